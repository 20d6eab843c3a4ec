#include "tflite_micro/kernels/lstm.h"

#include <string.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/fixed_point_functions.h"
#include "tflite_micro/kernels/sigmoid.h"
#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

constexpr int kMaxBatches = 2;
constexpr int kMaxSteps = 3;
constexpr int kMaxInput = 520;  // int16 sums are split every 256 products
constexpr int kMaxCells = 37;   // more than are computed at a time, in some rounds

int32_t ToS16(int64_t value) { return static_cast<int32_t>(Clamp<int64_t>(value, INT16_MIN, INT16_MAX)); }

// Where the two quantised kinds differ.
struct Int8 {
  using Activation = int8_t;
  using Bias = int32_t;
  static constexpr int32_t kLowest = INT8_MIN;
  static constexpr int32_t kHighest = INT8_MAX;
  static int64_t Scaled(int64_t sum, const LstmFactor& factor) {
    return MultiplyByQuantizedMultiplier(static_cast<int32_t>(sum), factor.multiplier, factor.shift);
  }
  static int32_t Logistic(int32_t x) { return FixedPoint<int16_t>::Logistic(x, 3); }
  static int32_t Tanh(int32_t x, int exponent) { return FixedPoint<int16_t>::Tanh(x, 15 + exponent); }
  static int32_t Product(int32_t a, int32_t b, int exponent) { return RoundingDivideByPowerOfTwo(a * b, -exponent); }
};

struct Int16 {
  using Activation = int16_t;
  using Bias = int64_t;
  static constexpr int32_t kLowest = INT16_MIN;
  static constexpr int32_t kHighest = INT16_MAX;
  static int64_t Scaled(int64_t sum, const LstmFactor& factor) {
    return ToS16(MultiplyByQuantizedMultiplier(sum, factor.multiplier, factor.shift));
  }
  static int32_t Logistic(int32_t x) {
    const int16_t in = static_cast<int16_t>(x);
    int16_t out;
    LogisticS16({3, 0}, &in, &out, 1);
    return out;
  }
  static int32_t Tanh(int32_t x, int exponent) {
    const int16_t in = static_cast<int16_t>(x);
    int16_t out;
    TanhS16({exponent > -12 ? 3 << (exponent + 12) : 3, exponent > -12 ? 0 : -12 - exponent}, &in, &out, 1);
    return out;
  }
  static int32_t Product(int32_t a, int32_t b, int exponent) {
    return MultiplyByQuantizedMultiplier(static_cast<int32_t>(a * b), 1 << 30, exponent + 1);
  }
};

// The definition, element by element.
template <typename Kind>
void Plain(const LstmShape& shape, const LstmParams& params, const LstmGateWeights<typename Kind::Bias>* weights,
           const typename Kind::Activation* input, typename Kind::Activation* hidden, int16_t* cell,
           typename Kind::Activation* output) {
  for (int b = 0; b < shape.sequence.batches; ++b) {
    for (int t = 0; t < shape.sequence.steps; ++t) {
      const int position =
          shape.sequence.time_major != 0 ? t * shape.sequence.batches + b : b * shape.sequence.steps + t;
      typename Kind::Activation next[kMaxCells];
      for (int i = 0; i < shape.cells; ++i) {
        int32_t gates[kLstmGates];
        for (int g = 0; g < kLstmGates; ++g) {
          int64_t from_input = weights[g].bias[i];
          for (int k = 0; k < shape.input_size; ++k) {
            from_input += weights[g].input[i * shape.input_size + k] *
                          (input[position * shape.input_size + k] - params.input_zero_point);
          }
          int64_t from_hidden = 0;
          for (int k = 0; k < shape.cells; ++k) {
            from_hidden +=
                weights[g].recurrent[i * shape.cells + k] * (hidden[b * shape.cells + k] - params.state_zero_point);
          }
          const int32_t argument =
              ToS16(ToS16(Kind::Scaled(from_input, params.input[g])) + Kind::Scaled(from_hidden, params.recurrent[g]));
          gates[g] = g == kLstmCellGate ? Kind::Tanh(argument, -12) : Kind::Logistic(argument);
        }
        int16_t& c = cell[b * shape.cells + i];
        const int32_t kept = ToS16(Kind::Product(gates[kLstmForgetGate], c, -15));
        const int32_t added =
            ToS16(Kind::Product(gates[kLstmInputGate], gates[kLstmCellGate], -30 - params.cell_exponent));
        c = static_cast<int16_t>(ToS16(kept + added));
        if (params.cell_clip > 0) c = static_cast<int16_t>(Clamp<int32_t>(c, -params.cell_clip, params.cell_clip));
        const int32_t product = gates[kLstmOutputGate] * Kind::Tanh(c, params.cell_exponent);
        const int32_t result = MultiplyByQuantizedMultiplier(product, params.output.multiplier, params.output.shift) +
                               params.output_zero_point;
        next[i] = static_cast<typename Kind::Activation>(Clamp(result, Kind::kLowest, Kind::kHighest));
      }
      memcpy(hidden + b * shape.cells, next, static_cast<size_t>(shape.cells) * sizeof(next[0]));
      memcpy(output + position * shape.cells, next, static_cast<size_t>(shape.cells) * sizeof(next[0]));
    }
  }
}

