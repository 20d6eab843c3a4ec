#include "tflite_micro/kernels/reduce.h"

#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

using testing::TestData;

// Sums of int16 in int32, as any reduction outside of this library would be written.
void AccumulateS16(const void* input, int32_t stride, int32_t count, const void*, ReduceAccumulator* accumulator) {
  const int16_t* elements = static_cast<const int16_t*>(input);
  for (int32_t i = 0; i < count; ++i) accumulator->s32 += elements[i * stride];
}
void FinishS32(const ReduceAccumulator& accumulator, const void*, void* output) {
  *static_cast<int32_t*>(output) = accumulator.s32;
}
const Reduction kSum = {{1000, 0, 0}, AccumulateS16, FinishS32, 2, 4};

TEST(Reduce, AddsEachElementToItsOutput) {
  static int16_t in[1024];
  static int32_t out[1024], expected[1024];
  TestData data(6);
  data.FillIntegers(in, 1024, INT16_MIN, INT16_MAX);
  for (int round = 0; round < 200; ++round) {
    // Dimensions that are kept and reduced in turn.
    const int rank = data.Integer(0, 6);
    const bool first_is_reduced = data.Integer(0, 1) != 0;
    int extents[6], strides[6];
    int size = 1;
    for (int i = rank - 1; i >= 0; --i) {
      extents[i] = data.Integer(1, 3);
      strides[i] = size;
      size *= extents[i];
    }
    ReduceAxis kept[kMaxReduceAxes], reduced[kMaxReduceAxes];
    int kept_count = 0, reduced_count = 0, outputs = 1;
    for (int i = 0; i < rank; ++i) {
      const bool is_reduced = (i % 2 == 0) == first_is_reduced;
      (is_reduced ? reduced[reduced_count++] : kept[kept_count++]) = {extents[i], strides[i]};
      if (!is_reduced) outputs *= extents[i];
    }
    for (int i = 0; i < outputs; ++i) expected[i] = 1000;
    for (int i = 0; i < size; ++i) {
      int to = 0;
      for (int k = 0; k < rank; ++k) {
        if ((k % 2 == 0) == first_is_reduced) continue;
        to = to * extents[k] + i / strides[k] % extents[k];
      }
      expected[to] += in[i];
    }
    Reduce(kept, kept_count, reduced, reduced_count, in, out, kSum, nullptr);
    ASSERT_ARRAY_EQ(out, expected, outputs);
  }
}

TEST(Reduce, GivesTheInitialValueForNoElements) {
  int32_t out[2] = {};
  const ReduceAxis kept[] = {{2, 0}}, reduced[] = {{0, 1}};
  Reduce(kept, 1, reduced, 1, nullptr, out, kSum, nullptr);
  EXPECT_EQ(out[0], 1000);
  EXPECT_EQ(out[1], 1000);
}

TEST(MeanS8, RoundsHalvesAwayFromZeroAndSaturates) {
  // Scales equal, two elements: the factor is 1/2 as 2^30 * 2^(0 - 31).
  MeanQuantizedParams params = {0, 1 << 30, 0, 0, 0};
  const ReduceAxis axis[] = {{2, 1}};
  const int8_t halves[][2] = {{1, 2}, {-1, -3}, {127, 127}, {-128, -128}};
  const int8_t expected[] = {2, -2, 127, -128};
  for (int i = 0; i < 4; ++i) {
    int8_t out = 0;
    Reduce(nullptr, 0, axis, 1, halves[i], &out, kMeanS8, &params);
    EXPECT_EQ(out, expected[i]);
  }
  params.output_offset = 100;
  int8_t out = 0;
  Reduce(nullptr, 0, axis, 1, halves[2], &out, kMeanS8, &params);
  EXPECT_EQ(out, 127);
}

}  // namespace
}  // namespace kernels
}  // namespace tflite
