// Sums and differences of two operands, one run at a time: each function is a BroadcastRun (kernels/broadcast.h). A
// difference is the sum with the second operand's factor negated.
#ifndef TFLITE_MICRO_KERNELS_ADD_H_
#define TFLITE_MICRO_KERNELS_ADD_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Quantised sum of int8 or int16. Both operands are brought to a common scale, twice the larger of theirs, with
// kAddLeftShift... more bits, so that
//   larger  = (x + offset_larger) * sign_larger * 2^(left shift - 1), exactly
//   smaller = ((x + offset_smaller) << left shift) * multiplier_smaller / 2^31 / 2^shift_smaller, rounded twice
//   out = (larger + smaller) * multiplier_out / 2^31 / 2^shift_out + offset_out, rounded twice, in [lowest, highest]
// where "larger" is the operand of the larger scale. Quotients by 2^31 are rounded with halves up, those by shifts with
// halves away from zero. Offsets of inputs are minus their zero points; int16 has none. `multiplier_smaller` is
// negative where that operand is subtracted; with its shift it stands for a factor of magnitude <= 0.5. Shifts are 0
// .. 31.
struct AddQuantizedParams {
  int32_t multiplier_smaller;
  int32_t multiplier_out;
  int16_t offset_larger;
  int16_t offset_smaller;
  int16_t offset_out;
  int16_t lowest;
  int16_t highest;
  uint8_t shift_smaller;
  uint8_t shift_out;
  int8_t sign_larger;   // 1 or -1
  uint8_t b_is_larger;  // 0: a has the larger scale, or both the same
  uint8_t unused[2];
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

// out = a + sign_b * b clamped to [lowest, highest]; sign_b is 1 or -1. Integers wrap at the width of their type before
// the clamp; INT32_MIN and INT32_MAX are no bounds, so that the same parameters serve every width.
struct AddParamsF32 {
  float sign_b;
  float lowest;
  float highest;
};
struct AddIntegerParams {
  int32_t sign_b;
  int32_t lowest;
  int32_t highest;
};

// `params`: AddQuantizedParams.
void AddS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
void AddU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
void AddS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
// `params`: AddShiftParams.
void AddShiftS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);
// `params`: AddParamsF32.
void AddF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
// Integers that are not quantised. `params`: AddIntegerParams.
void AddIntegerS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                   const void* params);
void AddS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
void AddS64(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ADD_H_
