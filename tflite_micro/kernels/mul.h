// Products of two operands, one run at a time: each function is a BroadcastRun (kernels/broadcast.h).
#ifndef TFLITE_MICRO_KERNELS_MUL_H_
#define TFLITE_MICRO_KERNELS_MUL_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// out = (a + offset_a) * (b + offset_b) * multiplier * 2^(shift - 31) + offset_out, clamped to [lowest, highest]; see
// MultiplyByQuantizedMultiplier() for the rounding. Offsets of inputs are minus their zero points; shift is -31 .. 30.
struct MulQuantizedParams {
  int32_t multiplier;
  int16_t offset_a;
  int16_t offset_b;
  int16_t offset_out;
  int16_t lowest;
  int16_t highest;
  int8_t shift;
};

// The product clamped to [lowest, highest]. Integers wrap at the width of their type before; INT32_MIN and INT32_MAX
// are no bounds, so that the same parameters serve every width.
struct MulParamsF32 {
  float lowest;
  float highest;
};
struct MulIntegerParams {
  int32_t lowest;
  int32_t highest;
};

// `params`: MulQuantizedParams.
void MulS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
void MulU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
void MulS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
// `params`: MulParamsF32.
void MulF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
// Integers that are not quantised. `params`: MulIntegerParams.
void MulIntegerS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                   const void* params);
void MulS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
void MulU32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
void MulS64(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_MUL_H_
