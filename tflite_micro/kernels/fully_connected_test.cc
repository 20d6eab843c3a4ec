// The fully connected layer against plain loops, for sizes with every tail, and values at the ends of their range.
#include "tflite_micro/kernels/fully_connected.h"

#include <stdint.h>

#include "tflite_micro/testing/guarded_memory.h"
#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

using testing::TestData;

constexpr int kMaxBatches = 3;
constexpr int kMaxDepth = 330;
constexpr int kMaxUnits = 35;

int8_t input_s8[kMaxBatches * kMaxDepth];
int16_t input_s16[kMaxBatches * kMaxDepth];
float input_f32[kMaxBatches * kMaxDepth];
int8_t filter_s8[kMaxUnits * kMaxDepth];
float filter_f32[kMaxUnits * kMaxDepth];
uint32_t highs[kMaxUnits], lows[kMaxUnits];
int8_t shifts[kMaxUnits];

struct Sizes {
  int32_t batches, depth, units;
};

Sizes DrawSizes(TestData& data) {
  // Multiples of 64 are what some instruction sets have a loop of their own for.
  const int32_t depth = data.Integer(0, 3) == 0 ? 64 * data.Integer(1, kMaxDepth / 64) : data.Integer(1, kMaxDepth);
  return {data.Integer(1, kMaxBatches), depth, data.Integer(1, kMaxUnits)};
}

int32_t DrawValue(TestData& data, int32_t lowest, int32_t highest) {
  const int32_t choice = data.Integer(0, 9);
  return choice == 0 ? lowest : choice == 1 ? highest : data.Integer(lowest, highest);
}

PreciseRequantization DrawRequantization(TestData& data, int32_t shift, int32_t output_offset, int32_t lowest,
                                         int32_t highest) {
  for (int i = 0; i < kMaxUnits; ++i) {
    highs[i] = static_cast<uint32_t>(data.Integer(1 << 30, INT32_MAX));
    lows[i] = data.Bits();
    shifts[i] = static_cast<int8_t>(shift - data.Integer(0, 4));
  }
  return {highs, lows, shifts, data.Integer(-1, 0), output_offset, lowest, highest};
}

template <typename Sum, typename Input>
Sum Plain(const Sizes& sizes, int32_t batch, int32_t unit, const Input* input, int32_t input_offset,
          int32_t filter_offset) {
  Sum sum = 0;
  for (int32_t k = 0; k < sizes.depth; ++k) {
    sum += static_cast<Sum>(input[batch * sizes.depth + k] + input_offset) *
           (filter_s8[unit * sizes.depth + k] + filter_offset);
  }
  return sum;
}

TEST(FullyConnected, S8EqualsPlainLoops) {
  TestData data(1);
  int32_t bias[kMaxUnits];
  for (int round = 0; round < 200; ++round) {
    const Sizes sizes = DrawSizes(data);
    for (int8_t& v : input_s8) v = static_cast<int8_t>(DrawValue(data, -128, 127));
    for (int8_t& v : filter_s8) v = static_cast<int8_t>(DrawValue(data, -128, 127));
    for (int32_t& v : bias) v = data.Integer(-50000, 50000);
    const int32_t* biases = data.Integer(0, 3) == 0 ? nullptr : bias;
    const int32_t input_offset = data.Integer(-127, 128);
    const int32_t filter_offset = data.Integer(0, 1) == 0 ? 0 : data.Integer(-127, 128);
    const PreciseRequantization requantization = DrawRequantization(data, -7, data.Integer(-128, 127), -128, 127);
    int8_t output[kMaxBatches * kMaxUnits], expected[kMaxBatches * kMaxUnits];
    for (int32_t i = 0; i < sizes.batches * sizes.units; ++i) {
      const int32_t unit = i % sizes.units;
      const int32_t sum = Plain<int32_t>(sizes, i / sizes.units, unit, input_s8, input_offset, filter_offset);
      expected[i] = static_cast<int8_t>(requantization.Apply(sum + (biases != nullptr ? biases[unit] : 0), unit));
    }
    testing::GuardedMemory<2 * kMaxDepth + 320> scratch(
        static_cast<size_t>(FullyConnectedS8S8ScratchSize(sizes.depth)));
    FullyConnectedS8S8(sizes.batches, sizes.depth, sizes.units, input_offset, filter_offset, requantization, input_s8,
                       filter_s8, biases, output, scratch.data());
    ASSERT_ARRAY_EQ(output, expected, static_cast<size_t>(sizes.batches * sizes.units));
  }
}

