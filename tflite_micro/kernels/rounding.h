// From float to integer, defined for every float, and from integers wider than a float.
#ifndef TFLITE_MICRO_KERNELS_ROUNDING_H_
#define TFLITE_MICRO_KERNELS_ROUNDING_H_

#include <stdint.h>

#include "tflite_micro/kernels/fixed_point.h"

namespace tflite {
namespace kernels {

// `value` rounded to the nearest integer, halves away from zero, limited to +-2^24 (beyond any quantised value, and so
// that adding a zero point does not overflow). NaN counts as the lowest. Needs no call into a mathematics library.
TFLM_ONE_COPY inline int32_t RoundSaturating(float value) {
  constexpr float kLimit = 16777216.0f;
  if (!(value > -kLimit)) return -(int32_t{1} << 24);
  if (value >= kLimit) return int32_t{1} << 24;
  const int32_t towards_zero = static_cast<int32_t>(value);
  // Exact: both have the same exponent, or the integer is 0.
  const float rest = value - static_cast<float>(towards_zero);
  if (rest >= 0.5f) return towards_zero + 1;
  if (rest <= -0.5f) return towards_zero - 1;
  return towards_zero;
}

// The nearest float, halves to the even one: the conversion. That of a library comes with addition for processors
// without floats.
__attribute__((noinline)) inline float FloatOf(int64_t value) {
  uint64_t magnitude = value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  float scale = value < 0 ? -1.0f : 1.0f;
  // A float is decided by the upper 32 bits and by whether those below are zero.
  const auto upper = static_cast<uint32_t>(magnitude >> 32);
  if (upper != 0) {
    const int shift = 31 - __builtin_clz(upper);
    const bool has_rest = (magnitude & ((uint64_t{2} << shift) - 1)) != 0;
    magnitude = magnitude >> (shift + 1) | (has_rest ? 1 : 0);
    scale *= 2 * static_cast<float>(uint32_t{1} << shift);
  }
  return static_cast<float>(static_cast<uint32_t>(magnitude)) * scale;
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ROUNDING_H_
