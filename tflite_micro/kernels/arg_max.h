// Where the largest or smallest element of a run is.
#ifndef TFLITE_MICRO_KERNELS_ARG_MAX_H_
#define TFLITE_MICRO_KERNELS_ARG_MAX_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// The index of the largest (or smallest) of `count` (>= 1) elements, `stride` apart; the first of several. A NaN is
// passed over; where there is nothing else, the index is 0.
using FindExtreme = int32_t (*)(const void* input, int32_t stride, int32_t count, bool largest);

int32_t FindExtremeS8(const void* input, int32_t stride, int32_t count, bool largest);
int32_t FindExtremeU8(const void* input, int32_t stride, int32_t count, bool largest);
int32_t FindExtremeS16(const void* input, int32_t stride, int32_t count, bool largest);
int32_t FindExtremeS32(const void* input, int32_t stride, int32_t count, bool largest);
int32_t FindExtremeS64(const void* input, int32_t stride, int32_t count, bool largest);
int32_t FindExtremeF32(const void* input, int32_t stride, int32_t count, bool largest);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ARG_MAX_H_
