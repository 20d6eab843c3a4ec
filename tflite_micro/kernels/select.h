// Copies elements where a condition holds, one run at a time: each function is a BroadcastRun (kernels/broadcast.h)
// whose operands are the condition, bytes of which any but 0 is true, and the elements. Two walks, one for each value
// of the condition, select between two tensors.
#ifndef TFLITE_MICRO_KERNELS_SELECT_H_
#define TFLITE_MICRO_KERNELS_SELECT_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Elements of 8, 16, 32 and 64 bits; others of the output stay as they are. `params`: uint32_t, 1 to copy where the
// condition is true, 0 where it is false.
void CopyWhere8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params);
void CopyWhere16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);
void CopyWhere32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);
void CopyWhere64(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_SELECT_H_
