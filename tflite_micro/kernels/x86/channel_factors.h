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

// Inlined into the functions of each instruction set, so that loops over all of kFactorChannels become vectors.
#define TFLM_FACTORS_INLINE inline __attribute__((always_inline))

// Whether the factors of all channels shift to the right, as those of vectors do. A factor of 0 goes with any shift.
inline bool AreUsual(const Requantization& requantization, int32_t channels) {
  constexpr uint64_t kSigns = 0x8080808080808080u;
  if (requantization.channel_mask == 0) channels = 1;
  int32_t channel = 0;
  for (; channel + 8 <= channels; channel += 8) {
    uint64_t shifts;
    memcpy(&shifts, requantization.shifts + channel, sizeof(shifts));
    if ((shifts & kSigns) != kSigns) break;
  }
  bool are_usual = true;
  for (; channel < channels; ++channel) {
    are_usual &= requantization.shifts[channel] < 0 || requantization.multipliers[channel] == 0;
  }
  return are_usual;
}

// The addends, for shifts that are small.
TFLM_FACTORS_INLINE void FillAddends(int32_t output_offset, ChannelFactors* factors) {
  constexpr uint64_t kLowHalf = uint64_t{1} << 31;
  int32_t addends[kFactorChannels];
  for (int32_t i = 0; i < kFactorChannels; ++i) {
    const int32_t shift = factors->shifts[i];
    addends[i] = (1 << (shift - 1)) + output_offset * (1 << shift);
  }
  uint64_t pairs[kFactorChannels / 2];
  uint64_t even[kFactorChannels / 2];
  memcpy(pairs, addends, sizeof(pairs));
  for (int32_t i = 0; i < kFactorChannels / 2; ++i) {
    even[i] = pairs[i] << 32 | kLowHalf;
    pairs[i] = (pairs[i] >> 32 << 32) | kLowHalf;
  }
  memcpy(factors->even_addends, even, sizeof(even));
  memcpy(factors->odd_addends, pairs, sizeof(pairs));
}

// The factors of `count` <= kFactorChannels channels from `first` on, starting with the bias, for sums of `products`
// products.
TFLM_FACTORS_INLINE void FillFactors(const Requantization& requantization, const int32_t* bias, int32_t first,
                                     int32_t count, int64_t products, ChannelFactors* factors) {
  // A product of a weight with an activation and any offset is below 2^15 in magnitude.
  constexpr int64_t kSmallSum = 1 << 29;
  constexpr int32_t kSmallShift = 21;
  const bool is_whole = count == kFactorChannels;
  for (int32_t i = 0; i < kFactorChannels; ++i) factors->starts[i] = 0;
  if (bias != nullptr && is_whole) {
    for (int32_t i = 0; i < kFactorChannels; ++i) factors->starts[i] = bias[first + i];
  } else if (bias != nullptr) {
    for (int32_t i = 0; i < count; ++i) factors->starts[i] = bias[first + i];
  }
  const int32_t entry = first & requantization.channel_mask;
  if (requantization.channel_mask != 0 && is_whole) {
    for (int32_t i = 0; i < kFactorChannels; ++i) factors->multipliers[i] = requantization.multipliers[entry + i];
    for (int32_t i = 0; i < kFactorChannels; ++i) factors->shifts[i] = -requantization.shifts[entry + i];
  } else {
    const int32_t step = requantization.channel_mask & 1;
    for (int32_t i = 0; i < kFactorChannels; ++i) {
      factors->multipliers[i] = i < count ? requantization.multipliers[entry + i * step] : 0;
      factors->shifts[i] = i < count ? -requantization.shifts[entry + i * step] : 1;
    }
  }
  uint32_t largest_start = 0;
  int32_t largest_shift = 0;
  for (int32_t i = 0; i < kFactorChannels; ++i) {
    const int32_t shift = factors->multipliers[i] == 0 ? 1 : factors->shifts[i];
    const uint32_t start = static_cast<uint32_t>(factors->starts[i]);
    const uint32_t magnitude = factors->starts[i] < 0 ? 0u - start : start;
    factors->shifts[i] = shift;
    if (shift > largest_shift) largest_shift = shift;
    if (magnitude > largest_start) largest_start = magnitude;
  }
  const bool are_small = largest_shift <= kSmallShift && largest_start + (products << 15) < kSmallSum;
  factors->are_small[0] = are_small ? 1 : 0;
  if (are_small) FillAddends(requantization.output_offset, factors);
}

#undef TFLM_FACTORS_INLINE

}  // namespace x86
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_X86_CHANNEL_FACTORS_H_
