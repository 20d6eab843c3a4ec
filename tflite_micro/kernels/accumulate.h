// Adding rows up, for SCATTER_ND and SEGMENT_SUM.
#ifndef TFLITE_MICRO_KERNELS_ACCUMULATE_H_
#define TFLITE_MICRO_KERNELS_ACCUMULATE_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Integers are known by their size, as sums that do not fit wrap around.
enum class SumType : uint8_t { kInteger8, kInteger16, kInteger32, kInteger64, kF32, kBool };

// sums[i] += elements[i] for i in [0, count). Of bool: whether one of them is true.
void AccumulateRow(SumType type, const void* elements, int32_t count, void* sums);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ACCUMULATE_H_
