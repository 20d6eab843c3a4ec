// What a plan promises: buffers that are alive together do not overlap, every offset is aligned, and the total is the
// end of the highest buffer; and how close to the lower bound the plans of typical graphs come.
#include "tflite_micro/memory/greedy_memory_planner.h"

#include "tflite_micro/memory/linear_memory_planner.h"
#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace {

constexpr int kMaxBuffers = 200;
alignas(8) uint8_t workspace[16 * kMaxBuffers];
PlannedBuffer buffers[kMaxBuffers];

int32_t Plan(int count) {
  GreedyMemoryPlanner planner;
  EXPECT_LE(planner.WorkspaceBytes(count), sizeof(workspace));
  int32_t total = -1;
  EXPECT_EQ(planner.Plan(buffers, count, workspace, &total), kTfLiteOk);
  return total;
}

// The most bytes alive at one time: no plan can be smaller.
int32_t LowerBound(int count) {
  int32_t bound = 0;
  for (int i = 0; i < count; ++i) {
    int32_t alive = 0;
    for (int j = 0; j < count; ++j) {
      if (buffers[j].first_time <= buffers[i].first_time && buffers[i].first_time <= buffers[j].last_time) {
        alive += buffers[j].bytes;
      }
    }
    if (alive > bound) bound = alive;
  }
  return bound;
}

// Whether `input` lies above `output` as it may if they share memory.
bool ShareWell(const PlannedBuffer& input, const PlannedBuffer& output) {
  const int32_t above = input.offset - output.offset - output.distance;
  const int32_t step = output.step & ~PlannedBuffer::kFixed;
  return above >= 0 && above % (16 * step) == 0;
}

// Says that `output` may share memory with `input`, which dies where `output` begins.
void Share(int input, int output, int32_t distance, uint16_t step) {
  buffers[output].inputs[buffers[output].inputs[0] == 0 ? 0 : 1] = static_cast<uint16_t>(input + 1);
  buffers[output].distance = distance;
  buffers[output].step = step;
  buffers[input].output = static_cast<uint16_t>(output + 1);
}

void ExpectSound(int count, int32_t total) {
  int32_t end = 0;
  for (int i = 0; i < count; ++i) {
    EXPECT_EQ(buffers[i].offset % 16, 0);
    EXPECT_GE(buffers[i].offset, 0);
    const int32_t this_end = buffers[i].offset + buffers[i].bytes;
    if (this_end > end) end = this_end;
    for (int j = 0; j < i; ++j) {
      const bool apart = this_end <= buffers[j].offset || buffers[j].offset + buffers[j].bytes <= buffers[i].offset;
      const bool may_share = buffers[i].inputs[0] == j + 1 || buffers[i].inputs[1] == j + 1;
      EXPECT_TRUE(apart || !AliveTogether(buffers[i], buffers[j]) || (may_share && ShareWell(buffers[j], buffers[i])));
    }
  }
  EXPECT_EQ(total, end);
}

TEST(GreedyMemoryPlanner, NothingToPlanTakesNothing) { EXPECT_EQ(Plan(0), 0); }

// Sizes of the activations of a 96x96 MobileNet: largest-first placement alone needs a third more than the bound.
TEST(GreedyMemoryPlanner, ChainReachesTheBound) {
  const int32_t sizes[] = {27648, 18432, 18432, 36864, 9216, 18432, 18432, 18432, 4608, 9216, 9216, 9216, 2304};
  const int count = static_cast<int>(sizeof(sizes) / sizeof(sizes[0]));
  for (int i = 0; i < count; ++i) buffers[i] = {sizes[i], i, i + 1, -1};
  const int32_t total = Plan(count);
  ExpectSound(count, total);
  EXPECT_EQ(total, LowerBound(count));
  EXPECT_EQ(total, 18432 + 36864);
}

TEST(GreedyMemoryPlanner, EveryChainOfRandomSizesReachesTheBound) {
  testing::TestData random(7);
  for (int round = 0; round < 30; ++round) {
    const int count = 2 + round;
    for (int i = 0; i < count; ++i) buffers[i] = {16 * random.Integer(1, 400), i, i + 1, -1};
    const int32_t total = Plan(count);
    ExpectSound(count, total);
    EXPECT_EQ(total, LowerBound(count));
  }
}

TEST(GreedyMemoryPlanner, RandomGraphsAreSoundAndNearTheBound) {
  testing::TestData random(11);
  for (int round = 0; round < 20; ++round) {
    const int count = 4 * round + 3;
    for (int i = 0; i < count; ++i) {
      const int32_t first = random.Integer(0, count);
      buffers[i] = {16 * random.Integer(0, 100), first, first + random.Integer(0, 6), -1};
    }
    const int32_t total = Plan(count);
    ExpectSound(count, total);
    EXPECT_LE(total, LowerBound(count) * 3 / 2);
  }
}

