// The checks themselves: what holds, what fails, and how a failure reads.
#include "tflite_micro/testing/micro_test.h"

TEST(MicroTest, IntegersCompareByValue) {
  EXPECT_EQ(3, 3u);
  EXPECT_NE(-1, 0xFFFFFFFFu);
  EXPECT_LT(-1, 0u);
}