TEST(FullyConnected, S16EqualsPlainLoops) {
  TestData data(2);
  int64_t bias64[kMaxUnits];
  int32_t bias32[kMaxUnits];
  for (int round = 0; round < 200; ++round) {
    const Sizes sizes = DrawSizes(data);
    for (int16_t& v : input_s16) v = static_cast<int16_t>(DrawValue(data, -32768, 32767));
    for (int8_t& v : filter_s8) v = static_cast<int8_t>(DrawValue(data, -128, 127));
    for (int32_t& v : bias32) v = data.Integer(-5000000, 5000000);
    for (int64_t& v : bias64) v = data.Integer(INT32_MIN, INT32_MAX) * int64_t{4};
    const int32_t filter_offset = data.Integer(0, 1) == 0 ? 0 : data.Integer(-127, 128);
    const PreciseRequantization requantization = DrawRequantization(data, -10, 0, -32768, 32767);
    int16_t output[kMaxBatches * kMaxUnits], expected[kMaxBatches * kMaxUnits];
    const auto expect = [&](auto biases, auto zero) {
      using Sum = decltype(zero);
      for (int32_t i = 0; i < sizes.batches * sizes.units; ++i) {
        const int32_t unit = i % sizes.units;
        const Sum sum = Plain<Sum>(sizes, i / sizes.units, unit, input_s16, 0, filter_offset);
        expected[i] = static_cast<int16_t>(
            requantization.Apply(static_cast<Sum>(sum + (biases != nullptr ? biases[unit] : 0)), unit));
      }
      FullyConnectedS16S8(sizes.batches, sizes.depth, sizes.units, filter_offset, requantization, input_s16, filter_s8,
                          biases, output);
      EXPECT_ARRAY_EQ(output, expected, static_cast<size_t>(sizes.batches * sizes.units));
    };
    const bool has_bias = data.Integer(0, 3) != 0;
    expect(has_bias ? static_cast<const int64_t*>(bias64) : nullptr, int64_t{0});
    expect(has_bias ? static_cast<const int32_t*>(bias32) : nullptr, int32_t{0});
    if (testing::HasFailure()) return;
  }
}

TEST(FullyConnected, F32IsNearPlainLoops) {
  TestData data(3);
  for (int round = 0; round < 100; ++round) {
    const Sizes sizes = DrawSizes(data);
    float bias[kMaxUnits];
    data.FillFloats(input_f32, kMaxBatches * kMaxDepth, -1, 1);
    data.FillFloats(filter_f32, kMaxUnits * kMaxDepth, -1, 1);
    data.FillFloats(bias, kMaxUnits, -1, 1);
    float output[kMaxBatches * kMaxUnits], expected[kMaxBatches * kMaxUnits];
    for (int32_t i = 0; i < sizes.batches * sizes.units; ++i) {
      const int32_t unit = i % sizes.units;
      float sum = bias[unit];
      for (int32_t k = 0; k < sizes.depth; ++k) {
        sum += input_f32[i / sizes.units * sizes.depth + k] * filter_f32[unit * sizes.depth + k];
      }
      expected[i] = Clamp(sum, -1.0f, 3.0f);
    }
    FullyConnectedF32(sizes.batches, sizes.depth, sizes.units, -1, 3, input_f32, filter_f32, bias, output);
    ASSERT_ARRAY_NEAR(output, expected, static_cast<size_t>(sizes.batches * sizes.units), 1e-5);
  }
}

}  // namespace
}  // namespace kernels
}  // namespace tflite
