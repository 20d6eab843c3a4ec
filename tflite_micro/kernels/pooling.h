// 2-D average, maximum and L2 pooling. The name says the type of the elements.
#ifndef TFLITE_MICRO_KERNELS_POOLING_H_
#define TFLITE_MICRO_KERNELS_POOLING_H_

#include <stdint.h>

#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {

// output[b, y, x, d] = mean or maximum of input[b, y * stride - padding + i, x ..., d] over the taps (i, j) that lie
// inside the input, clamped to [lowest, highest]. Input and output as in WindowShape, with equal depths and dilations
// of 1; every window meets the input. Integer means are rounded, halves away from zero.
void AveragePoolS8(const WindowShape& shape, int32_t lowest, int32_t highest, const int8_t* input, int8_t* output);
void AveragePoolU8(const WindowShape& shape, int32_t lowest, int32_t highest, const uint8_t* input, uint8_t* output);
void AveragePoolS16(const WindowShape& shape, int32_t lowest, int32_t highest, const int16_t* input, int16_t* output);
void AveragePoolF32(const WindowShape& shape, float lowest, float highest, const float* input, float* output);
void MaxPoolS8(const WindowShape& shape, int32_t lowest, int32_t highest, const int8_t* input, int8_t* output);
void MaxPoolU8(const WindowShape& shape, int32_t lowest, int32_t highest, const uint8_t* input, uint8_t* output);
void MaxPoolS16(const WindowShape& shape, int32_t lowest, int32_t highest, const int16_t* input, int16_t* output);
void MaxPoolF32(const WindowShape& shape, float lowest, float highest, const float* input, float* output);
// The root of the mean of squares instead.
void L2PoolF32(const WindowShape& shape, float lowest, float highest, const float* input, float* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_POOLING_H_
