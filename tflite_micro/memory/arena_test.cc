// The arena's two ends, its temporary stack, and above all its accounting: required_bytes() is exactly what it takes.
#include "tflite_micro/memory/arena.h"

#include <string.h>

#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace {

alignas(16) uint8_t block[1024 + 16];

bool IsAligned(const uint8_t* pointer, size_t alignment) {
  return reinterpret_cast<uintptr_t>(pointer) % alignment == 0;
}

TEST(Arena, PersistentMemoryGrowsDownAligned) {
  SingleArenaBufferAllocator arena(block, 256);
  uint8_t* first = arena.AllocatePersistentBuffer(3, 1);
  uint8_t* second = arena.AllocatePersistentBuffer(8, 4);
  uint8_t* third = arena.AllocatePersistentBuffer(1, 16);
  EXPECT_EQ(first, block + 253);
  EXPECT_TRUE(IsAligned(second, 4) && second + 8 <= first);
  EXPECT_TRUE(IsAligned(third, 16) && third + 1 <= second);
}

TEST(Arena, TemporariesAreAStack) {
  SingleArenaBufferAllocator arena(block, 256);
  uint8_t* first = arena.AllocateTemp(10, 4, 77);
  uint8_t* second = arena.AllocateTemp(10, 16, 78);
  EXPECT_TRUE(IsAligned(second, 16));
  EXPECT_GE(second, first + 10);
  EXPECT_EQ(arena.TempTag(first), 77);
  EXPECT_EQ(arena.TempTag(second), 78);
  arena.DeallocateTemp(second);
  arena.DeallocateTemp(first);
  EXPECT_EQ(arena.AllocateTemp(10, 4, 0), first);
}

TEST(Arena, ExhaustionIsReportedAndCounted) {
  SingleArenaBufferAllocator arena(block, 64);
  EXPECT_TRUE(arena.AllocatePersistentBuffer(48, 16) != nullptr);
  EXPECT_FALSE(arena.exhausted());
  EXPECT_EQ(arena.AllocatePersistentBuffer(32, 16), static_cast<uint8_t*>(nullptr));
  EXPECT_TRUE(arena.exhausted());
  EXPECT_EQ(arena.required_bytes(), 80u);
}

TEST(Arena, AbsurdSizesAreRefused) {
  SingleArenaBufferAllocator arena(block, 64);
  EXPECT_EQ(arena.AllocatePersistentBuffer(SIZE_MAX, 16), static_cast<uint8_t*>(nullptr));
  EXPECT_EQ(arena.AllocateTemp(SIZE_MAX, 4, 0), static_cast<uint8_t*>(nullptr));
}

TEST(Arena, NullBlockServesNothing) {
  SingleArenaBufferAllocator arena(nullptr, 0);
  EXPECT_EQ(arena.AllocatePersistentBuffer(1, 1), static_cast<uint8_t*>(nullptr));
  EXPECT_EQ(arena.AllocateTemp(1, 1, 0), static_cast<uint8_t*>(nullptr));
  EXPECT_EQ(arena.ReserveHead(16), kTfLiteError);
}

// The same requests against an arena of any size and misalignment: they succeed exactly when it has the bytes that
// were required where there was plenty.
TEST(Arena, RequiredBytesAreExact) {
  for (size_t misalignment = 0; misalignment < 16; misalignment += 5) {
    size_t required = 0;
    for (size_t size = 1024; size-- > 0;) {
      SingleArenaBufferAllocator arena(block + misalignment, size);
      testing::TestData random(3);
      bool all = true;
      for (int i = 0; i < 6; ++i) {
        uint8_t* temp = arena.AllocateTemp(static_cast<size_t>(random.Integer(1, 90)), 8, i);
        uint8_t* kept = arena.AllocatePersistentBuffer(static_cast<size_t>(random.Integer(1, 60)), 4);
        if (temp != nullptr) memset(temp, 1, 1);
        if (kept != nullptr) memset(kept, 2, 1);
        all = all && temp != nullptr && kept != nullptr;
        if (i % 3 == 2) arena.ResetTemps();
      }
      arena.ResetTemps();
      all = arena.ReserveHead(200) == kTfLiteOk && all;
      if (size == 1023) {
        EXPECT_TRUE(all);
        required = arena.required_bytes();
      }
      EXPECT_EQ(all, size >= required);
      EXPECT_EQ(arena.exhausted(), size < required);
    }
  }
}

TEST(Arena, MeasuringCountsWhatAWorkspaceServes) {
  SingleArenaBufferAllocator arena(nullptr, 0);
  const SingleArenaBufferAllocator fresh = arena;
  arena.StartMeasuring(fresh, block, 128);
  for (int i = 0; i < 10; ++i) {
    const size_t mark = arena.Mark();
    EXPECT_TRUE(arena.AllocatePersistentBuffer(96, 16) != nullptr);
    arena.Release(mark);
  }
  EXPECT_EQ(arena.ReserveHead(4096), kTfLiteOk);
  EXPECT_EQ(arena.required_bytes(), 10u * 96 + 4096);
}

}  // namespace
}  // namespace tflite
