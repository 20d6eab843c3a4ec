// The elementwise parts of an int8 LSTM against their definitions, for every tail and with values at the ends of their
// range; logistic and tanh for all arguments.
#include "tflite_micro/kernels/lstm_gates.h"

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/fixed_point_functions.h"
#include "tflite_micro/testing/guarded_memory.h"
#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

constexpr int kMost = 19;
template <typename T>
using Guarded = testing::GuardedMemory<kMost * sizeof(T)>;

int32_t Draw(testing::TestData* data, int32_t lowest, int32_t highest) {
  const int32_t choice = data->Integer(0, 5);
  return choice == 0 ? lowest : choice == 1 ? highest : data->Integer(lowest, highest);
}

LstmFactor DrawFactor(testing::TestData* data, int32_t lowest_shift, int32_t highest_shift) {
  const int32_t multiplier = Draw(data, 1 << 30, INT32_MAX);
  return {multiplier, Draw(data, lowest_shift, highest_shift)};
}

int32_t Scaled(int32_t value, const LstmFactor& factor) {
  return MultiplyByQuantizedMultiplier(value, factor.multiplier, static_cast<int>(factor.shift));
}

int16_t ToS16(int64_t value) { return static_cast<int16_t>(Clamp<int64_t>(value, INT16_MIN, INT16_MAX)); }

TEST(LstmGates, ArgumentsAreSumsOfScaledSums) {
  testing::TestData data(1);
  for (int round = 0; round < 300; ++round) {
    const int32_t count = data.Integer(1, kMost);
    const int32_t highest_shift = round % 8 == 0 ? 14 : -1;
    const LstmFactor input = DrawFactor(&data, -31, highest_shift);
    const LstmFactor hidden = DrawFactor(&data, -31, highest_shift);
    int32_t from_input[kMost], from_hidden[kMost];
    int16_t expected[kMost];
    for (int32_t i = 0; i < count; ++i) {
      from_input[i] = Draw(&data, INT32_MIN, INT32_MAX) >> data.Integer(0, 24);
      from_hidden[i] = Draw(&data, INT32_MIN, INT32_MAX) >> data.Integer(0, 24);
      expected[i] = ToS16(int64_t{ToS16(Scaled(from_input[i], input))} + Scaled(from_hidden[i], hidden));
    }
    Guarded<int16_t> arguments(static_cast<size_t>(count) * sizeof(int16_t));
    LstmGateArguments(count, input, from_input, hidden, from_hidden, static_cast<int16_t*>(arguments.data()));
    ASSERT_ARRAY_EQ(static_cast<int16_t*>(arguments.data()), expected, static_cast<size_t>(count));
  }
}

// `function` in place, on all int16 values in blocks of changing length, equals `definition`.
template <typename Function, typename Definition>
void CompareForAll(const Function& function, const Definition& definition) {
  int32_t count = 1;
  for (int32_t first = INT16_MIN; first <= INT16_MAX; first += count) {
    count = count % kMost + 1;
    if (count > INT16_MAX - first + 1) count = INT16_MAX - first + 1;
    Guarded<int16_t> guarded(static_cast<size_t>(count) * sizeof(int16_t));
    auto* const values = static_cast<int16_t*>(guarded.data());
    int16_t expected[kMost];
    for (int32_t i = 0; i < count; ++i) {
      values[i] = static_cast<int16_t>(first + i);
      expected[i] = static_cast<int16_t>(definition(first + i));
    }
    function(count, values);
    ASSERT_ARRAY_EQ(values, expected, static_cast<size_t>(count));
  }
}

TEST(LstmGates, LogisticOfAllArguments) {
  CompareForAll(LstmLogistic, [](int32_t x) { return FixedPoint<int16_t>::Logistic(x, 3); });
}

TEST(LstmGates, TanhOfAllArguments) {
  for (int bits = 0; bits <= 6; ++bits) {
    CompareForAll([bits](int32_t count, int16_t* values) { LstmTanh(count, bits, values); },
                  [bits](int32_t x) { return FixedPoint<int16_t>::Tanh(x, bits); });
    if (testing::HasFailure()) return;
  }
}

TEST(LstmGates, CellsAreUpdatedAndClipped) {
  testing::TestData data(2);
  for (int round = 0; round < 300; ++round) {
    const int32_t count = data.Integer(1, kMost);
    const int32_t exponent = data.Integer(-15, -9);
    const int32_t clip = round % 2 == 0 ? 0 : Draw(&data, 1, INT16_MAX);
    int16_t forget[kMost], add[kMost], candidates[kMost], expected[kMost];
    Guarded<int16_t> guarded(static_cast<size_t>(count) * sizeof(int16_t));
    auto* const cells = static_cast<int16_t*>(guarded.data());
    for (int32_t i = 0; i < count; ++i) {
      forget[i] = static_cast<int16_t>(Draw(&data, 0, INT16_MAX));
      add[i] = static_cast<int16_t>(Draw(&data, 0, INT16_MAX));
      candidates[i] = static_cast<int16_t>(Draw(&data, -INT16_MAX, INT16_MAX));
      cells[i] = static_cast<int16_t>(Draw(&data, INT16_MIN, INT16_MAX));
      const int32_t added = ToS16(RoundingDivideByPowerOfTwo(add[i] * candidates[i], 30 + exponent));
      int32_t cell = ToS16(RoundingDivideByPowerOfTwo(forget[i] * cells[i], 15) + added);
      if (clip > 0) cell = Clamp(cell, -clip, clip);
      expected[i] = static_cast<int16_t>(cell);
    }
    LstmUpdateCells(count, exponent, clip, forget, add, candidates, cells);
    ASSERT_ARRAY_EQ(cells, expected, static_cast<size_t>(count));
  }
}

TEST(LstmGates, OutputsAreProductsScaledAndSaturated) {
  testing::TestData data(3);
  for (int round = 0; round < 300; ++round) {
    const int32_t count = data.Integer(1, kMost);
    const LstmFactor factor = DrawFactor(&data, -31, round % 8 == 0 ? 0 : -12);
    const int32_t zero_point = Draw(&data, INT8_MIN, INT8_MAX);
    int16_t gates[kMost], values[kMost];
    int8_t expected[kMost];
    for (int32_t i = 0; i < count; ++i) {
      gates[i] = static_cast<int16_t>(Draw(&data, 0, INT16_MAX));
      values[i] = static_cast<int16_t>(Draw(&data, -INT16_MAX, INT16_MAX));
      const int64_t scaled = int64_t{Scaled(gates[i] * values[i], factor)} + zero_point;
      expected[i] = static_cast<int8_t>(Clamp<int64_t>(scaled, INT8_MIN, INT8_MAX));
    }
    Guarded<int8_t> outputs(static_cast<size_t>(count));
    LstmOutputs(count, factor, zero_point, gates, values, static_cast<int8_t*>(outputs.data()));
    ASSERT_ARRAY_EQ(static_cast<int8_t*>(outputs.data()), expected, static_cast<size_t>(count));
  }
}

}  // namespace
}  // namespace kernels
}  // namespace tflite
