// Tests that fail, one check each, so that failing_test.py can see that they do and what they say.
#include <math.h>
#include <stdint.h>

#include "tflite_micro/testing/micro_test.h"

namespace {

void Helper(int value) { EXPECT_EQ(value, 1); }

void Stops() {
  ASSERT_EQ(1, 2);
  ADD_FAILURE("went on after ASSERT_EQ");
}

}  // namespace

TEST(Fail, Equal) { EXPECT_EQ(-1, 4294967295u); }
TEST(Fail, NotEqual) { EXPECT_NE(5, 5u); }
TEST(Fail, Less) { EXPECT_LT(2, 2); }
TEST(Fail, LessEqual) { EXPECT_LE(3, 2); }
TEST(Fail, Greater) { EXPECT_GT(2.5f, 2.5f); }
TEST(Fail, GreaterEqual) { EXPECT_GE(1, NAN); }
TEST(Fail, True) { EXPECT_TRUE(1 > 2); }
TEST(Fail, False) { EXPECT_FALSE(1 < 2); }
TEST(Fail, Bool) { EXPECT_EQ(true, false); }
TEST(Fail, Near) { EXPECT_NEAR(1.0f, 1.5f, 0.25); }
TEST(Fail, NearNan) { EXPECT_NEAR(NAN, NAN, 1); }
TEST(Fail, Ulp) { EXPECT_FLOAT_ULP(1.0f, 1.0000005f, 3); }
TEST(Fail, UlpNan) { EXPECT_FLOAT_ULP(1.0f, NAN, 1000000); }
TEST(Fail, Text) { EXPECT_STREQ("one", "two"); }
TEST(Fail, TextNull) { EXPECT_STREQ("one", nullptr); }
TEST(Fail, Array) {
  const int8_t left[] = {1, 2, 3, 4};
  const int8_t right[] = {1, 2, 5, 6};
  EXPECT_ARRAY_EQ(left, right, 4);
}
TEST(Fail, ArrayNear) {
  const float left[] = {1, 2};
  const float right[] = {1, 2.5f};
  EXPECT_ARRAY_NEAR(left, right, 2, 0.25);
}
TEST(Fail, InHelper) { Helper(2); }
TEST(Fail, AssertReturns) { Stops(); }
TEST(Fail, Message) { FAIL("because"); }
TEST(Fail, ManyTimes) {
  for (int i = 0; i < 50; ++i) EXPECT_EQ(i, -1);
}
// Two tests in one line, which a macro may make.
#define TWO_TESTS    \
  TEST(Pass, Two) {} \
  TEST(Pass, One) { EXPECT_EQ(1, 1); }
TWO_TESTS
