// From float to integer, defined for every float.
#ifndef TFLITE_MICRO_KERNELS_ROUNDING_H_
#define TFLITE_MICRO_KERNELS_ROUNDING_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// `value` rounded to the nearest integer, halves away from zero, limited to +-2^24 (beyond any quantised value, and so
// that adding a zero point does not overflow). NaN counts as the lowest. Needs no call into a mathematics library.
inline int32_t RoundSaturating(float value) {
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

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ROUNDING_H_
