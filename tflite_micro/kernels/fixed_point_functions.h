// exp, 1 / (1 + x), logistic and tanh in fixed point, without tables: what quantised SOFTMAX and LSTM are defined by.
// Every operation rounds as written here, so that the results agree to the bit on all targets.
//
// A fixed-point number is a raw integer that fits in Raw (int16_t or int32_t), and has a number of integer bits i: its
// value is raw * 2^(i - bits), where bits = 15 or 31. "Unit" stands for i = 0, the interval [-1, 1); the largest raw
// stands for its 1. Raw integers travel as int32_t whatever Raw is, so that nothing is narrowed in between.
#ifndef TFLITE_MICRO_KERNELS_FIXED_POINT_FUNCTIONS_H_
#define TFLITE_MICRO_KERNELS_FIXED_POINT_FUNCTIONS_H_

#include <stdint.h>

#include "tflite_micro/kernels/fixed_point.h"

namespace tflite {
namespace kernels {

template <typename Raw>
class FixedPoint {
 public:
  static constexpr int kBits = 8 * static_cast<int>(sizeof(Raw)) - 1;
  static constexpr int32_t kHighest = static_cast<int32_t>((uint32_t{1} << kBits) - 1);

  // a * b, rounded, halves upwards; the integer bits of the factors add up. Not both may be the lowest Raw.
  TFLM_ONE_COPY static constexpr int32_t Multiply(int32_t a, int32_t b) {
    if (kBits == 31) return RoundedHighProduct(a, b);
    return (a * b + (1 << 14)) >> 15;
  }

  // e^a for a <= 0 with `integer_bits` (0 .. 7) in, unit out. a = (a mod 1/4 - 1/4) - remainder, and each bit of the
  // remainder stands for a factor e^(-1/4), e^(-1/2), e^-1 ... e^-16; what is below -32 is 0.
  TFLM_ONE_COPY static int32_t ExpOfNegative(int32_t a, int integer_bits) {
    if (a == 0) return kHighest;
    if (integer_bits > 5 && a < -(int32_t{1} << (kBits - integer_bits + 5))) return 0;
    const int quarter_bits = kBits - integer_bits - 2;
    const int32_t quarter = int32_t{1} << quarter_bits;
    const int32_t last_quarter = (a & (quarter - 1)) - quarter;
    int32_t result = ExpOfLastQuarter(last_quarter * (int32_t{1} << integer_bits));
    // round(e^-(2^(k - 2)) * 2^31)
    static constexpr int32_t kFactors[7] = {
        Constant(1672461947), Constant(1302514674), Constant(790015084), Constant(290630308),
        Constant(39332535),   Constant(720401),     Constant(242),
    };
    const int32_t* factor = kFactors;
    for (uint32_t remainder = (static_cast<uint32_t>(last_quarter) - static_cast<uint32_t>(a)) >> quarter_bits;
         remainder != 0; remainder >>= 1, ++factor) {
      if ((remainder & 1) != 0) result = Multiply(result, *factor);
    }
    return result;
  }

  // 1 / (1 + a) for a in [0, 1), unit in and out.
  static int32_t OneOverOnePlus(int32_t a) { return ScaleUp(TwoOverOnePlus(a), 1); }

  // 1 / (1 + e^-a), `integer_bits` (0 .. 7) in, unit out.
  static int32_t Logistic(int32_t a, int integer_bits) {
    if (a == 0) return int32_t{1} << (kBits - 1);
    const int32_t of_magnitude = OneOverOnePlus(ExpOfNegative(a > 0 ? -a : a, integer_bits));
    return a > 0 ? of_magnitude : kHighest - of_magnitude;
  }

  // tanh(a), `integer_bits` (0 .. 6) in, unit out: (1 - e) / (1 + e) = 2 / (1 + e) - 1 with e = e^(-2 |a|).
  static int32_t Tanh(int32_t a, int integer_bits) {
    if (a == 0) return 0;
    // Twice the value is the same raw integer with one more integer bit.
    const int32_t exponential = ExpOfNegative(a < 0 ? a : -a, integer_bits + 1);
    const int32_t of_magnitude = ScaleUp(TwoOverOnePlus(exponential) - kOneOfTwoBits, 2);
    return a < 0 ? -of_magnitude : of_magnitude;
  }

