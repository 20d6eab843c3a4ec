#include "tflite_micro/memory/alternate_memory.h"

#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

alignas(16) uint8_t memory[256];

TEST(AlternateMemory, BuffersOfDifferentTimesShareAPlace) {
  const AlternateMemory::Region regions[] = {{memory, 64}};
  const AlternateMemory alternate(regions, 1);
  const PlannedBuffer buffers[] = {{48, 1, 2, 0}, {64, 3, 4, 0}, {32, 4, 5, 0}, {16, 2, 3, 0}};
  AlternateMemory::Placement placements[4] = {};
  EXPECT_TRUE(alternate.Place(buffers, 4, 0, false, placements));
  EXPECT_TRUE(alternate.Place(buffers, 4, 1, false, placements));
  // Alive with the second, which fills the region; the fourth as well.
  EXPECT_FALSE(alternate.Place(buffers, 4, 2, false, placements));
  EXPECT_FALSE(alternate.Place(buffers, 4, 3, false, placements));
  EXPECT_EQ(placements[1].offset, 0);
  EXPECT_EQ(placements[2].bytes, 0);
  EXPECT_TRUE(alternate.Address(placements[1]) == memory);
}

TEST(AlternateMemory, PreservedBuffersShareNothing) {
  const AlternateMemory::Region regions[] = {{memory, 64}};
  const AlternateMemory alternate(regions, 1);
  const PlannedBuffer buffers[] = {{32, 1, 2, 0}, {32, 3, 4, 0}, {16, 5, 6, 0}};
  AlternateMemory::Placement placements[3] = {};
  EXPECT_TRUE(alternate.Place(buffers, 3, 0, true, placements));
  EXPECT_TRUE(alternate.Place(buffers, 3, 1, true, placements));
  EXPECT_EQ(placements[1].offset, 32);
  EXPECT_FALSE(alternate.Place(buffers, 3, 2, true, placements));
}

TEST(AlternateMemory, GapsAreFilled) {
  const AlternateMemory::Region regions[] = {{memory, 128}};
  const AlternateMemory alternate(regions, 1);
  const PlannedBuffer buffers[] = {{16, 1, 9, 0}, {32, 1, 2, 0}, {16, 1, 9, 0}, {48, 3, 4, 0}, {32, 3, 4, 0}};
  AlternateMemory::Placement placements[5] = {};
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(alternate.Place(buffers, 5, i, false, placements));
  EXPECT_EQ(placements[2].offset, 48);
  EXPECT_EQ(placements[3].offset, 64);
  EXPECT_EQ(placements[4].offset, 16);
}

TEST(AlternateMemory, RegionsOfAnyAlignmentAndSize) {
  // Nothing, nothing that is aligned, and twice one place of 16 bytes.
  const AlternateMemory::Region regions[] = {{nullptr, 0}, {memory + 1, 15}, {memory + 17, 40}, {memory + 64, 31}};
  const AlternateMemory alternate(regions, 4);
  const PlannedBuffer buffers[] = {{32, 1, 2, 0}, {16, 1, 2, 0}, {16, 1, 2, 0}};
  AlternateMemory::Placement placements[3] = {};
  EXPECT_FALSE(alternate.Place(buffers, 3, 0, false, placements));
  EXPECT_TRUE(alternate.Place(buffers, 3, 1, false, placements));
  EXPECT_TRUE(alternate.Place(buffers, 3, 2, false, placements));
  EXPECT_TRUE(alternate.Address(placements[1]) == memory + 32);
  EXPECT_TRUE(alternate.Address(placements[2]) == memory + 64);
  EXPECT_FALSE(alternate.Place(buffers, 3, 0, false, placements));
}

TEST(AlternateMemory, NoneHasNoPlace) {
  const AlternateMemory none;
  const PlannedBuffer buffers[] = {{16, 1, 2, 0}};
  AlternateMemory::Placement placements[1] = {};
  EXPECT_TRUE(none.empty());
  EXPECT_FALSE(none.Place(buffers, 1, 0, false, placements));
}

}  // namespace
}  // namespace tflite