TEST(GreedyMemoryPlanner, ChainsInPlaceTakeTheLargest) {
  const int32_t sizes[] = {4096, 8000, 8000, 8000, 2048, 2048, 64};
  const int count = static_cast<int>(sizeof(sizes) / sizeof(sizes[0]));
  for (int i = 0; i < count; ++i) buffers[i] = {sizes[i] / 16 * 16, i, i + 1, -1};
  for (int i = 1; i < count; ++i) {
    const int32_t grows = buffers[i].bytes - buffers[i - 1].bytes;
    Share(i - 1, i, grows > 0 ? grows : 0, 1);
  }
  const int32_t total = Plan(count);
  ExpectSound(count, total);
  EXPECT_EQ(total, 8000);
}

// A residual block: the sum lies in the place of either operand, and scratch memory beside.
TEST(GreedyMemoryPlanner, ResidualBlocksShareRows) {
  buffers[0] = {16384, 0, 3, -1};
  buffers[1] = {16384, 1, 2, -1};
  buffers[2] = {16384, 2, 3, -1};
  buffers[3] = {16384, 3, 4, -1};
  buffers[4] = {1824, 1, 1, -1};
  buffers[5] = {1824, 2, 2, -1};
  Share(1, 2, 528, 1);
  Share(0, 3, 0, 1);
  Share(2, 3, 0, 1);
  const int32_t total = Plan(6);
  ExpectSound(6, total);
  EXPECT_EQ(total, 2 * 16384 + 528 + 1824);
}

TEST(GreedyMemoryPlanner, RandomChainsThatShareMemoryAreSound) {
  testing::TestData random(13);
  for (int round = 0; round < 60; ++round) {
    const int count = 3 + round;
    for (int i = 0; i < count; ++i) buffers[i] = {16 * random.Integer(1, 100), i, i + random.Integer(1, 3), -1};
    for (int i = 1; i < count; ++i) {
      const uint16_t step = static_cast<uint16_t>(random.Integer(1, 3));
      const int32_t distance = 16 * step * random.Integer(0, 20);
      if (buffers[i - 1].last_time == i && distance < buffers[i].bytes) Share(i - 1, i, distance, step);
    }
    ExpectSound(count, Plan(count));
  }
}

// The planner's word for the buffer that cannot lie where it is fixed; -1 if all can.
int FindWrongPlace(int count) {
  GreedyMemoryPlanner planner;
  int32_t total = 0;
  if (planner.Plan(buffers, count, workspace, &total) == kTfLiteOk) return -1;
  EXPECT_LT(total, 0);
  return -1 - total;
}

TEST(GreedyMemoryPlanner, FixedBuffersStayWhereTheyAre) {
  testing::TestData random(17);
  int fixed = 0;
  for (int round = 0; round < 60; ++round) {
    const int count = 3 + round;
    for (int i = 0; i < count; ++i) buffers[i] = {16 * random.Integer(1, 100), i, i + random.Integer(1, 3), -1};
    for (int i = 1; i < count; ++i) {
      const int32_t distance = 16 * random.Integer(0, 20);
      if (buffers[i - 1].last_time == i && distance < buffers[i].bytes) Share(i - 1, i, distance, 1);
    }
    Plan(count);
    int32_t places[kMaxBuffers];
    for (int i = 0; i < count; ++i) {
      places[i] = -1;
      if (random.Integer(0, 1) == 0) continue;
      places[i] = buffers[i].offset;
      buffers[i].Fix(places[i]);
      ++fixed;
    }
    ExpectSound(count, Plan(count));
    for (int i = 0; i < count; ++i) EXPECT_TRUE(places[i] == -1 || buffers[i].offset == places[i]);
  }
  EXPECT_GT(fixed, 500);
}

TEST(GreedyMemoryPlanner, FixedBuffersAreAsFarUpAsTheyAreFixed) {
  buffers[0] = {64, 0, 1, -1};
  buffers[1] = {32, 1, 2, -1};
  buffers[2] = {48, 1, 1, -1};
  buffers[0].Fix(1024);
  EXPECT_EQ(Plan(3), 1024 + 64);
  EXPECT_EQ(buffers[0].offset, 1024);
  EXPECT_LT(buffers[1].offset + buffers[2].offset, 1024);
}

