// Changes of representation, element by element: float to integers, integers to others of another scale, and back.
#ifndef TFLITE_MICRO_KERNELS_QUANTIZE_H_
#define TFLITE_MICRO_KERNELS_QUANTIZE_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// out = round(in / scale) + zero_point, halves away from zero, saturated to the type; NaN becomes its lowest value.
struct QuantizeParams {
  float scale;
  int32_t zero_point;
};
// out = (in - input_zero_point) * multiplier * 2^(shift - 31) + output_zero_point, saturated to the type; see
// MultiplyByQuantizedMultiplier() for the rounding.
struct RequantizeParams {
  int32_t multiplier;
  int32_t shift;
  int32_t input_zero_point;
  int32_t output_zero_point;
};
// out = scale * (in - zero_point).
struct DequantizeParams {
  float scale;
  int32_t zero_point;
};

// Converts `count` elements. The element types and what `params` points at are the function's.
using ElementConversion = void (*)(const void* input, void* output, int32_t count, const void* params);

// `params`: QuantizeParams.
void QuantizeF32ToS8(const void* input, void* output, int32_t count, const void* params);
void QuantizeF32ToU8(const void* input, void* output, int32_t count, const void* params);
void QuantizeF32ToS16(const void* input, void* output, int32_t count, const void* params);
void QuantizeF32ToS32(const void* input, void* output, int32_t count, const void* params);

// From one quantised type to another, of any two. Elements go through int32_t, so that there is one loop to read and
// one to write each type instead of one for each pair.
enum class QuantizedType : uint8_t { kS8, kU8, kS16, kS32 };
void Requantize(QuantizedType from, const void* input, QuantizedType to, void* output, int32_t count,
                const RequantizeParams& params);

// `params`: DequantizeParams.
void DequantizeS8(const void* input, void* output, int32_t count, const void* params);
void DequantizeU8(const void* input, void* output, int32_t count, const void* params);
void DequantizeS16(const void* input, void* output, int32_t count, const void* params);
// IEEE half to single precision; exact. No params.
void ConvertF16ToF32(const void* input, void* output, int32_t count, const void* params);
// Single to half precision, rounded to the nearest, halves to the even one; NaN stays one. No params.
void ConvertF32ToF16(const void* input, void* output, int32_t count, const void* params);

// Elements `first` to first + count - 1 of a table of integers with sign, which have 2, 4 or 8 bits. Those that share a
// byte start at its lowest bits.
struct PackedRow {
  const void* table;
  int bits;
  int32_t first;
  int32_t count;
};
// scale * element; returns the end of the output, which holds floats or, rounded once more, halves.
char* DequantizeToF32(const PackedRow& row, float scale, char* output);
char* DequantizeToF16(const PackedRow& row, float scale, char* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_QUANTIZE_H_
