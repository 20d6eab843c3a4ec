// Quotients and remainders of two operands, one run at a time: each function but the first is a BroadcastRun
// (kernels/broadcast.h). Divisors that are integers must not be 0 (quantised: not the zero point).
#ifndef TFLITE_MICRO_KERNELS_DIV_H_
#define TFLITE_MICRO_KERNELS_DIV_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Whether one of `count` elements of `bytes` (1, 2, 4 or 8) is `zero`; the bits of `mask` are compared, extended by its
// sign.
bool HasZeroDivisor(const void* elements, int32_t count, int bytes, int32_t zero, int32_t mask);

// Quantised: quotient = (a + offset_a) / (b + offset_b) * multiplier * 2^(shift - 31) + offset_out, clamped to
// [lowest, highest], by way of a reciprocal in fixed point. Offsets of inputs are minus the zero points; shift is
// -31 .. 30.
struct DivQuantizedParams {
  int32_t multiplier;
  int16_t offset_a;
  int16_t offset_b;
  int16_t offset_out;
  int16_t lowest;
  int16_t highest;
  int16_t shift;
};
// The quotient clamped to [lowest, highest]. Integers are truncated towards 0; INT32_MIN / -1 wraps.
struct DivParamsF32 {
  float lowest;
  float highest;
};
struct DivParamsS32 {
  int32_t lowest;
  int32_t highest;
};

// `params`: DivQuantizedParams.
void DivS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
void DivU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
void DivS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
// `params`: DivParamsF32.
void DivF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
// `params`: DivParamsS32.
void DivS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);

// The quotient rounded down; the lowest integer divided by -1 wraps. No params.
void FloorDivS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params);
void FloorDivS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);
void FloorDivS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);
void FloorDivS64(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);
void FloorDivF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);

// a - b * floor(a / b), which has the sign of b. No params.
void FloorModS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params);
void FloorModS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);
void FloorModS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);
void FloorModS64(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);
void FloorModF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_DIV_H_
