// Requantisation of sums with what depends on the channel alone settled beforehand, in six instructions, for factors
// and sums as networks have them.
//
// SMMLAR (sum, 2 * multiplier, sum) is the product's upper half, rounded: 2 * multiplier is at least 2^31, so as a
// signed number it is 2^32 too small, which the third operand makes up for. The output's offset is added before the
// rounding shift, times 2^shift.
#ifndef TFLITE_MICRO_KERNELS_ARM_DSP_USUAL_REQUANTIZATION_H_
#define TFLITE_MICRO_KERNELS_ARM_DSP_USUAL_REQUANTIZATION_H_

#include <stdint.h>

#include "tflite_micro/kernels/factor_kind.h"
#include "tflite_micro/kernels/requantization.h"

namespace tflite {
namespace kernels {
namespace arm_dsp {

// That of a channel of FactorKind::kUsual; assembly code knows the order. saturate((p + (p < 0 ? -1 : 0) + addend) >>
// right_shift), where p is the product's upper half.
struct UsualFactor {
  int32_t doubled_multiplier;
  int32_t addend;
  int32_t right_shift;
};

// `doubled_offset`: the output's offset times 2, and 1.
inline UsualFactor FactorOf(int32_t multiplier, int32_t shift, int32_t doubled_offset) {
  return {static_cast<int32_t>(static_cast<uint32_t>(multiplier) << 1), doubled_offset * (1 << (-1 - shift)), -shift};
}

inline int8_t Requantize(const UsualFactor& factor, int32_t sum) {
  int32_t product;
  __asm__("smmlar %0, %1, %2, %1" : "=r"(product) : "r"(sum), "r"(factor.doubled_multiplier));
  int32_t value = (product + (product >> 31) + factor.addend) >> factor.right_shift;
  __asm__("ssat %0, #8, %1" : "=r"(value) : "r"(value));
  return static_cast<int8_t>(value);
}

// The same for any sum, where the shift is at least this: what saturates before it is beyond 8 bits behind it.
constexpr int32_t kLeastShiftOfAny = -23;
inline int32_t RequantizeAny(const UsualFactor& factor, int32_t sum) {
  int32_t product;
  __asm__("smmlar %0, %1, %2, %1" : "=r"(product) : "r"(sum), "r"(factor.doubled_multiplier));
  int32_t value = product + (product >> 31);
  __asm__("qadd %0, %1, %2" : "=r"(value) : "r"(value), "r"(factor.addend));
  value >>= factor.right_shift;
  __asm__("ssat %0, #8, %1" : "=r"(value) : "r"(value));
  return value;
}

// MultiplyByQuantizedMultiplier() of any value, where the multiplier is 2^30 and above and the shift one to the right
// (ScalesFast()): `doubled` is the multiplier times 2, `half_shift` the shift to the right less 1.
inline bool ScalesFast(int32_t multiplier, int32_t shift) { return multiplier >= 1 << 30 && shift < 0; }

// The product's upper half alone.
inline int32_t ScaleByUpperHalf(int32_t doubled, int32_t value) {
  int32_t product;
  __asm__("smmlar %0, %1, %2, %1" : "=r"(product) : "r"(value), "r"(doubled));
  return product;
}

inline int32_t ScaleFast(int32_t doubled, int32_t half_shift, int32_t value) {
  const int32_t product = ScaleByUpperHalf(doubled, value);
  return (((product + (product >> 31)) >> half_shift) + 1) >> 1;
}

}  // namespace arm_dsp
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ARM_DSP_USUAL_REQUANTIZATION_H_
