// How sums become outputs: what each channel's sum starts with, and its factor, for vectors of channels.
#ifndef TFLITE_MICRO_KERNELS_X86_CHANNEL_FACTORS_H_
#define TFLITE_MICRO_KERNELS_X86_CHANNEL_FACTORS_H_

#include <stdint.h>
#include <string.h>

#include "tflite_micro/kernels/requantization.h"

namespace tflite {
namespace kernels {
namespace x86 {

// The vectors of all instruction sets have a number of lanes that divides this one.
constexpr int32_t kFactorChannels = 16;

// Of kFactorChannels channels. Those that do not exist have zeros.
struct ChannelFactors {
  int32_t starts[kFactorChannels];
  int32_t multipliers[kFactorChannels];
  int32_t shifts[kFactorChannels];  // to the right, 1 .. 31
  // Where AreSmall(): the high halves of what is added to twice the products with the multipliers, so that they can be
  // shifted at once: half of what the shift divides by and the output's offset. The low halves, 2^31, stand before
  // them, in one array before those of even channels and in another before those of odd ones.
  int32_t even_addends[kFactorChannels];
  int32_t odd_addends[kFactorChannels];
  // Whether no step overflows with all of these channels' sums.
  int32_t are_small[kFactorChannels];  // one value
};

// Whether the factors of all channels shift to the right, as those of vectors do. A factor of 0 goes with any shift.
inline bool AreUsual(const Requantization& requantization, int32_t channels) {
  bool are_usual = true;
  for (int32_t channel = 0; channel < channels; ++channel) {
    const int32_t entry = channel & requantization.channel_mask;
    are_usual &= requantization.shifts[entry] < 0 || requantization.multipliers[entry] == 0;
  }
  return are_usual;
}

// The addends, for shifts that are small.
inline void FillAddends(int32_t output_offset, ChannelFactors* factors) {
  for (int32_t i = 0; i < kFactorChannels; ++i) {
    int32_t* const addends = i % 2 == 0 ? factors->even_addends : factors->odd_addends;
    addends[i / 2 * 2] = INT32_MIN;
    addends[i / 2 * 2 + 1] = (1 << (factors->shifts[i] - 1)) + output_offset * (1 << factors->shifts[i]);
  }
}

// The factors of `count` <= kFactorChannels channels from `first` on, starting with the bias, for sums of `products`
// products.
inline void FillFactors(const Requantization& requantization, const int32_t* bias, int32_t first, int32_t count,
                        int64_t products, ChannelFactors* factors) {
  // A product of a weight with an activation and any offset is below 2^15 in magnitude.
  constexpr int64_t kSmallSum = 1 << 29;
  constexpr int32_t kSmallShift = 21;
  const int64_t least_bias = products << 15;
  memset(factors, 0, sizeof(*factors));
  bool are_small = true;
  for (int32_t i = 0; i < kFactorChannels; ++i) {
    if (i < count) {
      const int32_t entry = (first + i) & requantization.channel_mask;
      factors->starts[i] = bias != nullptr ? bias[first + i] : 0;
      factors->multipliers[i] = requantization.multipliers[entry];
      factors->shifts[i] = -requantization.shifts[entry];
    }
    if (factors->multipliers[i] == 0) factors->shifts[i] = 1;
    const int64_t start = factors->starts[i];
    are_small &= factors->shifts[i] <= kSmallShift && (start < 0 ? -start : start) + least_bias < kSmallSum;
  }
  factors->are_small[0] = are_small ? 1 : 0;
  if (are_small) FillAddends(requantization.output_offset, factors);
}

}  // namespace x86
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_X86_CHANNEL_FACTORS_H_
