#include "tflite_micro/kernels/svdf.h"

#include <string.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

constexpr int kMaxBatches = 2;
constexpr int kMaxInput = 9;
constexpr int kMaxFilters = 75;
constexpr int kMaxUnits = 25;  // with more filters than are computed at a time
constexpr int kMaxMemory = 5;

// The definition, element by element.
template <typename T>
void Plain(const SvdfShape& shape, const SvdfParams& params, const int8_t* input, const int8_t* features,
           const T* times, const int32_t* bias, T* state, int8_t* output) {
  const int filters = shape.units * shape.rank;
  const int32_t lowest = sizeof(T) == 1 ? INT8_MIN : INT16_MIN;
  const int32_t highest = sizeof(T) == 1 ? INT8_MAX : INT16_MAX;
  for (int b = 0; b < shape.batches; ++b) {
    for (int u = 0; u < shape.units; ++u) {
      int32_t sum = bias != nullptr ? bias[u] : 0;
      for (int f = u * shape.rank; f < (u + 1) * shape.rank; ++f) {
        T* const memory = state + (b * filters + f) * shape.memory;
        int32_t dot = 0;
        for (int i = 0; i < shape.input_size; ++i) {
          dot += features[f * shape.input_size + i] * (input[b * shape.input_size + i] - params.input_zero_point);
        }
        const int32_t projection = MultiplyByQuantizedMultiplier(dot, params.feature_multiplier, params.feature_shift);
        memmove(memory, memory + 1, static_cast<size_t>(shape.memory - 1) * sizeof(T));
        memory[shape.memory - 1] = static_cast<T>(Clamp(projection + params.state_zero_point, lowest, highest));
        for (int i = 0; i < shape.memory; ++i) {
          sum += times[f * shape.memory + i] * (memory[i] - params.state_zero_point);
        }
      }
      const int32_t result = MultiplyByQuantizedMultiplier(sum, params.time_multiplier, params.time_shift);
      output[b * shape.units + u] = static_cast<int8_t>(Clamp<int32_t>(result + params.output_zero_point, -128, 127));
    }
  }
}

template <typename T>
using Kernel = void (*)(const SvdfShape&, const SvdfParams&, const int8_t*, const int8_t*, const T*, const int32_t*, T*,
                        int8_t*);

template <typename T>
void Sweep(Kernel<T> kernel, int32_t time_range, bool state_has_zero_point) {
  testing::TestData data(3);
  for (int round = 0; round < 200; ++round) {
    const SvdfShape shape = {data.Integer(1, kMaxBatches), data.Integer(1, kMaxInput),
                             data.Integer(1, round % 8 == 0 ? kMaxUnits : 5), data.Integer(1, 3),
                             data.Integer(1, kMaxMemory)};
    SvdfParams params;
    params.input_zero_point = static_cast<int16_t>(data.Integer(-128, 127));
    params.state_zero_point = static_cast<int16_t>(state_has_zero_point ? data.Integer(-128, 127) : 0);
    params.output_zero_point = static_cast<int16_t>(data.Integer(-128, 127));
    params.feature_multiplier = data.Integer(1 << 30, INT32_MAX);
    params.feature_shift = static_cast<int8_t>(data.Integer(-12, 0));
    params.time_multiplier = data.Integer(1 << 30, INT32_MAX);
    params.time_shift = static_cast<int8_t>(data.Integer(-20, -4));
    int8_t input[kMaxBatches * kMaxInput], features[kMaxFilters * kMaxInput];
    T times[kMaxFilters * kMaxMemory];
    int32_t bias[kMaxUnits];
    T state[kMaxBatches * kMaxFilters * kMaxMemory], expected_state[kMaxBatches * kMaxFilters * kMaxMemory];
    int8_t output[kMaxBatches * kMaxUnits], expected_output[kMaxBatches * kMaxUnits];
    data.FillIntegers(features, sizeof(features), -128, 127);
    data.FillIntegers(times, kMaxFilters * kMaxMemory, -time_range, time_range);
    data.FillIntegers(bias, kMaxUnits, -20000, 20000);
    data.FillIntegers(state, kMaxBatches * kMaxFilters * kMaxMemory, -128, 127);
    memcpy(expected_state, state, sizeof(state));
    const int32_t* const given_bias = round % 3 == 0 ? nullptr : bias;
    for (int step = 0; step < 3; ++step) {
      data.FillIntegers(input, sizeof(input), -128, 127);
      kernel(shape, params, input, features, times, given_bias, state, output);
      Plain(shape, params, input, features, times, given_bias, expected_state, expected_output);
      ASSERT_ARRAY_EQ(output, expected_output, static_cast<size_t>(shape.batches * shape.units));
      // What lies behind the state stays as it was.
      ASSERT_ARRAY_EQ(state, expected_state, static_cast<size_t>(kMaxBatches * kMaxFilters * kMaxMemory));
    }
  }
}

TEST(SvdfKernel, Int8StateOfAnyShapeEqualsTheDefinition) { Sweep<int8_t>(SvdfS8S8, 127, true); }
TEST(SvdfKernel, Int16StateOfAnyShapeEqualsTheDefinition) { Sweep<int16_t>(SvdfS8S16, 500, false); }

}  // namespace
}  // namespace kernels
}  // namespace tflite
