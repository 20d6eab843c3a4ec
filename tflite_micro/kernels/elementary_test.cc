#include "tflite_micro/kernels/elementary.h"

#include <float.h>
#include <math.h>

#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace kernels {
namespace {

constexpr int kUlps = 4;

// Magnitudes from the smallest to the largest, of both signs.
template <typename Check>
void ForMagnitudes(Check check) {
  for (float x = 1e-45f; x < 3e38f; x = x * 1.37f + 1e-45f) {
    check(x);
    check(-x);
  }
}

void Compare(float (*function)(float), double (*exact)(double), float lowest, float highest) {
  ForMagnitudes([=](float x) {
    if (x < lowest || x > highest) return;
    EXPECT_FLOAT_ULP(function(x), static_cast<float>(exact(static_cast<double>(x))), kUlps);
  });
}

// The largest whole number up to x. floor() and ceil() of one library are off by 1 for some numbers.
double Down(double x) {
  if (fabs(x) > 1e15) return x;
  const auto whole = static_cast<double>(static_cast<int64_t>(x));
  return whole > x ? whole - 1 : whole;
}

TEST(Elementary, FunctionsAreWithinFourUnits) {
  Compare(Exponential, exp, -103, 88);
  Compare(ExponentialMinus1, expm1, -100, 88);
  Compare(HyperbolicTangent, tanh, -100, 100);
  Compare(Logarithm, log, 1e-45f, FLT_MAX);
  Compare(Sine, sin, -FLT_MAX, FLT_MAX);
  Compare(Cosine, cos, -FLT_MAX, FLT_MAX);
}

TEST(Elementary, WholeNumbersAreExact) {
  Compare(Floor, Down, -FLT_MAX, FLT_MAX);
  Compare(
      Ceiling, [](double x) { return -Down(-x); }, -FLT_MAX, FLT_MAX);
  Compare(RoundAway, round, -FLT_MAX, FLT_MAX);
  Compare(RoundToEven, rint, -FLT_MAX, FLT_MAX);
  for (int i = -8; i <= 8; ++i) {
    const float x = 0.5f * static_cast<float>(i);
    EXPECT_EQ(Floor(x), floorf(x));
    EXPECT_EQ(Ceiling(x), ceilf(x));
    EXPECT_EQ(RoundAway(x), roundf(x));
    EXPECT_EQ(RoundToEven(x), rintf(x));
  }
  EXPECT_TRUE(signbit(Ceiling(-0.5f)) && signbit(Floor(-0.0f)) && signbit(RoundToEven(-0.25f)));
}

TEST(Elementary, ArgumentsOutsideTheDomain) {
  EXPECT_EQ(Exponential(INFINITY), INFINITY);
  EXPECT_EQ(Exponential(-INFINITY), 0.0f);
  EXPECT_EQ(HyperbolicTangent(INFINITY), 1.0f);
  EXPECT_EQ(HyperbolicTangent(-INFINITY), -1.0f);
  EXPECT_EQ(Logarithm(0), -INFINITY);
  EXPECT_EQ(Logarithm(INFINITY), INFINITY);
  EXPECT_TRUE(isnan(Logarithm(-1)));
  EXPECT_TRUE(isnan(Sine(INFINITY)) && isnan(Cosine(-INFINITY)));
  float (*const functions[])(float) = {Exponential, ExponentialMinus1, HyperbolicTangent, Logarithm,  Sine, Cosine,
                                       Floor,       Ceiling,           RoundAway,         RoundToEven};
  for (auto* function : functions) EXPECT_TRUE(isnan(function(NAN)));
}

TEST(Elementary, FunctionsOfTwo) {
  const float values[] = {0.0f,   -0.0f,   1.0f,     -1.0f,     0.5f,  -0.5f,  2.0f,    -3.0f,       7.25f,
                          1e-45f, -1e-40f, INFINITY, -INFINITY, 3e38f, -1e30f, 1.0001f, 16777215.0f, 0.999f};
  for (const float a : values) {
    for (const float b : values) {
      const double x = static_cast<double>(a);
      const double y = static_cast<double>(b);
      EXPECT_FLOAT_ULP(ArcTangent(a, b), static_cast<float>(atan2(x, y)), kUlps);
      const auto power = static_cast<float>(pow(x, y));
      if (isnan(power)) {
        EXPECT_TRUE(isnan(Power(a, b)));
      } else {
        EXPECT_FLOAT_ULP(Power(a, b), power, kUlps);
      }
      if (b == 0 || isinf(a)) {
        EXPECT_TRUE(isnan(Remainder(a, b)));
      } else {
        EXPECT_EQ(Remainder(a, b), static_cast<float>(fmod(x, y)));
      }
    }
  }
  EXPECT_TRUE(isnan(Power(NAN, 1)) && isnan(Power(2, NAN)) && isnan(ArcTangent(NAN, 1)) && isnan(Remainder(1, NAN)));
  EXPECT_EQ(Power(NAN, 0), 1.0f);
  EXPECT_EQ(Power(1, NAN), 1.0f);
}

}  // namespace
}  // namespace kernels
}  // namespace tflite