LstmFactor AnyFactor(testing::TestData* data, int lowest_shift, int highest_shift) {
  const int32_t multiplier = data->Integer(1 << 30, INT32_MAX);
  return {multiplier, data->Integer(lowest_shift, highest_shift)};
}

// Memory of one sweep, static as boards have small stacks.
template <typename Kind>
struct Memory {
  typename Kind::Activation input[kMaxBatches * kMaxSteps * kMaxInput];
  typename Kind::Activation hidden[2][kMaxBatches * kMaxCells], output[2][kMaxBatches * kMaxSteps * kMaxCells];
  int16_t cell[2][kMaxBatches * kMaxCells];
  int8_t input_weights[kLstmGates][kMaxCells * kMaxInput], recurrent_weights[kLstmGates][kMaxCells * kMaxCells];
  typename Kind::Bias bias[kLstmGates][kMaxCells];
};

template <typename Kind, typename Run>
void Sweep(bool has_zero_points, int highest_shift, Run run) {
  static Memory<Kind> memory;
  testing::TestData data(5);
  for (int round = 0; round < 120; ++round) {
    const int input_size = round % 10 == 0 ? data.Integer(250, kMaxInput) : data.Integer(1, 9);
    const Sequence sequence = {data.Integer(1, kMaxBatches), data.Integer(1, kMaxSteps), round & 1, 0};
    const int cells = data.Integer(1, round % 8 == 1 ? kMaxCells : 5);
    const LstmShape shape = {sequence, input_size, 0, cells, cells, cells};
    LstmParams params = {};
    if (has_zero_points) {
      params.input_zero_point = data.Integer(-128, 127);
      params.state_zero_point = data.Integer(-128, 127);
      params.output_zero_point = data.Integer(-128, 127);
    }
    LstmGateWeights<typename Kind::Bias> weights[kLstmGates];
    for (int g = 0; g < kLstmGates; ++g) {
      params.input[g] = AnyFactor(&data, -8, highest_shift);
      params.recurrent[g] = AnyFactor(&data, -8, highest_shift);
      data.FillIntegers(memory.input_weights[g], static_cast<size_t>(cells * input_size), -128, 127);
      data.FillIntegers(memory.recurrent_weights[g], static_cast<size_t>(cells * cells), -128, 127);
      data.FillIntegers(memory.bias[g], kMaxCells, -30000, 30000);
      weights[g] = {memory.input_weights[g], memory.recurrent_weights[g], memory.bias[g], nullptr, nullptr};
    }
    params.output = AnyFactor(&data, Kind::kHighest == INT8_MAX ? -24 : -16, -12);
    params.cell_exponent = data.Integer(-15, -9);
    params.cell_clip = round % 3 == 0 ? data.Integer(1, 32767) : 0;
    data.FillIntegers(memory.input, kMaxBatches * kMaxSteps * kMaxInput, Kind::kLowest, Kind::kHighest);
    data.FillIntegers(memory.hidden[0], kMaxBatches * kMaxCells, Kind::kLowest, Kind::kHighest);
    data.FillIntegers(memory.cell[0], kMaxBatches * kMaxCells, INT16_MIN, INT16_MAX);
    memcpy(memory.hidden[1], memory.hidden[0], sizeof(memory.hidden[0]));
    memcpy(memory.cell[1], memory.cell[0], sizeof(memory.cell[0]));
    run(shape, params, weights, memory.input, memory.hidden[0], memory.cell[0], memory.output[0]);
    Plain<Kind>(shape, params, weights, memory.input, memory.hidden[1], memory.cell[1], memory.output[1]);
    ASSERT_ARRAY_EQ(memory.output[0], memory.output[1],
                    static_cast<size_t>(shape.sequence.batches * shape.sequence.steps * shape.cells));
    ASSERT_ARRAY_EQ(memory.hidden[0], memory.hidden[1], static_cast<size_t>(kMaxBatches * kMaxCells));
    ASSERT_ARRAY_EQ(memory.cell[0], memory.cell[1], static_cast<size_t>(kMaxBatches * kMaxCells));
  }
}

