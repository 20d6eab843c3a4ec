// Squared differences, powers and angles of two operands, one run at a time: each function is a BroadcastRun
// (kernels/broadcast.h).
#ifndef TFLITE_MICRO_KERNELS_BINARY_MATH_H_
#define TFLITE_MICRO_KERNELS_BINARY_MATH_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Quantised int8 and uint8: both operands are brought to a common scale, twice the larger of theirs, with
// kSquaredDifferenceLeftShift more bits:
//   x = ((a + offset) << left shift) * multiplier * 2^(shift - 31), rounded twice
//   out = (x_a - x_b)^2 * multiplier_out * 2^(shift_out - 31) + offset_out, rounded twice, clamped to the type
// Offsets of inputs are minus the zero points. Shifts are -31 .. 0, that of the output up to 30.
struct SquaredDifference8Params {
  int32_t multiplier_a;
  int32_t multiplier_b;
  int32_t multiplier_out;
  int16_t offset_a;
  int16_t offset_b;
  int16_t offset_out;
  int8_t shift_a;
  int8_t shift_b;
  int8_t shift_out;
  uint8_t unused[3];
};
inline constexpr int kSquaredDifferenceLeftShift = 7;
// int16 in float arithmetic: (a * scale_a - b * scale_b)^2 / scale_out, rounded half away from zero and saturated.
struct SquaredDifferenceS16Params {
  float scale_a;
  float scale_b;
  float scale_out;
};

// `params`: SquaredDifference8Params.
void SquaredDifferenceS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                         const void* params);
void SquaredDifferenceU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                         const void* params);
// `params`: SquaredDifferenceS16Params.
void SquaredDifferenceS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                          const void* params);
// No params; difference and square wrap at 32 bits.
void SquaredDifferenceS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                          const void* params);
// No params.
void SquaredDifferenceF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                          const void* params);

// a^b. No params. Integers saturate; their exponents must not be negative, and 0^0 is 1.
void PowF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);
void PowS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params);

// The angle of the point (b, a) in [-pi, pi]. No params.
void Atan2F32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
              const void* params);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_BINARY_MATH_H_
