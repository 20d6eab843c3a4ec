// What holds, for every check and kind of value; failing_test shows what fails.
#include "tflite_micro/testing/micro_test.h"

#include <math.h>

#include "tflite_micro/testing/test_data.h"

namespace {

enum class Colour { kRed, kGreen };
enum Plain { kNone, kSome };

}  // namespace

TEST(MicroTest, IntegersCompareByValue) {
  EXPECT_EQ(3, 3u);
  EXPECT_NE(-1, 0xFFFFFFFFu);
  EXPECT_LT(-1, 0u);
  EXPECT_GT(UINT64_MAX, -1);
  EXPECT_LE(INT64_MIN, INT64_MAX);
  EXPECT_GE(static_cast<uint8_t>(200), static_cast<int8_t>(-56));
  EXPECT_EQ('a', 97);
  EXPECT_EQ(2, 2.0f);
}

TEST(MicroTest, OtherKindsOfValues) {
  const int value = 0;
  EXPECT_EQ(&value, &value);
  EXPECT_NE(&value, nullptr);
  EXPECT_EQ(nullptr, nullptr);
  EXPECT_EQ(Colour::kGreen, Colour::kGreen);
  EXPECT_NE(Colour::kRed, Colour::kGreen);
  EXPECT_EQ(kSome, 1);
  EXPECT_NE(kNone, kSome);
  EXPECT_EQ(true, !false);
  EXPECT_TRUE(&value);
  EXPECT_FALSE(value);
}

TEST(MicroTest, Floats) {
  EXPECT_NEAR(1.0f, 1.0625f, 0.0625);
  EXPECT_NEAR(INFINITY, INFINITY, 0);
  EXPECT_NE(NAN, NAN);
  EXPECT_FLOAT_ULP(1.0f, 1.00000012f, 1);
  EXPECT_FLOAT_ULP(-0.0f, 0.0f, 0);
  EXPECT_FLOAT_ULP(NAN, -NAN, 0);
  EXPECT_FLOAT_ULP(1e-45f, -1e-45f, 2);
}

TEST(MicroTest, TextAndArrays) {
  EXPECT_STREQ("same", "same");
  EXPECT_STRNE("same", "other");
  EXPECT_STREQ(static_cast<const char*>(nullptr), nullptr);
  EXPECT_STRNE("text", nullptr);
  const int8_t left[] = {1, -2, 3};
  const int32_t right[] = {1, -2, 4};
  const float near[] = {1.25f, -2.0f, 3.0f};
  EXPECT_ARRAY_EQ(left, right, 2);
  EXPECT_ARRAY_EQ(left, right, 0);
  EXPECT_ARRAY_NEAR(left, near, 3, 0.25);
}

TEST(MicroTest, AssertsThatHoldGoOn) {
  const int values[] = {1, 2};
  ASSERT_EQ(1, 1);
  ASSERT_NE(1, 2);
  ASSERT_LT(1, 2);
  ASSERT_LE(1, 1);
  ASSERT_GT(2, 1);
  ASSERT_GE(2, 2);
  ASSERT_TRUE(true);
  ASSERT_FALSE(false);
  ASSERT_NEAR(1, 2, 1);
  ASSERT_FLOAT_ULP(1.0f, 1.0f, 0);
  ASSERT_STREQ("a", "a");
  ASSERT_STRNE("a", "b");
  ASSERT_ARRAY_EQ(values, values, 2);
  ASSERT_ARRAY_NEAR(values, values, 2, 0);
  EXPECT_FALSE(tflite::testing::HasFailure());
}

TEST(TestData, IsTheDocumentedSequence) {
  tflite::testing::TestData data(1);
  EXPECT_EQ(data.Bits(), 1015568748u);
  EXPECT_EQ(data.Bits(), 1586005467u);
  EXPECT_EQ(data.Bits(), 2165703038u);
}

TEST(TestData, ReachesBothEndsAndStaysWithin) {
  tflite::testing::TestData data(7);
  int seen[5] = {};
  for (int i = 0; i < 1000; ++i) {
    const int32_t value = data.Integer(-2, 2);
    ASSERT_GE(value, -2);
    ASSERT_LE(value, 2);
    ++seen[value + 2];
    const float real = data.Float(-1.0f, 3.0f);
    ASSERT_GE(real, -1.0f);
    ASSERT_LT(real, 3.0f);
  }
  for (int count : seen) EXPECT_GT(count, 150);
  bool negative = false, positive = false;
  for (int i = 0; i < 100; ++i) {
    const int32_t value = data.Integer(INT32_MIN, INT32_MAX);
    negative = negative || value < -1000000000;
    positive = positive || value > 1000000000;
  }
  EXPECT_TRUE(negative);
  EXPECT_TRUE(positive);
}
