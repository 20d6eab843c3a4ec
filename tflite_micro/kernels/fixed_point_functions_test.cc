#include "tflite_micro/kernels/fixed_point_functions.h"

#include <math.h>

#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace kernels {
namespace {

using F16 = FixedPoint<int16_t>;
using F32 = FixedPoint<int32_t>;

// Every so many of the 65536 arguments, as simulated boards are slow; with the extremes.
constexpr int kStride = 61;

double Unit16(int32_t raw) { return raw / 32768.0; }
double Real16(int16_t raw, int integer_bits) { return ldexp(raw, integer_bits - 15); }

TEST(FixedPointFunctions, ExpOfInt16IsWithinTwoSteps) {
  for (int bits = 0; bits <= 7; ++bits) {
    for (int32_t raw = INT16_MIN; raw <= 0; raw += kStride) {
      const int16_t a = static_cast<int16_t>(raw);
      EXPECT_NEAR(Unit16(F16::ExpOfNegative(a, bits)), exp(Real16(a, bits)), 2.0 / 32768);
    }
    EXPECT_EQ(F16::ExpOfNegative(0, bits), INT16_MAX);
  }
}

TEST(FixedPointFunctions, ExpOfInt32IsWithinAMillionth) {
  for (int64_t raw = INT32_MIN; raw <= 0; raw += 2999999) {
    const int32_t a = static_cast<int32_t>(raw);
    EXPECT_NEAR(F32::ExpOfNegative(a, 5) / 2147483648.0, exp(a / 67108864.0), 1e-6);
  }
}

TEST(FixedPointFunctions, ReciprocalOfInt32) {
  for (int64_t raw = 0; raw <= INT32_MAX; raw += 2999999) {
    const int32_t a = static_cast<int32_t>(raw);
    EXPECT_NEAR(F32::OneOverOnePlus(a) / 2147483648.0, 1 / (1 + a / 2147483648.0), 1e-8);
  }
}

TEST(FixedPointFunctions, LogisticOfInt16IsWithinSevenSteps) {
  for (int32_t raw = INT16_MIN; raw <= INT16_MAX; raw += kStride) {
    const int16_t a = static_cast<int16_t>(raw);
    EXPECT_NEAR(Unit16(F16::Logistic(a, 3)), 1 / (1 + exp(-Real16(a, 3))), 7.0 / 32768);
  }
  EXPECT_EQ(F16::Logistic(0, 3), 16384);
}

TEST(FixedPointFunctions, TanhOfInt16IsWithinThirteenStepsAndOdd) {
  for (int bits = 0; bits <= 6; ++bits) {
    for (int32_t raw = INT16_MIN; raw <= INT16_MAX; raw += kStride) {
      const int16_t a = static_cast<int16_t>(raw);
      EXPECT_NEAR(Unit16(F16::Tanh(a, bits)), tanh(Real16(a, bits)), 13.0 / 32768);
      if (a != INT16_MIN) EXPECT_EQ(F16::Tanh(a, bits), -F16::Tanh(static_cast<int16_t>(-a), bits));
    }
    EXPECT_EQ(F16::Tanh(0, bits), 0);
  }
}

// Every result, as one number that models which agree with the reference kernels were seen to have.
TEST(FixedPointFunctions, EveryResultOfInt16IsTheSameOnAllTargets) {
  const auto append = [](uint32_t* digest, int32_t value) { *digest = *digest * 31 + static_cast<uint16_t>(value); };
  uint32_t logistic = 0;
  uint32_t tanh_of_bits[7] = {};
  for (int32_t raw = INT16_MIN; raw <= INT16_MAX; ++raw) {
    const int16_t a = static_cast<int16_t>(raw);
    append(&logistic, F16::Logistic(a, 3));
    for (int bits = 0; bits <= 6; ++bits) append(&tanh_of_bits[bits], F16::Tanh(a, bits));
  }
  EXPECT_EQ(logistic, 1344260980u);
  const uint32_t expected[7] = {722422788u, 2257069804u, 2186188520u, 3198075935u,
                                721545311u, 3557146783u, 1782630047u};
  EXPECT_ARRAY_EQ(tanh_of_bits, expected, 7);
}

}  // namespace
}  // namespace kernels
}  // namespace tflite