// What another buffer takes over time is more than 32 bits tell, and no order reaches the bound, so that all are tried.
TEST(GreedyMemoryPlanner, FixedBuffersComeBeforeThoseOfAnyArea) {
  constexpr int32_t kLarge = 0x6000000;
  buffers[0] = {kLarge, 0, 40, -1};
  buffers[1] = {16, 0, 40, -1};
  buffers[1].Fix(16);
  EXPECT_EQ(Plan(2), 32 + kLarge);
}

TEST(GreedyMemoryPlanner, FixedBuffersThatOverlapAreRefused) {
  for (int32_t offset = 0; offset <= 144; offset += 16) {
    buffers[0] = {64, 0, 1, -1};
    buffers[1] = {64, 1, 2, -1};
    buffers[2] = {64, 2, 3, -1};
    buffers[0].Fix(64);
    buffers[1].Fix(offset);
    const bool overlaps = offset > 0 && offset < 128;
    EXPECT_EQ(FindWrongPlace(3) >= 0, overlaps);
    // Not alive together.
    buffers[1] = {64, 1, 2, -1};
    buffers[2].Fix(offset);
    EXPECT_EQ(FindWrongPlace(3), -1);
  }
}

TEST(GreedyMemoryPlanner, FixedBuffersMayShareMemoryAsTheirOperatorSays) {
  for (int32_t offset = 0; offset <= 160; offset += 16) {
    buffers[0] = {64, 0, 1, -1};
    buffers[1] = {96, 1, 2, -1};
    Share(0, 1, 32, 2);
    buffers[0].Fix(offset);
    buffers[1].Fix(0);
    const bool is_sound = offset == 32 || offset == 64 || offset >= 96;
    EXPECT_EQ(FindWrongPlace(2) == -1, is_sound);
  }
}

TEST(GreedyMemoryPlanner, FixedBuffersLieAtMultiplesOf16) {
  const int32_t offsets[] = {-2, -16, 1, 8, 15, 17, INT32_MIN, INT32_MAX - 15 - 64, INT32_MAX - 15 - 63};
  for (const int32_t offset : offsets) {
    buffers[0] = {64, 0, 1, -1};
    buffers[0].Fix(offset);
    const bool is_sound = offset > 0 && offset % 16 == 0;
    EXPECT_EQ(FindWrongPlace(1), is_sound ? -1 : 0);
  }
}

TEST(GreedyMemoryPlanner, FixedBuffersEndBelow2Gigabytes) {
  buffers[0] = {64, 0, 1, -1};
  buffers[0].Fix(INT32_MAX - 31);
  GreedyMemoryPlanner planner;
  int32_t total = -1;
  EXPECT_EQ(planner.Plan(buffers, 1, workspace, &total), kTfLiteError);
  EXPECT_EQ(total, 0);
}

// Sums of their places and sizes do not fit 32 bits.
TEST(GreedyMemoryPlanner, FixedBuffersOfAnySizeThatShareMemoryAreRefused) {
  constexpr int32_t kHuge = INT32_MAX - 15;
  buffers[0] = {kHuge, 0, 1, -1};
  buffers[1] = {kHuge - 16, 1, 2, -1};
  buffers[2] = {kHuge - 32, 2, 3, -1};
  Share(0, 1, 16, 3);
  Share(1, 2, 48, 5);
  for (int i = 0; i < 3; ++i) buffers[i].Fix(kHuge);
  GreedyMemoryPlanner planner;
  int32_t total = -1;
  EXPECT_EQ(planner.Plan(buffers, 3, workspace, &total), kTfLiteError);
  EXPECT_EQ(total, 0);
}

TEST(GreedyMemoryPlanner, RefusesATotalOf2GigabytesOrMore) {
  for (int i = 0; i < 3; ++i) buffers[i] = {0x40000000, 0, 1, -1};
  GreedyMemoryPlanner planner;
  int32_t total;
  EXPECT_EQ(planner.Plan(buffers, 3, workspace, &total), kTfLiteError);
}

TEST(LinearMemoryPlanner, SharesNothing) {
  for (int i = 0; i < 4; ++i) buffers[i] = {16 * (i + 1), 3 * i, 3 * i + 1, -1};
  LinearMemoryPlanner planner;
  int32_t total = -1;
  EXPECT_EQ(planner.Plan(buffers, 4, nullptr, &total), kTfLiteOk);
  EXPECT_EQ(total, 160);
  for (int i = 1; i < 4; ++i) EXPECT_EQ(buffers[i].offset, buffers[i - 1].offset + buffers[i - 1].bytes);
}

}  // namespace
}  // namespace tflite
