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

  // `Sum` is int32_t or int64_t, which round differently.
  template <typename Sum>
  int32_t Apply(Sum sum, int32_t channel) const {
    const int32_t entry = channel & channel_mask;
    const int32_t scaled = MultiplyByQuantizedMultiplier(sum, multipliers[entry], shifts[entry]);
    const uint32_t moved = static_cast<uint32_t>(scaled) + static_cast<uint32_t>(output_offset);
    return Clamp(static_cast<int32_t>(moved), lowest, highest);
  }
};

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_REQUANTIZATION_H_