  // e^a for a in [-1/4, 0), unit in and out: e^(-1/8) times the Taylor series of e^x, x = a + 1/8, up to x^4.
  static constexpr int32_t ExpOfLastQuarter(int32_t a) {
    constexpr int32_t kExpOfMinusEighth = Constant(1895147668);
    constexpr int32_t kThird = Constant(715827883);
    const int32_t x = a + (int32_t{1} << (kBits - 3));
    const int32_t x2 = Multiply(x, x);
    const int32_t x3 = Multiply(x2, x);
    const int32_t x4 = Multiply(x2, x2);
    const int32_t x4_12_and_x3_3 = Multiply(ScaleDown(x4, 2) + x3, kThird);
    const int32_t x4_24_and_x3_6_and_x2_2 = ScaleDown(x4_12_and_x3_3 + x2, 1);
    return kExpOfMinusEighth + Multiply(kExpOfMinusEighth, x + x4_24_and_x3_6_and_x2_2);
  }

 private:
  // A number with two integer bits, [-4, 4).
  static constexpr int32_t kOneOfTwoBits = int32_t{1} << (kBits - 2);

  // A constant given with 31 fractional bits, rounded to this type's.
  static constexpr int32_t Constant(int64_t raw31) {
    return static_cast<int32_t>(kBits == 31 ? raw31 : (raw31 + (1 << 15)) >> 16);
  }

  // a * 2^exponent, 1 or 2, for a >= 0, saturated: moves to fewer integer bits.
  static int32_t ScaleUp(int32_t a, int exponent) {
    return a > kHighest >> exponent ? kHighest : a * (int32_t{1} << exponent);
  }

  // a / 2^exponent, rounded, halves away from zero; |a| is small.
  static constexpr int32_t ScaleDown(int32_t a, int exponent) {
    return (a + (a >> 31) + (1 << (exponent - 1))) >> exponent;
  }

  // 2 / (1 + a) with two integer bits, for a unit `a` in [0, 1): Newton's iteration for the reciprocal of (1 + a) / 2,
  // which starts at 48/17 - 32/17 times that. Three steps, converged or not, are the definition.
  TFLM_ONE_COPY static int32_t TwoOverOnePlus(int32_t a) {
    const int32_t half_sum =
        static_cast<int32_t>((static_cast<uint32_t>(a) + static_cast<uint32_t>(kHighest) + 1) >> 1);
    int32_t x = Constant(1515870810) + Multiply(half_sum, Constant(-1010580540));
    for (int i = 0; i < 3; ++i) {
      const int32_t error = kOneOfTwoBits - Multiply(half_sum, x);
      x += Multiply(x, error) * 4;  // a product of two such numbers has four integer bits
    }
    return x;
  }
};

// 1 / sqrt(x) = multiplier * 2^-(31 + right_shift), for x >= 1, to about 28 bits: five steps of Newton's iteration from
// 1. For x <= 1: the largest multiplier and no shift.
inline void InverseSquareRoot(int32_t x, int32_t* multiplier, int* right_shift) {
  using F = FixedPoint<int32_t>;
  *multiplier = INT32_MAX;
  *right_shift = 0;
  if (x <= 1) return;
  // x becomes [2^27, 2^29), a number in [1/2, 2) with 3 integer bits once halved, by an even number of shifts.
  int shift = 11;
  while (x >= int32_t{1} << 29) {
    x /= 4;
    ++shift;
  }
  const int pairs = (__builtin_clz(static_cast<uint32_t>(x)) - 1) / 2 - 1;
  shift -= pairs;
  const int32_t half =
      RoundingDivideByPowerOfTwo(static_cast<int32_t>(static_cast<uint32_t>(x) << (2 * pairs)) >> 1, 1);
  const auto scale_up = [](int32_t a, int exponent) {
    return static_cast<int32_t>(
        Clamp<int64_t>(static_cast<int64_t>(a) * (int64_t{1} << exponent), INT32_MIN, INT32_MAX));
  };
  constexpr int32_t kThreeHalves = (1 << 28) + (1 << 27);
  int32_t root = 1 << 28;
  for (int i = 0; i < 5; ++i) {
    // Factors with 3 integer bits each: products have 6 and 9, and go back to 3.
    const int32_t cube = scale_up(F::Multiply(F::Multiply(root, root), root), 6);
    root = scale_up(F::Multiply(kThreeHalves, root) - F::Multiply(half, cube), 3);
  }
  constexpr int32_t kHalfSqrtOfTwo = 1518500250;
  root = F::Multiply(root, kHalfSqrtOfTwo);
  if (shift < 0) {
    root = static_cast<int32_t>(static_cast<uint32_t>(root) << -shift);
    shift = 0;
  }
  *multiplier = root;
  *right_shift = shift;
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_FIXED_POINT_FUNCTIONS_H_
