#include <string.h>

#include "tflite_micro/kernels/quantize.h"

namespace tflite {
namespace kernels {
namespace {

template <typename T>
void Dequantize(const void* input, void* output, int32_t count, const void* params) {
  const DequantizeParams p = *static_cast<const DequantizeParams*>(params);
  const T* from = static_cast<const T*>(input);
  float* to = static_cast<float*>(output);
  for (int32_t i = 0; i < count; ++i) {
    // The difference is exact in a float, so that the product is rounded once.
    to[i] = p.scale * static_cast<float>(static_cast<int32_t>(from[i]) - p.zero_point);
  }
}

// The bits of a single-precision number from those of a half.
uint32_t Widen(uint16_t half) {
  const uint32_t sign = static_cast<uint32_t>(half & 0x8000) << 16;
  uint32_t exponent = half >> 10 & 0x1F;
  uint32_t fraction = half & 0x3FF;
  if (exponent == 0x1F) return sign | 0x7F800000 | fraction << 13;  // infinity and NaN
  if (exponent == 0) {
    if (fraction == 0) return sign;
    // Subnormal: shift until the leading one is where a normal number hides it.
    exponent = 1;
    while ((fraction & 0x400) == 0) {
      fraction <<= 1;
      --exponent;  // wraps below 0; the sum below is right modulo 2^32
    }
    fraction &= 0x3FF;
  }
  return sign | (exponent + (127 - 15)) << 23 | fraction << 13;
}

// The 16-bit float nearest to `value`, halves to the even one.
uint16_t Half(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof(bits));
  const uint32_t sign = bits >> 16 & 0x8000;
  uint32_t magnitude = bits & 0x7FFFFFFF;
  if (magnitude > 0x7F800000) return static_cast<uint16_t>(sign | 0x7E00);
  if (magnitude >= 0x477FF000) return static_cast<uint16_t>(sign | 0x7C00);  // 65520 and above
  if (magnitude < 0x38800000) {
    // Below 2^-14: adding 1/2, whose last bit is 2^-24, rounds to what a half keeps.
    float sum;
    memcpy(&sum, &magnitude, sizeof(sum));
    sum += 0.5f;
    memcpy(&bits, &sum, sizeof(bits));
    return static_cast<uint16_t>(sign | (bits - 0x3F000000));
  }
  magnitude += 0xFFF + (magnitude >> 13 & 1);
  return static_cast<uint16_t>(sign | ((magnitude - 0x38000000) >> 13));
}

// Element `index`, its sign extended.
int32_t PackedElement(const PackedRow& row, int32_t index) {
  const auto* bytes = static_cast<const uint8_t*>(row.table);
  if (row.bits == 8) return static_cast<int8_t>(bytes[index]);
  const int in_byte = row.bits == 4 ? index & 1 : index & 3;
  const int32_t byte = row.bits == 4 ? index >> 1 : index >> 2;
  // The element moves to the top of a byte with sign and down again.
  const auto shifted = static_cast<int8_t>(static_cast<uint8_t>(bytes[byte] << (8 - row.bits * (in_byte + 1))));
  return shifted >> (8 - row.bits);
}

}  // namespace

void DequantizeS8(const void* input, void* output, int32_t count, const void* params) {
  Dequantize<int8_t>(input, output, count, params);
}
void DequantizeU8(const void* input, void* output, int32_t count, const void* params) {
  Dequantize<uint8_t>(input, output, count, params);
}
void DequantizeS16(const void* input, void* output, int32_t count, const void* params) {
  Dequantize<int16_t>(input, output, count, params);
}

void ConvertF16ToF32(const void* input, void* output, int32_t count, const void*) {
  const uint16_t* from = static_cast<const uint16_t*>(input);
  float* to = static_cast<float*>(output);
  for (int32_t i = 0; i < count; ++i) {
    const uint32_t bits = Widen(from[i]);
    memcpy(&to[i], &bits, sizeof(bits));
  }
}

void ConvertF32ToF16(const void* input, void* output, int32_t count, const void*) {
  const float* from = static_cast<const float*>(input);
  uint16_t* to = static_cast<uint16_t*>(output);
  for (int32_t i = 0; i < count; ++i) to[i] = Half(from[i]);
}

char* DequantizeToF32(const PackedRow& row, float scale, char* output) {
  float* to = reinterpret_cast<float*>(output);
  for (int32_t i = 0; i < row.count; ++i) *to++ = scale * static_cast<float>(PackedElement(row, row.first + i));
  return reinterpret_cast<char*>(to);
}

char* DequantizeToF16(const PackedRow& row, float scale, char* output) {
  uint16_t* to = reinterpret_cast<uint16_t*>(output);
  for (int32_t i = 0; i < row.count; ++i) *to++ = Half(scale * static_cast<float>(PackedElement(row, row.first + i)));
  return reinterpret_cast<char*>(to);
}

}  // namespace kernels
}  // namespace tflite
