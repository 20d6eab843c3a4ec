// Requantisation to int16 where the sum of products, which has up to 64 bits, fits in 32, and the factor is as networks
// have them: the upper half of one product, rounded. What Requantization::Apply() gives for a sum of 64 bits, less its
// clamping.
#ifndef TFLITE_MICRO_KERNELS_NARROW_FACTOR_H_
#define TFLITE_MICRO_KERNELS_NARROW_FACTOR_H_

#include <stdint.h>

#include "tflite_micro/kernels/requantization.h"
#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {

// A channel's factor for ScaleNarrow(); below 0 if only Requantization::Apply() will do. Outputs have no zero point.
inline int32_t NarrowFactor(const Requantization& requantization, int32_t channel) {
  const int32_t entry = channel & requantization.channel_mask;
  const int32_t multiplier = requantization.multipliers[entry];
  const int32_t shift = requantization.shifts[entry];
  if (multiplier == 0) return 0;
  if (multiplier < 0 || shift >= 0 || shift < -17) return -1;
  // See MultiplyByQuantizedMultiplier(), whose shift becomes one of 32.
  const int32_t reduced = multiplier < 0x7FFF0000 ? (multiplier + (1 << 15)) >> 16 : 0x7FFF;
  return reduced << (17 + shift);
}

inline int32_t ScaleNarrow(int32_t sum, int32_t factor) {
  return static_cast<int32_t>((int64_t{sum} * factor + (int64_t{1} << 31)) >> 32);
}

// Whether the sums of a depthwise convolution fit in 32 bits, with the bias in front, and all channels have a narrow
// factor.
inline bool HasNarrowSums(const WindowShape& shape, const Requantization& requantization, const int64_t* bias) {
  // So many products of int16 with int8 are at most 2^30.
  constexpr int32_t kMostTaps = 256;
  constexpr int64_t kMostBias = (int64_t{1} << 30) - 1;
  if (int64_t{shape.filter_height} * shape.filter_width > kMostTaps) return false;
  for (int32_t channel = 0; channel < shape.output_depth; ++channel) {
    if (bias != nullptr && (bias[channel] > kMostBias || bias[channel] < -kMostBias)) return false;
    if (NarrowFactor(requantization, channel) < 0) return false;
  }
  return true;
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_NARROW_FACTOR_H_
