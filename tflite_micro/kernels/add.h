// Sums and differences of two operands, one run at a time: each function is a BroadcastRun (kernels/broadcast.h). A
// difference is the sum with the second operand's factor negated.
#ifndef TFLITE_MICRO_KERNELS_ADD_H_
#define TFLITE_MICRO_KERNELS_ADD_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Quantised sum of int8 or int16:
//   scaled(x, offset, multiplier, shift) = ((x + offset) << L) * multiplier / 2^31 / 2^shift, rounded twice
//   out = (scaled(a) + scaled(b)) * multiplier_out / 2^31 / 2^shift_out + offset_out, clamped to [lowest, highest]
// with L = kAddLeftShiftS8 or kAddLeftShiftS16. Offsets of inputs are minus their zero points. The input multipliers
// stand for factors of magnitude <= 0.5, so that the sum fits in 32 bits; right shifts are 0 .. 31.
struct AddQuantizedParams {
  int32_t multiplier_a;
  int32_t multiplier_b;
  int32_t multiplier_out;
  int16_t offset_a;
  int16_t offset_b;
  int16_t offset_out;
  int16_t lowest;
  int16_t highest;
  uint8_t shift_a;
  uint8_t shift_b;
  uint8_t shift_out;
};
inline constexpr int kAddLeftShiftS8 = 20;
inline constexpr int kAddLeftShiftS16 = 15;

// int16 whose scales are powers of two: out = a / 2^shift_a + sign_b * (b / 2^shift_b), quotients rounded half away
// from zero, the sum saturated to int16 and clamped to [lowest, highest].
struct AddShiftParams {
  int16_t lowest;
  int16_t highest;
  uint8_t shift_a;
  uint8_t shift_b;
  int8_t sign_b;
};

// out = a + sign_b * b clamped to [lowest, highest]; sign_b is 1 or -1. Integers wrap at 32 bits before the clamp.
struct AddParamsF32 {
  float sign_b;
  float lowest;
  float highest;
};
struct AddParamsS32 {
  int32_t sign_b;
  int32_t lowest;
  int32_t highest;
};

// `params`: AddQuantizedParams.
void AddS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
void AddS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
// `params`: AddShiftParams.
void AddShiftS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);
// `params`: AddParamsF32.
void AddF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
// `params`: AddParamsS32.
void AddS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ADD_H_
