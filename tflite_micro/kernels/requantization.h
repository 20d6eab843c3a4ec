// How a convolution's or a matrix product's accumulators become output values: the fixed-point factor of each output
// channel, and the output's zero point and range.
#ifndef TFLITE_MICRO_KERNELS_REQUANTIZATION_H_
#define TFLITE_MICRO_KERNELS_REQUANTIZATION_H_

#include <stdint.h>

#include "tflite_micro/kernels/fixed_point.h"

namespace tflite {
namespace kernels {

// One factor for all channels, or one for each; see MultiplyByQuantizedMultiplier() for what they mean.
struct Requantization {
  const int32_t* multipliers;
  const int8_t* shifts;
  // -1: a factor for each channel; 0: one for all.
  int32_t channel_mask;
  int32_t output_offset;
  int32_t lowest;
  int32_t highest;

  // The same for the channels from `channel` on.
  Requantization From(int32_t channel) const {
    const int32_t entry = channel & channel_mask;
    return {multipliers + entry, shifts + entry, channel_mask, output_offset, lowest, highest};
  }

  // `Sum` is int32_t or int64_t, which round differently.
  template <typename Sum>
  TFLM_ONE_COPY int32_t Apply(Sum sum, int32_t channel) const {
    const int32_t entry = channel & channel_mask;
    const int32_t scaled = MultiplyByQuantizedMultiplier(sum, multipliers[entry], shifts[entry]);
    const uint32_t moved = static_cast<uint32_t>(scaled) + static_cast<uint32_t>(output_offset);
    return Clamp(static_cast<int32_t>(moved), lowest, highest);
  }
};

// The same with factors of 63 bits, (high * 2^32 + low) * 2^(shift - 63), and one rounding, halves away from zero: the
// result of multiplying by a double. `high` is 0 or in [2^30, 2^31), `shift` is -31 .. 30.
struct PreciseRequantization {
  const uint32_t* highs;
  const uint32_t* lows;
  const int8_t* shifts;
  // -1: a factor for each channel; 0: one for all.
  int32_t channel_mask;
  int32_t output_offset;
  int32_t lowest;
  int32_t highest;

  // The same for the channels from `channel` on.
  PreciseRequantization From(int32_t channel) const {
    const int32_t entry = channel & channel_mask;
    return {highs + entry, lows + entry, shifts + entry, channel_mask, output_offset, lowest, highest};
  }

  TFLM_ONE_COPY int32_t Apply(int32_t sum, int32_t channel) const {
    const uint32_t magnitude = sum < 0 ? 0u - static_cast<uint32_t>(sum) : static_cast<uint32_t>(sum);
    return ApplyNarrow(magnitude, sum < 0, channel & channel_mask);
  }
  TFLM_ONE_COPY int32_t Apply(int64_t sum, int32_t channel) const {
    const uint64_t magnitude = sum < 0 ? 0u - static_cast<uint64_t>(sum) : static_cast<uint64_t>(sum);
    const int32_t entry = channel & channel_mask;
    if (magnitude >> 32 == 0) return ApplyNarrow(static_cast<uint32_t>(magnitude), sum < 0, entry);
    return Finish(Saturate(ScaleWide(magnitude, entry)), sum < 0);
  }

 private:
  // Past any output's range, and not past an int32's with an offset added.
  static constexpr uint64_t kSaturated = uint64_t{1} << 30;

  // The product's bits from 32 on. What is lost below does not matter: halves are decided by the highest bit that is
  // shifted out.
  uint64_t Product(uint32_t magnitude, int32_t entry) const {
    return uint64_t{magnitude} * highs[entry] + ((uint64_t{magnitude} * lows[entry]) >> 32);
  }

  int32_t ApplyNarrow(uint32_t magnitude, bool is_negative, int32_t entry) const {
#ifndef __OPTIMIZE_SIZE__
    const int shift = shifts[entry];
    // The usual case takes the product's upper half alone.
    if (shift <= -2) {
      const uint32_t doubled = static_cast<uint32_t>(Product(magnitude, entry) >> 32) >> (-2 - shift);
      return Finish(static_cast<int32_t>((doubled + 1) >> 1), is_negative);
    }
#endif
    return Finish(Saturate(ScaleNarrow(magnitude, entry)), is_negative);
  }

  TFLM_ONE_COPY uint64_t ScaleNarrow(uint32_t magnitude, int32_t entry) const {
    const int right = 31 - shifts[entry];
    return (Product(magnitude, entry) + (uint64_t{1} << (right - 1))) >> right;
  }

  // For magnitudes of 2^32 and above.
  uint64_t ScaleWide(uint64_t magnitude, int32_t entry) const {
    if (highs[entry] == 0) return 0;
    if (shifts[entry] > -2) return kSaturated;
    const uint64_t upper = magnitude >> 32;
    const uint64_t lower = magnitude & UINT32_MAX;
    const uint64_t lower_high = lower * highs[entry];
    const uint64_t upper_low = upper * lows[entry];
    const uint64_t carry = ((lower * lows[entry]) >> 32) + (lower_high & UINT32_MAX) + (upper_low & UINT32_MAX);
    // The product's bits from 64 on.
    const uint64_t product = upper * highs[entry] + (lower_high >> 32) + (upper_low >> 32) + (carry >> 32);
    const int right = -1 - shifts[entry];
    return (product + (uint64_t{1} << (right - 1))) >> right;
  }

  static int32_t Saturate(uint64_t scaled) { return static_cast<int32_t>(scaled < kSaturated ? scaled : kSaturated); }

  int32_t Finish(int32_t magnitude, bool is_negative) const {
    return Clamp((is_negative ? -magnitude : magnitude) + output_offset, lowest, highest);
  }
};

// In the place of one of the above: the accumulators themselves are the output.
struct KeepSums {
  int32_t Apply(int32_t sum, int32_t) const { return sum; }
};

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_REQUANTIZATION_H_
