// Logic on booleans and on the bits of integers. Those with two operands are BroadcastRuns (kernels/broadcast.h).
#ifndef TFLITE_MICRO_KERNELS_BITWISE_H_
#define TFLITE_MICRO_KERNELS_BITWISE_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Any function of two booleans: the result for a and b is bit 2 * a + b of the table.
struct LogicalParams {
  uint32_t truth_table;
};
inline constexpr uint32_t kLogicalAnd = 0x8;
inline constexpr uint32_t kLogicalOr = 0xE;

// Any byte but 0 is true; writes bytes of 0 or 1. `params`: LogicalParams.
void Logical(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
             const void* params);
void LogicalNot(const uint8_t* input, uint8_t* output, int size);

// Exclusive or of elements of 8, 16 and 32 bits. No params.
void Xor8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
void Xor16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
void Xor32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);

// a >> b, by fewer bits than the type has: a larger b counts as that, a negative one as 0. Signed types repeat the
// sign. No params.
void RightShiftS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                  const void* params);
void RightShiftU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                  const void* params);
void RightShiftS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                   const void* params);
void RightShiftU16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                   const void* params);
void RightShiftS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                   const void* params);
void RightShiftU32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                   const void* params);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_BITWISE_H_
