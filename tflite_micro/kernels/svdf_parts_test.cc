// The parts of SVDF against plain loops, for every tail and with values at the ends of their range.
#include "tflite_micro/kernels/svdf_parts.h"

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/testing/guarded_memory.h"
#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

constexpr int kMaxFilters = 11;
constexpr int kMaxMemory = 27;

int32_t Draw(testing::TestData* data, int32_t lowest, int32_t highest) {
  const int32_t choice = data->Integer(0, 5);
  return choice == 0 ? lowest : choice == 1 ? highest : data->Integer(lowest, highest);
}

TEST(SvdfParts, ScalingIsTheUsualOneClamped) {
  testing::TestData data(2);
  for (int round = 0; round < 300; ++round) {
    const int32_t count = data.Integer(1, kMaxFilters);
    const int32_t multiplier = Draw(&data, 1 << 30, INT32_MAX);
    const int32_t shift = round % 8 < 2 ? Draw(&data, 0, 30) : Draw(&data, -31, -1);
    // Every other range is int8's, less a zero point.
    const bool is_byte = round % 2 == 0;
    const int32_t lowest = is_byte ? INT8_MIN - Draw(&data, INT8_MIN, INT8_MAX) : Draw(&data, INT16_MIN, 0);
    const int32_t highest = is_byte ? lowest + UINT8_MAX : Draw(&data, 0, INT16_MAX);
    testing::GuardedMemory<kMaxFilters * sizeof(int32_t)> memory(static_cast<size_t>(count) * sizeof(int32_t));
    auto* const values = static_cast<int32_t*>(memory.data());
    int32_t expected[kMaxFilters];
    for (int32_t i = 0; i < count; ++i) {
      // Small ones too, and halves.
      values[i] = Draw(&data, INT32_MIN, INT32_MAX) >> data.Integer(0, 31);
      expected[i] =
          Clamp(MultiplyByQuantizedMultiplier(values[i], multiplier, static_cast<int>(shift)), lowest, highest);
    }
    SvdfScale(count, multiplier, shift, lowest, highest, values);
    ASSERT_ARRAY_EQ(values, expected, static_cast<size_t>(count));
  }
}

TEST(SvdfParts, OutputsAreScaledAndSaturated) {
  testing::TestData data(4);
  for (int round = 0; round < 300; ++round) {
    const int32_t count = data.Integer(1, kMaxFilters);
    const int32_t multiplier = Draw(&data, 1 << 30, INT32_MAX);
    const int32_t shift = round % 8 < 2 ? Draw(&data, 0, 30) : Draw(&data, -31, -1);
    const int32_t zero_point = Draw(&data, INT8_MIN, INT8_MAX);
    int32_t sums[kMaxFilters];
    int8_t expected[kMaxFilters];
    for (int32_t i = 0; i < count; ++i) {
      sums[i] = Draw(&data, INT32_MIN, INT32_MAX) >> data.Integer(0, 31);
      const int32_t scaled = MultiplyByQuantizedMultiplier(sums[i], multiplier, static_cast<int>(shift));
      expected[i] = static_cast<int8_t>(Clamp<int64_t>(int64_t{scaled} + zero_point, INT8_MIN, INT8_MAX));
    }
    testing::GuardedMemory<kMaxFilters> memory(static_cast<size_t>(count));
    auto* const outputs = static_cast<int8_t*>(memory.data());
    SvdfOutputs(count, multiplier, shift, zero_point, sums, outputs);
    ASSERT_ARRAY_EQ(outputs, expected, static_cast<size_t>(count));
  }
}

template <typename T, typename Advance>
void Sweep(int32_t lowest, int32_t highest, bool has_zero_point, const Advance& advance) {
  testing::TestData data(3);
  for (int round = 0; round < 200; ++round) {
    const int32_t filters = data.Integer(1, kMaxFilters);
    const int32_t memory = data.Integer(1, kMaxMemory);
    const int32_t zero_point = has_zero_point ? Draw(&data, lowest, highest) : 0;
    static T weights[kMaxFilters * kMaxMemory], state[kMaxFilters * kMaxMemory];
    const size_t size = static_cast<size_t>(filters * memory);
    testing::GuardedMemory<sizeof(state)> guarded(size * sizeof(T));
    auto* const actual_state = static_cast<T*>(guarded.data());
    for (size_t i = 0; i < size; ++i) {
      weights[i] = static_cast<T>(Draw(&data, lowest, highest));
      actual_state[i] = state[i] = static_cast<T>(Draw(&data, lowest, highest));
    }
    testing::GuardedMemory<kMaxFilters * sizeof(int32_t)> projection_memory(static_cast<size_t>(filters) *
                                                                            sizeof(int32_t));
    auto* const projections = static_cast<int32_t*>(projection_memory.data());
    int32_t expected[kMaxFilters];
    for (int32_t f = 0; f < filters; ++f) {
      projections[f] = Draw(&data, lowest, highest) - zero_point;
      T* const row = state + f * memory;
      uint32_t sum = 0;
      for (int32_t i = 0; i < memory; ++i) {
        row[i] = i + 1 < memory ? row[i + 1] : static_cast<T>(projections[f] + zero_point);
        sum += static_cast<uint32_t>(weights[f * memory + i] * (row[i] - zero_point));
      }
      expected[f] = static_cast<int32_t>(sum);
    }
    advance(filters, memory, zero_point, weights, actual_state, projections);
    ASSERT_ARRAY_EQ(projections, expected, static_cast<size_t>(filters));
    ASSERT_ARRAY_EQ(actual_state, state, size);
  }
}

TEST(SvdfParts, MemoriesOfInt8MoveOnAndAreWeighed) { Sweep<int8_t>(INT8_MIN, INT8_MAX, true, SvdfAdvanceS8); }

TEST(SvdfParts, MemoriesOfInt16MoveOnAndAreWeighed) {
  Sweep<int16_t>(INT16_MIN, INT16_MAX, false,
                 [](int32_t filters, int32_t memory, int32_t, const int16_t* weights, int16_t* state,
                    int32_t* projections) { SvdfAdvanceS16(filters, memory, weights, state, projections); });
}

}  // namespace
}  // namespace kernels
}  // namespace tflite
