// What can be known of a channel's outputs before any of its sums is computed.
#ifndef TFLITE_MICRO_KERNELS_FACTOR_KIND_H_
#define TFLITE_MICRO_KERNELS_FACTOR_KIND_H_

#include <stdint.h>

#include "tflite_micro/kernels/requantization.h"

namespace tflite {
namespace kernels {

// How the sums of a channel are requantised.
enum class FactorKind : uint8_t {
  kUsual,     // sums are below 2^30, the multiplier is 2^30 and above, the shift is one to the right by 1 to 20, and
              // outputs have the range of int8
  kConstant,  // to the same value whatever the input is
  kUnusual,   // by Requantization::Apply()
};

// The kind of a channel whose sums are those of `products` products of int8 values, one of them with an offset of -127
// .. 128, and the bias. Quantisation of weights that are all but zero leaves channels with a tiny factor and a bias at
// the end of its range, where the weights do not matter.
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

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_FACTOR_KIND_H_
