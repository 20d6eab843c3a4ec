// Requantisation of sums with what depends on the channel alone settled beforehand, in six instructions, for factors
// and sums as networks have them.
//
// SMMLAR (sum, 2 * multiplier, sum) is the product's upper half, rounded: 2 * multiplier is at least 2^31, so as a
// signed number it is 2^32 too small, which the third operand makes up for. The output's offset is added before the
// rounding shift, times 2^shift.
#ifndef TFLITE_MICRO_KERNELS_ARM_DSP_USUAL_REQUANTIZATION_H_
#define TFLITE_MICRO_KERNELS_ARM_DSP_USUAL_REQUANTIZATION_H_

#include <stdint.h>

#include "tflite_micro/kernels/requantization.h"

namespace tflite {
namespace kernels {
namespace arm_dsp {

// One channel's, whose multiplier is 2^30 and above and whose shift to the right is 1 to 20; assembly code knows the
// order. saturate(((p + (p < 0 ? -1 : 0) + addend) >> right_shift)), where p is
// the product's upper half.
struct UsualFactor {
  int32_t doubled_multiplier;
  int32_t addend;
  int32_t right_shift;
};

// How the sums of a channel are requantised.
enum class FactorKind : uint8_t {
  kUsual,     // by Requantize()
  kConstant,  // to the same value whatever the input is
  kUnusual,   // by Requantization::Apply()
};

// The kind of a channel whose sums are those of `products` products of int8 values, one of them with an offset of -127
// .. 128, and the bias. In the usual case sums are below 2^30, the shift is one to the right by 1 to 20, and outputs
// have the range of int8. Quantisation of weights that are all but zero leaves channels with a tiny factor and a bias
// at the end of its range, where the weights do not matter.
inline FactorKind KindOf(const Requantization& requantization, int32_t channel, int32_t bias, int32_t products) {
  constexpr int32_t kLimit = 1 << 29;
  constexpr int32_t kLargestProduct = 1 << 15;
  const int32_t entry = channel & requantization.channel_mask;
  const int32_t shift = requantization.shifts[entry];
  if (products >= kLimit / kLargestProduct || shift >= 0) return FactorKind::kUnusual;
  if (shift >= -20 && requantization.multipliers[entry] >= 1 << 30 && bias < kLimit && bias > -kLimit &&
      requantization.lowest == INT8_MIN && requantization.highest == INT8_MAX) {
    return FactorKind::kUsual;
  }
  const int32_t range = products * kLargestProduct;
  if (bias > INT32_MAX - range || bias < INT32_MIN + range) return FactorKind::kUnusual;
  // What Apply() gives never falls where the sum rises.
  return requantization.Apply(bias - range, channel) == requantization.Apply(bias + range, channel)
             ? FactorKind::kConstant
             : FactorKind::kUnusual;
}

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

}  // namespace arm_dsp
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ARM_DSP_USUAL_REQUANTIZATION_H_
