#include "tflite_micro/kernels/quantize.h"

#include <math.h>
#include <string.h>

#include "tflite_micro/kernels/rounding.h"
#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

TEST(RoundSaturating, RoundsHalvesAwayFromZero) {
  for (int i = -2000; i <= 2000; ++i) {
    const float half = static_cast<float>(i) / 2.0f;
    ASSERT_EQ(RoundSaturating(half), static_cast<int32_t>(roundf(half)));
    const float above = nextafterf(half, INFINITY);
    const float below = nextafterf(half, -INFINITY);
    ASSERT_EQ(RoundSaturating(above), static_cast<int32_t>(roundf(above)));
    ASSERT_EQ(RoundSaturating(below), static_cast<int32_t>(roundf(below)));
  }
}

TEST(RoundSaturating, AgreesWithRoundfForAnyBits) {
  testing::TestData data(7);
  for (int i = 0; i < 20000; ++i) {
    const uint32_t bits = data.Bits();
    float value;
    memcpy(&value, &bits, sizeof(value));
    if (!(fabsf(value) < 16777216.0f)) continue;
    ASSERT_EQ(RoundSaturating(value), static_cast<int32_t>(roundf(value)));
  }
}

TEST(RoundSaturating, IsDefinedEverywhere) {
  EXPECT_EQ(RoundSaturating(INFINITY), 1 << 24);
  EXPECT_EQ(RoundSaturating(-INFINITY), -(1 << 24));
  EXPECT_EQ(RoundSaturating(NAN), -(1 << 24));
  EXPECT_EQ(RoundSaturating(3.4e38f), 1 << 24);
}

TEST(FloatOf, IsTheConversion) {
  testing::TestData data(11);
  for (int i = 0; i < 20000; ++i) {
    // Of any number of bits, and every other time with zeros below.
    const uint64_t bits = uint64_t{data.Bits()} << 32 | data.Bits();
    int64_t value = static_cast<int64_t>(bits) >> (i % 64);
    if (i % 2 == 0) value &= ~((int64_t{1} << (i % 41)) - 1);
    ASSERT_EQ(FloatOf(value), static_cast<float>(value));
  }
  const int64_t values[] = {INT64_MIN,
                            INT64_MAX,
                            -1,
                            0,
                            int64_t{1} << 32,
                            (int64_t{1} << 32) - 1,
                            (int64_t{1} << 55) + (int64_t{1} << 31),
                            (int64_t{1} << 55) + (int64_t{1} << 31) + 1};
  for (const int64_t value : values) {
    EXPECT_EQ(FloatOf(value), static_cast<float>(value));
  }
}

TEST(Requantize, TakesAnyInt32) {
  const int32_t in[] = {INT32_MIN, -1, 0, 1, INT32_MAX};
  int8_t narrow[5];
  int16_t wide[5];
  // A factor of 1/2^25 and one of 2^-31.
  const RequantizeParams small = {1 << 30, -24, 0, 3};
  Requantize(QuantizedType::kS32, in, QuantizedType::kS8, narrow, 5, small);
  const int8_t expected_narrow[] = {-61, 3, 3, 3, 67};
  EXPECT_ARRAY_EQ(narrow, expected_narrow, 5);
  const RequantizeParams tiny = {1 << 30, -30, 0, 0};
  Requantize(QuantizedType::kS32, in, QuantizedType::kS16, wide, 5, tiny);
  const int16_t expected_wide[] = {-1, 0, 0, 0, 1};
  EXPECT_ARRAY_EQ(wide, expected_wide, 5);
}

TEST(ConvertF16ToF32, IsExactForEveryNumber) {
  // A half is sign, exponent and fraction; its value is what ldexp makes of them.
  for (uint32_t bits = 0; bits < 0x8000; ++bits) {
    const uint16_t half[2] = {static_cast<uint16_t>(bits), static_cast<uint16_t>(bits | 0x8000)};
    float value[2];
    ConvertF16ToF32(half, value, 2, nullptr);
    const int exponent = static_cast<int>(bits >> 10);
    const int fraction = static_cast<int>(bits & 0x3FF);
    if (exponent == 31) {
      ASSERT_EQ(fraction == 0 ? isinf(value[0]) != 0 : isnan(value[0]) != 0, true);
      continue;
    }
    const float expected = exponent == 0 ? ldexpf(static_cast<float>(fraction), -24)
                                         : ldexpf(static_cast<float>(fraction + 1024), exponent - 25);
    ASSERT_EQ(value[0], expected);
    ASSERT_EQ(value[1], -expected);
  }
}

}  // namespace
}  // namespace kernels
}  // namespace tflite
