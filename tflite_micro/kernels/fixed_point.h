// Fixed-point arithmetic that every integer kernel shares. The results are defined to the bit: rounding and saturation
// follow the reference arithmetic of the .tflite format's quantised operators.
#ifndef TFLITE_MICRO_KERNELS_FIXED_POINT_H_
#define TFLITE_MICRO_KERNELS_FIXED_POINT_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Where code is to be small, one copy of each longer function.
#ifdef __OPTIMIZE_SIZE__
#define TFLM_ONE_COPY __attribute__((noinline))
#else
#define TFLM_ONE_COPY
#endif

template <typename T>
inline T Clamp(T value, T lowest, T highest) {
  return value < lowest ? lowest : value > highest ? highest : value;
}

// floor(a * b / 2^31 + 1/2) for any but INT32_MIN * INT32_MIN: the product's high half, rounded, halves upwards.
#ifdef __ARM_ARCH_6M__
// Armv6-M has the lower halves of products alone, so four products of 16 bits do it.
__attribute__((noinline)) constexpr inline int32_t RoundedHighProduct(int32_t a, int32_t b) {
  const int32_t a_low = a & 0xFFFF;
  const int32_t b_low = b & 0xFFFF;
  const int32_t a_high = a >> 16;
  const int32_t b_high = b >> 16;
  const uint32_t lower = static_cast<uint32_t>(a_low) * static_cast<uint32_t>(b_low);
  const int32_t middle0 = a_high * b_low;
  const int32_t middle1 = a_low * b_high;
  // In units of 2^16, below 2^18.
  const uint32_t low =
      (lower >> 16) + (static_cast<uint32_t>(middle0) & 0xFFFF) + (static_cast<uint32_t>(middle1) & 0xFFFF) + (1 << 14);
  const int32_t high = a_high * b_high + (middle0 >> 16) + (middle1 >> 16);
  return static_cast<int32_t>((static_cast<uint32_t>(high) << 1) + (low >> 15));
}
#else
constexpr inline int32_t RoundedHighProduct(int32_t a, int32_t b) {
  return static_cast<int32_t>((static_cast<int64_t>(a) * b + (int64_t{1} << 30)) >> 31);
}
#endif

// floor(a * b / 2^31 + 1/2): the product's high half, rounded, halves upwards; saturated: the one product that does not
// fit is INT32_MIN * INT32_MIN.
TFLM_ONE_COPY inline int32_t SaturatingRoundingDoublingHighMul(int32_t a, int32_t b) {
  if (a == INT32_MIN && b == INT32_MIN) return INT32_MAX;
  return RoundedHighProduct(a, b);
}

// round(value / 2^exponent), halves away from zero. `exponent` is 0 .. 31.
TFLM_ONE_COPY inline int32_t RoundingDivideByPowerOfTwo(int32_t value, int exponent) {
  const int32_t mask = static_cast<int32_t>((uint32_t{1} << exponent) - 1);
  const int32_t remainder = value & mask;
  const int32_t threshold = (mask >> 1) + (value < 0 ? 1 : 0);
  return (value >> exponent) + (remainder > threshold ? 1 : 0);
}

// The rare half of MultiplyByQuantizedMultiplier(), out of the way of loops.
__attribute__((noinline)) inline int32_t MultiplyShiftedLeft(int32_t value, int32_t multiplier, int shift) {
  const int32_t shifted = static_cast<int32_t>(static_cast<uint32_t>(value) << shift);
  return RoundedHighProduct(shifted, multiplier);
}

// value * multiplier * 2^(shift - 31), rounded twice (the product, then the right shift). `multiplier` is above
// INT32_MIN, `shift` is -31 .. 30. A left shift (shift > 0) is applied first and wraps like the hardware's, as callers
// keep the value small enough.
TFLM_ONE_COPY inline int32_t MultiplyByQuantizedMultiplier(int32_t value, int32_t multiplier, int shift) {
  if (__builtin_expect(shift >= 0, 0)) return MultiplyShiftedLeft(value, multiplier, shift);
  const int32_t product = RoundedHighProduct(value, multiplier);
  // RoundingDivideByPowerOfTwo() with fewer instructions: `product` is never INT32_MIN here. A negative value loses 1,
  // so that halves, which the last bit shifted out decides, go away from zero.
  const int32_t doubled = (product + (product >> 31)) >> (-shift - 1);
  return (doubled >> 1) + (doubled & 1);
}

// The same for the 64-bit accumulators of int16 activations: the multiplier is first reduced to 16 bits with rounding,
// then one rounding shift. `shift` is -31 .. 14. Exact for |value| < 2^47; beyond, the product wraps.
TFLM_ONE_COPY inline int32_t MultiplyByQuantizedMultiplier(int64_t value, int32_t multiplier, int shift) {
  const int32_t reduced = multiplier < 0x7FFF0000 ? (multiplier + (1 << 15)) >> 16 : 0x7FFF;
  const int total_shift = 15 - shift;
  const uint64_t rounded = static_cast<uint64_t>(value) * static_cast<uint64_t>(static_cast<int64_t>(reduced)) +
                           (uint64_t{1} << (total_shift - 1));
  return static_cast<int32_t>(static_cast<int64_t>(rounded) >> total_shift);
}

// MultiplyByQuantizedMultiplier() for any value and sign of the multiplier: what a left shift carries beyond 32 bits
// saturates.
TFLM_ONE_COPY inline int32_t ScaleSaturating(int32_t value, int32_t multiplier, int shift) {
  if (shift > 0) {
    const int32_t limit = INT32_MAX >> shift;
    value = Clamp(value, -limit, limit);
  }
  return multiplier >= 0 ? MultiplyByQuantizedMultiplier(value, multiplier, shift)
                         : -MultiplyByQuantizedMultiplier(value, -multiplier, shift);
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_FIXED_POINT_H_
