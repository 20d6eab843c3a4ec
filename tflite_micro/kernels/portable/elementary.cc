#include "tflite_micro/kernels/elementary.h"

#include <math.h>
#include <string.h>

#include "tflite_micro/kernels/rounding.h"

namespace tflite {
namespace kernels {
namespace {

constexpr float kHalfPi = 1.57079632679489661923f;
constexpr float kHalfPiRest = -4.37113883e-8f;  // pi / 2 = kHalfPi + kHalfPiRest

uint32_t BitsOf(float x) {
  uint32_t bits = 0;
  memcpy(&bits, &x, sizeof(bits));
  return bits;
}
float OfBits(uint32_t bits) {
  float x = 0;
  memcpy(&x, &bits, sizeof(x));
  return x;
}

// The largest power's coefficient comes first.
__attribute__((noinline)) float Polynomial(float x, const float* coefficients, int count) {
  float sum = 0;
  for (int i = 0; i < count; ++i) sum = sum * x + coefficients[i];
  return sum;
}
template <int kCount>
float Polynomial(float x, const float (&coefficients)[kCount]) {
  return Polynomial(x, coefficients, kCount);
}

// x * 2^exponent, for exponents of -252 to 254 and results rounded once if x is about 1.
__attribute__((noinline)) float Scale(float x, int exponent) {
  const int half = exponent >> 1;
  return x * OfBits(static_cast<uint32_t>(half + 127) << 23) *
         OfBits(static_cast<uint32_t>(exponent - half + 127) << 23);
}

// x = mantissa * 2^exponent for positive, finite x; returns the mantissa, in [2^23, 2^24).
__attribute__((noinline)) uint32_t Split(float x, int* exponent) {
  uint32_t bits = BitsOf(x);
  int bias = 150;
  if (bits < 0x800000) {
    bits = BitsOf(x * 16777216.0f);
    bias += 24;
  }
  *exponent = static_cast<int>(bits >> 23) - bias;
  return (bits & 0x7fffff) | 0x800000;
}

// x = mantissa * 2^exponent for positive, finite x, with a mantissa about 1.
__attribute__((noinline)) float SplitAroundOne(float x, int* exponent) {
  const uint32_t mantissa = Split(x, exponent);
  const bool is_large = mantissa >= 0xb504f3;  // 2^23 sqrt(2)
  *exponent += is_large ? 24 : 23;
  return OfBits((mantissa & 0x7fffff) | (is_large ? 126u : 127u) << 23);
}

// e^x - 1 for |x| <= 1: Taylor's series.
float ExponentialMinus1OfFraction(float x) {
  static constexpr float kSeries[] = {1 / 39916800.0f, 1 / 3628800.0f, 1 / 362880.0f, 1 / 40320.0f, 1 / 5040.0f,
                                      1 / 720.0f,      1 / 120.0f,     1 / 24.0f,     1 / 6.0f,     1 / 2.0f};
  return x + x * x * Polynomial(x, kSeries);
}

// log2(x) of a positive number, by the series of Logarithm(): in double precision but for the terms after the first,
// which are small.
double BinaryLogarithm(float x) {
  static constexpr float kSeries[] = {1 / 13.0f, 1 / 11.0f, 1 / 9.0f, 1 / 7.0f, 1 / 5.0f, 1 / 3.0f};
  constexpr double kTwoOverLog2 = 2.88539008177792681472;
  int exponent = 0;
  const float mantissa = SplitAroundOne(x, &exponent);
  const double ratio = static_cast<double>(mantissa - 1) / (static_cast<double>(mantissa) + 1);
  const float square = static_cast<float>(ratio) * static_cast<float>(ratio);
  const auto correction = static_cast<double>(square * Polynomial(square, kSeries));
  return exponent + (ratio + ratio * correction) * kTwoOverLog2;
}

}  // namespace

float Floor(float x) {
  // Larger ones, and what is not a number, have no fraction.
  if (!(fabsf(x) < 8388608.0f)) return x;
  const float whole = static_cast<float>(static_cast<int32_t>(x));
  return copysignf(whole > x ? whole - 1 : whole, x);
}
float Ceiling(float x) { return -Floor(-x); }
float RoundAway(float x) {
  const float whole = Floor(fabsf(x));
  return copysignf(fabsf(x) - whole >= 0.5f ? whole + 1 : whole, x);
}
float RoundToEven(float x) {
  if (!(fabsf(x) < 8388608.0f)) return x;
  // The sum has no bits for a fraction.
  const float sum = fabsf(x) + 8388608.0f;
  return copysignf(sum - 8388608.0f, x);
}

float Exponential(float x) {
  if (x > 88.72283f) return INFINITY;
  if (x < -104.0f) return 0;
  if (x != x) return x;
  // log(2), the first part of few enough bits that its products here are exact.
  constexpr float kLog2 = 0.693145751953125f;
  constexpr float kLog2Rest = 1.42860682030941723212e-6f;
  const auto exponent = static_cast<int>(x * 1.44269504f + (x < 0 ? -0.5f : 0.5f));
  const auto whole = static_cast<float>(exponent);
  return Scale(1.0f + ExponentialMinus1OfFraction((x - whole * kLog2) - whole * kLog2Rest), exponent);
}

float ExponentialMinus1(float x) { return fabsf(x) < 1.0f ? ExponentialMinus1OfFraction(x) : Exponential(x) - 1.0f; }

float HyperbolicTangent(float x) {
  const float magnitude = fabsf(x);
  const float raised = ExponentialMinus1(2 * magnitude);
  // The first does not cancel, the second does not overflow.
  return copysignf(magnitude < 1.0f ? raised / (raised + 2) : 1 - 2 / (raised + 2), x);
}

float Logarithm(float x) {
  if (!(x > 0)) return x == 0 ? -INFINITY : NAN;
  if (x == INFINITY) return x;
  int exponent = 0;
  // With s = f / (2 + f): log(1 + f) = 2 artanh(s) = f - f^2 / 2 + s (f^2 / 2 + 2 s^2 / 3 + 2 s^4 / 5 ...).
  static constexpr float kSeries[] = {2 / 11.0f, 2 / 9.0f, 2 / 7.0f, 2 / 5.0f, 2 / 3.0f};
  constexpr float kLog2 = 0.693145751953125f;
  constexpr float kLog2Rest = 1.42860682030941723212e-6f;
  const float fraction = SplitAroundOne(x, &exponent) - 1;
  const float ratio = fraction / (2 + fraction);
  const float square = ratio * ratio;
  const float half = 0.5f * fraction * fraction;
  const auto whole = static_cast<float>(exponent);
  const float correction = ratio * (half + square * Polynomial(square, kSeries)) + whole * kLog2Rest;
  return whole * kLog2 - ((half - correction) - fraction);
}

int64_t ReduceToQuarter(float x, int* quarters) {
  // The bits of 2 / pi after the point, behind 32 zeros: so many as there are floats with more digits before it.
  static constexpr uint32_t kTwoOverPi[] = {0,          0xa2f9836e, 0x4e441529, 0xfc2757d1,
                                            0xf534ddc0, 0xdb629599, 0x3c439041, 0xfe5163ab};
  // |x| = mantissa * 2^exponent; its product with 2 / pi, in quarters of a turn, as a fixed-point number with two
  // bits before the point. What is above them in the product are whole turns, so no bits of 2 / pi before the first
  // that reaches below are needed, nor those after the 96th from there.
  const uint32_t bits = BitsOf(x);
  const uint64_t mantissa = (bits & 0x7fffff) | 0x800000;
  const int first = static_cast<int>(bits >> 23 & 255) - 120;
  const uint32_t* word = kTwoOverPi + first / 32;
  uint32_t window[3];
  for (int i = 0; i < 3; ++i) {
    const uint64_t pair = uint64_t{word[i]} << 32 | (first % 32 == 0 ? 0 : word[i + 1]);
    window[i] = static_cast<uint32_t>(pair << (first % 32) >> 32);
  }
  uint64_t product = mantissa * (uint64_t{window[0]} << 32 | window[1]) + (mantissa * window[2] >> 32);
  if (x < 0) product = 0 - product;
  const uint64_t whole = (product + (uint64_t{1} << 61)) >> 62;
  *quarters += static_cast<int>(whole);
  return static_cast<int64_t>(product - (whole << 62));
}

namespace {

// sin(x + quarters * pi / 2), quarters >= 0
float SineOfQuarters(float x, int quarters) {
  float angle = x;
  if (!(fabsf(x) < kHalfPi / 2)) {
    if (!(fabsf(x) < INFINITY)) return NAN;
    angle = FloatOf(ReduceToQuarter(x, &quarters)) * (kHalfPi / (uint64_t{1} << 62));
  }
  static constexpr float kSine[] = {1 / 362880.0f, -1 / 5040.0f, 1 / 120.0f, -1 / 6.0f};
  static constexpr float kCosine[] = {1 / 40320.0f, -1 / 720.0f, 1 / 24.0f, -1 / 2.0f};
  const float square = angle * angle;
  const float turned =
      quarters % 2 == 0 ? angle + angle * square * Polynomial(square, kSine) : 1 + square * Polynomial(square, kCosine);
  return quarters % 4 < 2 ? turned : -turned;
}

}  // namespace

float Sine(float x) { return SineOfQuarters(x, 0); }
float Cosine(float x) { return SineOfQuarters(x, 1); }

float ArcTangent(float y, float x) {
  if (x != x || y != y) return x + y;
  const float width = fabsf(x);
  const float height = fabsf(y);
  const bool is_steep = height > width;
  // The tangent of the angle with the nearer axis, and the other way round from an eighth of a turn.
  float tangent = is_steep ? width / height : height / width;
  if (width == height) tangent = width == 0 ? 0 : 1;
  float angle = 0;
  if (tangent > 0.41421356f) {
    tangent = (tangent - 1) / (tangent + 1);
    angle = kHalfPi / 2;
  }
  static constexpr float kSeries[] = {1 / 17.0f, -1 / 15.0f, 1 / 13.0f, -1 / 11.0f,
                                      1 / 9.0f,  -1 / 7.0f,  1 / 5.0f,  -1 / 3.0f};
  const float square = tangent * tangent;
  angle += tangent + tangent * square * Polynomial(square, kSeries);
  if (is_steep) angle = kHalfPi - (angle - kHalfPiRest);
  if (signbit(x)) angle = 2 * kHalfPi - (angle - 2 * kHalfPiRest);
  return copysignf(angle, y);
}

float Remainder(float x, float y) {
  const float divisor = fabsf(y);
  const float dividend = fabsf(x);
  if (!(dividend < INFINITY) || !(divisor > 0)) return NAN;
  if (dividend < divisor) return x;
  int exponent = 0;
  int divisor_exponent = 0;
  uint32_t rest = Split(dividend, &exponent);
  const uint32_t mantissa = Split(divisor, &divisor_exponent);
  for (;; --exponent, rest *= 2) {
    if (rest >= mantissa) rest -= mantissa;
    if (exponent == divisor_exponent) break;
  }
  return copysignf(Scale(static_cast<float>(rest), divisor_exponent), x);
}

float Power(float x, float y) {
  if (y == 0 || x == 1) return 1;
  if (x != x || y != y) return x + y;
  const float magnitude = fabsf(x);
  // Negative numbers have powers with whole exponents only, the odd ones of which keep the sign.
  bool is_negative = false;
  if (signbit(x)) {
    const bool is_whole = Floor(y) == y;
    if (!is_whole && magnitude > 0 && magnitude < INFINITY) return NAN;
    is_negative = is_whole && Floor(0.5f * y) != 0.5f * y;
  }
  double logarithm = 0;
  if (magnitude != 1) {
    logarithm = static_cast<double>(y) * (magnitude == 0          ? -INFINITY
                                          : magnitude == INFINITY ? INFINITY
                                                                  : BinaryLogarithm(magnitude));
  }
  // Far enough for infinity and zero.
  if (logarithm > 129) logarithm = 129;
  if (logarithm < -152) logarithm = -152;
  const auto whole = static_cast<int>(logarithm);
  const float result =
      Scale(1 + ExponentialMinus1OfFraction(static_cast<float>(logarithm - whole) * 0.69314718055994530942f), whole);
  return is_negative ? -result : result;
}

}  // namespace kernels
}  // namespace tflite
