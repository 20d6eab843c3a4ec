// From accumulators to outputs: rounding, saturation and zero points, at the places where they matter.
#include "tflite_micro/kernels/requantization.h"

#include <math.h>
#include <stdint.h>

#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

TEST(Requantization, PicksTheFactorOfTheChannel) {
  const int32_t multipliers[] = {1 << 30, 1 << 30};  // 1/2, 1/8
  const int8_t shifts[] = {0, -2};
  const Requantization each = {multipliers, shifts, -1, 0, -128, 127};
  EXPECT_EQ(each.Apply(int32_t{80}, 0), 40);
  EXPECT_EQ(each.Apply(int32_t{80}, 1), 10);
  const Requantization one = {multipliers, shifts, 0, 0, -128, 127};
  EXPECT_EQ(one.Apply(int32_t{80}, 1), 40);
}

TEST(Requantization, MovesThenClamps) {
  const int32_t multiplier = 1 << 30;  // times 2: 1
  const int8_t shift = 1;
  const Requantization requantization = {&multiplier, &shift, 0, -100, -90, 50};
  EXPECT_EQ(requantization.Apply(int32_t{20}, 0), -80);
  EXPECT_EQ(requantization.Apply(int32_t{5}, 0), -90);
  EXPECT_EQ(requantization.Apply(int32_t{151}, 0), 50);
}

TEST(Requantization, RoundsTwiceIn32BitsAndOnceIn64) {
  const int32_t multiplier = 1 << 30;  // 2^-4
  const int8_t shift = -3;
  const Requantization requantization = {&multiplier, &shift, 0, 0, -1000, 1000};
  // 7 / 2 is 3.5, which becomes 4; 4 / 8 is 0.5, which becomes 1. Rounded once, 7 / 16 is 0.
  EXPECT_EQ(requantization.Apply(int32_t{7}, 0), 1);
  EXPECT_EQ(requantization.Apply(int64_t{7}, 0), 0);
  EXPECT_EQ(requantization.Apply(int64_t{8}, 0), 1);
  EXPECT_EQ(requantization.Apply(int32_t{-7}, 0), 0);
  EXPECT_EQ(requantization.Apply(int32_t{-9}, 0), -1);
}

// As a mantissa of 63 bits.
PreciseRequantization Precise(double factor, uint32_t* high, uint32_t* low, int8_t* shift) {
  int exponent = 0;
  const uint64_t bits = static_cast<uint64_t>(frexp(factor, &exponent) * 9223372036854775808.0);
  *high = static_cast<uint32_t>(bits >> 32);
  *low = static_cast<uint32_t>(bits);
  *shift = static_cast<int8_t>(exponent);
  return {high, low, shift, 0, 0, -32768, 32767};
}

TEST(PreciseRequantization, RoundsHalvesAwayFromZero) {
  uint32_t high, low;
  int8_t shift;
  const PreciseRequantization quarter = Precise(0.25, &high, &low, &shift);
  EXPECT_EQ(quarter.Apply(int32_t{10}, 0), 3);
  EXPECT_EQ(quarter.Apply(int32_t{-10}, 0), -3);
  EXPECT_EQ(quarter.Apply(int32_t{9}, 0), 2);
  EXPECT_EQ(quarter.Apply(int32_t{-9}, 0), -2);
  EXPECT_EQ(quarter.Apply(int64_t{-10}, 0), -3);
}

TEST(PreciseRequantization, SaturatesWhateverTheSum) {
  uint32_t high, low;
  int8_t shift;
  const double factors[] = {1e9, 100.0, 1.0, 0.001};
  for (const double factor : factors) {
    const PreciseRequantization requantization = Precise(factor, &high, &low, &shift);
    EXPECT_EQ(requantization.Apply(INT32_MAX, 0), 32767);
    EXPECT_EQ(requantization.Apply(INT32_MIN, 0), -32768);
    EXPECT_EQ(requantization.Apply(INT64_MAX, 0), 32767);
    EXPECT_EQ(requantization.Apply(INT64_MIN, 0), -32768);
  }
  const PreciseRequantization zero = {&high, &low, &shift, 0, 7, -32768, 32767};
  high = low = 0;
  shift = 0;
  EXPECT_EQ(zero.Apply(INT32_MIN, 0), 7);
  EXPECT_EQ(zero.Apply(INT64_MAX, 0), 7);
}

// Sums right at the border between two outputs, where 31 bits would not do.
TEST(PreciseRequantization, EqualsTheProductWithADouble) {
  testing::TestData data(1);
  for (int i = 0; i < 2000; ++i) {
    uint32_t high, low;
    int8_t shift;
    const bool is_wide = data.Integer(0, 1) != 0;
    const double factor =
        static_cast<double>(data.Float(0.5f, 1)) * static_cast<double>(data.Float(0.5f, 1)) / (is_wide ? 2e6 : 32768);
    const PreciseRequantization requantization = Precise(factor, &high, &low, &shift);
    const double border = floor((data.Integer(-30000, 30000) + 0.5) / factor);
    for (int step = 0; step < 2; ++step) {
      const double sum = border + step;
      const int32_t expected = static_cast<int32_t>(round(sum * factor));
      if (is_wide) {
        ASSERT_EQ(requantization.Apply(static_cast<int64_t>(sum), 0), expected);
      } else if (fabs(sum) < 2147483648.0) {
        ASSERT_EQ(requantization.Apply(static_cast<int32_t>(sum), 0), expected);
      }
    }
  }
}

}  // namespace
}  // namespace kernels
}  // namespace tflite
