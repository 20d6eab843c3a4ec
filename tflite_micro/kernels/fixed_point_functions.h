// exp, 1 / (1 + x), logistic and tanh in fixed point, without tables: what quantised SOFTMAX and LSTM are defined by.
// Every operation rounds as written here, so that the results agree to the bit on all targets.
//
// A fixed-point number is a raw integer of type Raw (int16_t or int32_t) with a number of integer bits i: its value is
// raw * 2^(i - bits), where bits = 15 or 31. "Unit" stands for i = 0, the interval [-1, 1); its 1 is the largest raw.
#ifndef TFLITE_MICRO_KERNELS_FIXED_POINT_FUNCTIONS_H_
#define TFLITE_MICRO_KERNELS_FIXED_POINT_FUNCTIONS_H_

#include <stdint.h>

#include "tflite_micro/kernels/fixed_point.h"

namespace tflite {
namespace kernels {

template <typename Raw>
struct FixedPoint {
  static constexpr int kBits = 8 * static_cast<int>(sizeof(Raw)) - 1;
  static constexpr Raw kLowest = static_cast<Raw>(-(int64_t{1} << kBits));
  static constexpr Raw kHighest = static_cast<Raw>((int64_t{1} << kBits) - 1);

  // A constant given with 31 fractional bits, rounded to this type's.
  static constexpr Raw Constant(int64_t raw31) {
    return static_cast<Raw>(kBits == 31 ? raw31 : (raw31 + (1 << 15)) >> 16);
  }

  // Sum that wraps: callers keep it in range, but no input may be undefined behaviour.
  static Raw Add(Raw a, Raw b) { return static_cast<Raw>(static_cast<uint32_t>(a) + static_cast<uint32_t>(b)); }
  static Raw Subtract(Raw a, Raw b) { return static_cast<Raw>(static_cast<uint32_t>(a) - static_cast<uint32_t>(b)); }
  static Raw Negate(Raw a) { return Subtract(0, a); }

  // a * b; the integer bits of the factors add up.
  static Raw Multiply(Raw a, Raw b) {
    if (kBits == 31) return static_cast<Raw>(SaturatingRoundingDoublingHighMul(a, b));
    const int32_t product = (static_cast<int32_t>(a) * b + (1 << 14)) >> 15;
    return static_cast<Raw>(product > kHighest ? kHighest : product);
  }

  // a * 2^exponent with saturation (exponent > 0) or rounding (exponent < 0); which moves to fewer or more integer
  // bits.
  static Raw Scale(Raw a, int exponent) {
    if (exponent <= 0) return static_cast<Raw>(RoundingDivideByPowerOfTwo(a, -exponent));
    const int64_t scaled = static_cast<int64_t>(a) * (int64_t{1} << exponent);
    return static_cast<Raw>(scaled > kHighest ? kHighest : scaled < kLowest ? kLowest : scaled);
  }

  // e^a for a in [-1/4, 0), unit in and out: e^(-1/8) times the Taylor series of e^x, x = a + 1/8, up to x^4.
  static Raw ExpOfLastQuarter(Raw a) {
    const Raw exp_of_minus_eighth = Constant(1895147668);
    const Raw third = Constant(715827883);
    const Raw x = Add(a, static_cast<Raw>(Raw{1} << (kBits - 3)));
    const Raw x2 = Multiply(x, x);
    const Raw x3 = Multiply(x2, x);
    const Raw x4 = Multiply(x2, x2);
    const Raw fourth_and_third = Multiply(Add(Scale(x4, -2), x3), third);  // x^4 / 12 + x^3 / 3
    const Raw tail = Scale(Add(fourth_and_third, x2), -1);                 // x^4 / 24 + x^3 / 6 + x^2 / 2
    const int64_t sum = static_cast<int64_t>(exp_of_minus_eighth) + Multiply(exp_of_minus_eighth, Add(x, tail));
    return static_cast<Raw>(sum > kHighest ? kHighest : sum);
  }

  // e^a for a <= 0 with `integer_bits` (0 .. 7) in, unit out. a = (a mod 1/4 - 1/4) - remainder, and each bit of the
  // remainder stands for a factor e^(-1/4), e^(-1/2), e^-1 ... e^-16; what is below -32 is 0.
  static Raw ExpOfNegative(Raw a, int integer_bits) {
    if (a == 0) return kHighest;
    const int fractional_bits = kBits - integer_bits;
    const Raw quarter = static_cast<Raw>(Raw{1} << (fractional_bits - 2));
    const Raw last_quarter = static_cast<Raw>((a & (quarter - 1)) - quarter);
    Raw result = ExpOfLastQuarter(Scale(last_quarter, integer_bits));
    const uint32_t remainder = static_cast<uint32_t>(last_quarter) - static_cast<uint32_t>(a);
    // round(e^-(2^(k - 2)) * 2^31)
    static constexpr int32_t kFactors[7] = {1672461947, 1302514674, 790015084, 290630308, 39332535, 720401, 242};
    for (int k = 0; k < 7 && k - 2 < integer_bits; ++k) {
      if ((remainder >> (fractional_bits + k - 2) & 1) != 0) result = Multiply(result, Constant(kFactors[k]));
    }
    if (integer_bits > 5 && a < -(Raw{1} << (kBits - integer_bits + 5))) return 0;
    return result;
  }

  // 2 / (1 + a) with two integer bits, for a unit `a` in [0, 1): Newton's iteration for the reciprocal of h = (1 + a) /
  // 2 from 48/17 - 32/17 h.
  static Raw ReciprocalOfHalfSum(Raw a) {
    const int64_t sum = static_cast<int64_t>(a) + kHighest;
    const Raw half = static_cast<Raw>((sum + (sum >= 0 ? 1 : -1)) / 2);
    Raw x = Add(Constant(1515870810), Multiply(half, Constant(-1010580540)));
    const Raw one = static_cast<Raw>(Raw{1} << (kBits - 2));
    for (int i = 0; i < 3; ++i) {
      const Raw error = Subtract(one, Multiply(half, x));
      x = Add(x, Scale(Multiply(x, error), 2));
    }
    return x;
  }

  // 1 / (1 + a) for a in [0, 1), unit in and out.
  static Raw OneOverOnePlus(Raw a) { return Scale(ReciprocalOfHalfSum(a), 1); }

  // 1 / (1 + e^-a), `integer_bits` (0 .. 7) in, unit out.
  static Raw Logistic(Raw a, int integer_bits) {
    if (a == 0) return static_cast<Raw>(Raw{1} << (kBits - 1));
    const Raw of_magnitude = OneOverOnePlus(ExpOfNegative(a > 0 ? Negate(a) : a, integer_bits));
    return a > 0 ? of_magnitude : Subtract(kHighest, of_magnitude);
  }

  // tanh(a), `integer_bits` (0 .. 6) in, unit out: (1 - e) / (1 + e) with e = e^(-2 |a|).
  static Raw Tanh(Raw a, int integer_bits) {
    if (a == 0) return 0;
    // Twice the value is the same raw with one more integer bit. (1 - e) / (1 + e) = 2 / (1 + e) - 1.
    const Raw exponential = ExpOfNegative(a < 0 ? a : Negate(a), integer_bits + 1);
    const Raw one = static_cast<Raw>(Raw{1} << (kBits - 2));
    const Raw of_magnitude = Scale(Subtract(ReciprocalOfHalfSum(exponential), one), 2);
    return a < 0 ? Negate(of_magnitude) : of_magnitude;
  }
};

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_FIXED_POINT_FUNCTIONS_H_
