// Rows divided by their Euclidean norm. All: `input` and `output` are [rows, depth], contiguous, depth >= 1, and may be
// the same.
#ifndef TFLITE_MICRO_KERNELS_L2_NORMALIZATION_H_
#define TFLITE_MICRO_KERNELS_L2_NORMALIZATION_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Norms below 1e-6 count as that.
void L2NormalizeF32(int rows, int depth, const float* input, float* output);

// Output quantised with scale 1/128 and zero point 0 (int8) or 128 (uint8), by an inverse square root in fixed point.
void L2NormalizeS8(int rows, int depth, int32_t input_zero_point, const int8_t* input, int8_t* output);
void L2NormalizeU8(int rows, int depth, int32_t input_zero_point, const uint8_t* input, uint8_t* output);
// Zero points of 0; in float arithmetic, rounded once, halves away from zero, and saturated.
void L2NormalizeS16(int rows, int depth, float output_scale, const int16_t* input, int16_t* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_L2_NORMALIZATION_H_
