// What a program may rely on when main() begins: variables, thread-local errno of the C library, stack, floating
// point.
#include <errno.h>
#include <math.h>
#include <stdint.h>

#include "tflite_micro/platform/spare_memory.h"
#include "tflite_micro/testing/micro_test.h"

namespace {

volatile int initialised[3] = {11, 22, 33};
volatile uint8_t cleared[1000];
alignas(16) volatile uint8_t aligned[16] = {1};
const volatile int constant = 44;
volatile float one = 1.0f;

uintptr_t Address(const volatile void* pointer) { return reinterpret_cast<uintptr_t>(pointer); }

}  // namespace

TEST(Startup, VariablesHaveTheirInitialValues) {
  EXPECT_EQ(initialised[0], 11);
  EXPECT_EQ(initialised[1], 22);
  EXPECT_EQ(initialised[2], 33);
  EXPECT_EQ(constant, 44);
  for (size_t i = 0; i < sizeof(cleared); ++i) ASSERT_EQ(cleared[i], 0);
  EXPECT_EQ(Address(aligned) % 16, 0u);
}

TEST(Startup, StackIsAligned) {
  alignas(8) volatile uint8_t local[8];
  local[0] = 1;
  EXPECT_EQ(Address(local) % 8, 0u);
}

TEST(Startup, FloatingPointAndErrnoWork) {
  EXPECT_FLOAT_ULP(expf(one), 2.71828183f, 1);
  errno = ERANGE;
  EXPECT_EQ(errno, ERANGE);
  EXPECT_FLOAT_ULP(one / 3.0f, 0.33333334f, 0);
}

TEST(Startup, SpareMemoryIsMemory) {
  ASSERT_GT(tflite::SpareMemorySize(), 0u);
  volatile uint8_t* const first = tflite::SpareMemory();
  volatile uint8_t* const last = first + tflite::SpareMemorySize() - 1;
  EXPECT_EQ(Address(first) % 16, 0u);
  *first = 123;
  *last = 45;
  EXPECT_EQ(*first, 123);
  EXPECT_EQ(*last, 45);
  EXPECT_GT(Address(first), Address(cleared));
}
