// Where the largest or smallest element of a run is.
#ifndef TFLITE_MICRO_KERNELS_ARG_MAX_H_
#define TFLITE_MICRO_KERNELS_ARG_MAX_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// The index of the largest of `count` (>= 1) elements, `stride` apart, or of the smallest; the first of several. NaN is
// neither larger nor smaller than anything.
using ArgExtreme = int32_t (*)(const void* input, int32_t stride, int32_t count);

int32_t ArgMaxS8(const void* input, int32_t stride, int32_t count);
int32_t ArgMaxU8(const void* input, int32_t stride, int32_t count);
int32_t ArgMaxS16(const void* input, int32_t stride, int32_t count);
int32_t ArgMaxS32(const void* input, int32_t stride, int32_t count);
int32_t ArgMaxF32(const void* input, int32_t stride, int32_t count);
int32_t ArgMinS8(const void* input, int32_t stride, int32_t count);
int32_t ArgMinU8(const void* input, int32_t stride, int32_t count);
int32_t ArgMinS16(const void* input, int32_t stride, int32_t count);
int32_t ArgMinS32(const void* input, int32_t stride, int32_t count);
int32_t ArgMinF32(const void* input, int32_t stride, int32_t count);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ARG_MAX_H_
