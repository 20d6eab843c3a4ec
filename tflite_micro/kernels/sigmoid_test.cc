#include "tflite_micro/kernels/sigmoid.h"

#include <math.h>

#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace kernels {
namespace {

constexpr int kStride = 61;
// Input scales of 2^-12 exactly, of about 2^-12 with 15 bits, and of 1/1000.
constexpr SigmoidS16Params kParams[] = {{3, 0}, {24576, 13}, {25165, 11}};

double ScaleOf(const SigmoidS16Params& params) { return ldexp(params.multiplier, -params.shift) / 12288; }

TEST(Sigmoid, Int16IsWithinThreeStepsOfTheFunction) {
  for (const SigmoidS16Params& params : kParams) {
    for (int32_t raw = INT16_MIN; raw <= INT16_MAX; raw += kStride) {
      const int16_t input = static_cast<int16_t>(raw);
      const double x = input * ScaleOf(params);
      int16_t logistic, hyperbolic_tangent;
      LogisticS16(params, &input, &logistic, 1);
      TanhS16(params, &input, &hyperbolic_tangent, 1);
      EXPECT_NEAR(logistic / 32768.0, 1 / (1 + exp(-x)), 3.0 / 32768);
      EXPECT_NEAR(hyperbolic_tangent / 32768.0, tanh(x), 3.0 / 32768);
    }
  }
}

TEST(Sigmoid, Int16TablesHaveTheReferenceValues) {
  // Arguments that meet base points of the table: multiples of 1/24 for logistic, 1/48 for tanh.
  const int16_t points[] = {0, 512, 4096, 14336, 31744};
  int16_t output[5];
  TanhS16({1, 0}, points, output, 5);
  const int16_t expected[] = {0, 1365, 10536, 26975, 32396};
  EXPECT_ARRAY_EQ(output, expected, 5);
}

TEST(Sigmoid, LargestParametersDoNotOverflow) {
  const int16_t input[] = {INT16_MIN, INT16_MAX};
  int16_t output[2];
  for (int shift = 0; shift <= 31; ++shift) {
    const SigmoidS16Params params = {shift == 31 ? 16383 : 32767, shift};
    TanhS16(params, input, output, 2);
    EXPECT_LE(output[0], 0);
    EXPECT_GE(output[1], 0);
    LogisticS16(params, input, output, 2);
    EXPECT_LE(output[0], 16384);
    EXPECT_GE(output[1], 16384);
  }
}

TEST(Sigmoid, FloatOfEveryMagnitudeIsBetweenZeroAndOne) {
  float previous = 0;
  for (float x = -110; x <= 110; x += 0.37f) {
    const float y = Logistic(x);
    EXPECT_GE(y, previous);
    EXPECT_LE(y, 1.0f);
    previous = y;
  }
  EXPECT_TRUE(isnan(Logistic(NAN)));
}

}  // namespace
}  // namespace kernels
}  // namespace tflite
