// The clock of the boards against code whose length is known.
#include "tflite_micro/platform/instruction_count.h"

#include "tflite_micro/platform/micro_time.h"
#include "tflite_micro/testing/micro_test.h"

namespace {

using tflite::GetInstructionCount;

// A difference of two readings is off by this at most (instruction_count.h). What the compiler puts between them and
// the loop comes on top.
constexpr int64_t kResolution = 4;
constexpr int64_t kSetUp = 4;

// Four instructions a turn.
inline void Spin(uint32_t turns) {
#if defined(__arm__)
  asm volatile(
      ".syntax unified\n"
      "1:\n"
      "nop\n"
      "nop\n"
      "subs %0, #1\n"
      "bne 1b\n"
      : "+l"(turns)
      :
      : "cc");
#else
  asm volatile(
      "1:\n"
      "nop\n"
      "nop\n"
      "addi %0, %0, -1\n"
      "bnez %0, 1b\n"
      : "+r"(turns));
#endif
}

int64_t Measure(uint32_t turns) {
  const uint64_t before = GetInstructionCount();
  Spin(turns);
  return static_cast<int64_t>(GetInstructionCount() - before);
}

}  // namespace

TEST(InstructionCount, NothingTakesNothing) {
  for (int i = 0; i < 100; ++i) {
    const uint64_t before = GetInstructionCount();
    const uint64_t after = GetInstructionCount();
    EXPECT_LE(after - before, kResolution + kSetUp);
  }
}

TEST(InstructionCount, CountsEveryInstruction) {
  for (uint32_t turns = 1; turns < 200; ++turns) {
    EXPECT_NEAR(Measure(turns), 4 * turns, kResolution + kSetUp);
  }
}

TEST(InstructionCount, ErrorDoesNotGrowWithLength) {
  EXPECT_NEAR(Measure(10000), 40000, kResolution + kSetUp);
  EXPECT_NEAR(Measure(1000000), 4000000, kResolution + kSetUp);
}

// SysTick has 24 bits: the second reading is past a wrap of it, in which the interrupt's instructions count.
TEST(InstructionCount, GoesOnPastTheWrapOfTheTimer) {
  constexpr int64_t kInterrupt = 40;
  for (int i = 0; i < 2; ++i) {
    EXPECT_NEAR(Measure(100000000), 400000000, kResolution + kSetUp + kInterrupt);
  }
}

TEST(MicroTime, TicksAreInstructions) {
  EXPECT_EQ(tflite::ticks_per_second(), 1000000000u);
  const uint32_t before = tflite::GetCurrentTimeTicks();
  Spin(1000);
  const uint32_t after = tflite::GetCurrentTimeTicks();
  EXPECT_NEAR(after - before, 4000, 40);
}