TEST(LstmKernel, Int8OfAnyShapeEqualsTheDefinition) {
  Sweep<Int8>(true, 0,
              [](const LstmShape& shape, const LstmParams& params, const LstmGateWeights<int32_t>* weights,
                 const int8_t* input, int8_t* hidden, int16_t* cell, int8_t* output) {
                ASSERT_EQ(LstmS8ScratchBytes(shape, false, false), size_t{0});
                LstmS8S8(shape, params, nullptr, weights, {nullptr, nullptr}, input, hidden, cell, output, nullptr);
              });
}

// One step of an int8 LSTM with coupled gates, peepholes and a projection to any size, element by element.
void PlainStep(const LstmShape& shape, const LstmParams& params, const LstmExtraParams& extra,
               const LstmGateWeights<int32_t>* gates, const LstmProjection& projection, const int8_t* x, int8_t* h,
               int16_t* c) {
  const auto dot = [](const int8_t* row, const int8_t* vector, int size, int32_t zero_point) {
    int64_t sum = 0;
    for (int k = 0; k < size; ++k) sum += row[k] * (vector[k] - zero_point);
    return sum;
  };
  const auto argument = [&](int g, int i) {
    const int64_t from_input =
        gates[g].bias[i] + dot(gates[g].input + i * shape.input_size, x, shape.input_size, params.input_zero_point);
    const int64_t from_hidden =
        dot(gates[g].recurrent + i * shape.output_size, h, shape.output_size, params.state_zero_point);
    int32_t sum =
        ToS16(ToS16(Int8::Scaled(from_input, params.input[g])) + Int8::Scaled(from_hidden, params.recurrent[g]));
    if (g != kLstmCellGate) sum = ToS16(sum + Int8::Scaled(gates[g].peephole[i] * c[i], extra.peephole[g]));
    return sum;
  };
  int8_t products[kMaxCells];
  for (int i = 0; i < shape.cells; ++i) {
    const int32_t forget = Int8::Logistic(argument(kLstmForgetGate, i));
    const int32_t cell = Int8::Tanh(argument(kLstmCellGate, i), -12);
    const int32_t added = ToS16(Int8::Product(INT16_MAX - forget, cell, -30 - params.cell_exponent));
    c[i] = static_cast<int16_t>(ToS16(Int8::Product(forget, c[i], -15) + added));
    const int32_t open = Int8::Logistic(argument(kLstmOutputGate, i));
    const int64_t scaled = Int8::Scaled(open * Int8::Tanh(c[i], params.cell_exponent), params.output);
    products[i] = static_cast<int8_t>(Clamp<int64_t>(scaled + params.output_zero_point, INT8_MIN, INT8_MAX));
  }
  for (int i = 0; i < shape.output_size; ++i) {
    const int64_t sum =
        projection.bias[i] + dot(projection.weights + i * shape.cells, products, shape.cells, params.output_zero_point);
    int64_t value = Clamp<int64_t>(Int8::Scaled(sum, extra.projection) + params.state_zero_point, INT8_MIN, INT8_MAX);
    if (extra.projection_clip > 0) value = Clamp<int64_t>(value, -extra.projection_clip, extra.projection_clip);
    h[i] = static_cast<int8_t>(value);
  }
}

TEST(LstmKernel, Int8PeepholesAreOneForEachCellWhateverTheProjection) {
  constexpr int kMaxOutputs = 8;
  testing::TestData data(11);
  for (int round = 0; round < 60; ++round) {
    const int input_size = data.Integer(1, 9);
    const int cells = data.Integer(1, kMaxCells);
    const int outputs = data.Integer(1, kMaxOutputs);
    const LstmShape shape = {{1, 1, 0, 0}, input_size, 0, cells, outputs, outputs};
    LstmParams params = {};
    LstmExtraParams extra = {};
    params.input_zero_point = data.Integer(-128, 127);
    params.state_zero_point = data.Integer(-128, 127);
    params.output_zero_point = data.Integer(-127, 128);
    params.output = AnyFactor(&data, -24, -20);
    params.cell_exponent = data.Integer(-15, -9);
    extra.projection = AnyFactor(&data, -10, -4);
    extra.projection_clip = round % 3 == 0 ? data.Integer(1, 127) : 0;
    static int8_t input_weights[kLstmGates][kMaxCells * 9], recurrent_weights[kLstmGates][kMaxCells * kMaxOutputs];
    static int32_t bias[kLstmGates][kMaxCells], projection_bias[kMaxOutputs];
    static int16_t peepholes[kLstmGates][kMaxCells];
    static int8_t projection_weights[kMaxOutputs * kMaxCells];
    LstmGateWeights<int32_t> gates[kLstmGates] = {};
    for (int g = kLstmForgetGate; g < kLstmGates; ++g) {
      params.input[g] = AnyFactor(&data, -8, -1);
      params.recurrent[g] = AnyFactor(&data, -8, -1);
      extra.peephole[g] = AnyFactor(&data, -18, -12);
      data.FillIntegers(input_weights[g], sizeof(input_weights[g]), -128, 127);
      data.FillIntegers(recurrent_weights[g], sizeof(recurrent_weights[g]), -128, 127);
      data.FillIntegers(bias[g], kMaxCells, -30000, 30000);
      data.FillIntegers(peepholes[g], kMaxCells, INT16_MIN, INT16_MAX);
      gates[g] = {input_weights[g], recurrent_weights[g], bias[g], g == kLstmCellGate ? nullptr : peepholes[g],
                  nullptr};
    }
    data.FillIntegers(projection_weights, sizeof(projection_weights), -128, 127);
    data.FillIntegers(projection_bias, kMaxOutputs, -3000, 3000);
    const LstmProjection projection = {projection_weights, projection_bias};
    int8_t input[9], hidden[2][kMaxOutputs], output[kMaxOutputs];
    int16_t cell[2][kMaxCells];
    data.FillIntegers(input, 9, -128, 127);
    data.FillIntegers(hidden[0], kMaxOutputs, -128, 127);
    data.FillIntegers(cell[0], kMaxCells, INT16_MIN, INT16_MAX);
    memcpy(hidden[1], hidden[0], sizeof(hidden[0]));
    memcpy(cell[1], cell[0], sizeof(cell[0]));
    static int16_t scratch[64];
    ASSERT_LE(LstmS8ScratchBytes(shape, false, true), sizeof(scratch));
    LstmS8S8(shape, params, &extra, gates, projection, input, hidden[0], cell[0], output, scratch);
    PlainStep(shape, params, extra, gates, projection, input, hidden[1], cell[1]);
    ASSERT_ARRAY_EQ(hidden[0], hidden[1], static_cast<size_t>(kMaxOutputs));
    ASSERT_ARRAY_EQ(output, hidden[1], static_cast<size_t>(outputs));
    ASSERT_ARRAY_EQ(cell[0], cell[1], static_cast<size_t>(kMaxCells));
  }
}

TEST(LstmKernel, Int16OfAnyShapeEqualsTheDefinition) { Sweep<Int16>(false, -2, LstmS16S8); }

TEST(LstmKernel, Int16BiasesOfAnySizeSaturateTheGates) {
  const LstmShape shape = {{1, 1, 0, 0}, 1, 0, 1, 1, 1};
  LstmParams params = {};
  for (int g = 0; g < kLstmGates; ++g) params.input[g] = params.recurrent[g] = {1 << 30, -31 + 12 * g};
  params.output = {1 << 30, -14};
  params.cell_exponent = -12;
  const int8_t weight = 1;
  const int64_t biases[] = {INT64_MAX, INT64_MIN, INT64_MAX, INT64_MAX};
  LstmGateWeights<int64_t> weights[kLstmGates];
  for (int g = 0; g < kLstmGates; ++g) weights[g] = {&weight, &weight, &biases[g], nullptr, nullptr};
  int16_t input = 5, hidden = 7, cell = 1000, output = 0;
  LstmS16S8(shape, params, weights, &input, &hidden, &cell, &output);
  // Open, but for the forget gate: the cell is 1 in steps of 2^-12, all but what a logistic lacks at 8.
  EXPECT_NEAR(cell, 4096, 3);
  EXPECT_NEAR(output, Int16::Tanh(cell, -12), 13);
}

}  // namespace
}  // namespace kernels
}  // namespace tflite
