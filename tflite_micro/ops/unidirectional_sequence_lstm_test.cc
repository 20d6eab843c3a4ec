#include "tflite_micro/ops/unidirectional_sequence_lstm.h"

#include <math.h>
#include <string.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::KernelRunner;
using micro::kTypeOf;
using micro::TensorOf;
using micro::VariableOf;

constexpr int kBatches = 2;
constexpr int kSteps = 5;
constexpr int kInputSize = 3;
constexpr int kCells = 4;
constexpr int kInputElements = kBatches * kSteps * kInputSize;
constexpr int kOutputElements = kBatches * kSteps * kCells;
constexpr float kWeightScale = 1.0f / 64;

// Positions of tensors in Lstm::tensors.
enum {
  kInput,
  kWeights,
  kRecurrent = kWeights + 4,
  kBias = kRecurrent + 4,
  kHidden = kBias + 4,
  kCell,
  kOutput,
  kTensors
};

// An LSTM with weights from a seed, the same for all types.
template <typename Activation, typename Weight, typename Bias, typename Cell>
struct Lstm {
  explicit Lstm(bool time_major = false) : options{kTfLiteActTanh, 0.0f, 0.0f, time_major, false, false} {
    testing::TestData data(7);
    const bool is_float = kTypeOf<Activation> == kTfLiteFloat32;
    activation_scale = is_float ? 0.0f : kTypeOf<Activation> == kTfLiteInt8 ? 1.0f / 128 : 1.0f / 32768;
    const float weight_scale = is_float ? 0.0f : kWeightScale;
    const float bias_scale = activation_scale * weight_scale;
    const auto weight = [&](Weight* to, int size) {
      for (int i = 0; i < size; ++i) {
        const int32_t steps = data.Integer(-127, 127);
        to[i] = static_cast<Weight>(is_float ? static_cast<float>(steps) * kWeightScale : static_cast<float>(steps));
      }
    };
    for (int gate = 0; gate < 4; ++gate) {
      weight(weights[gate], kCells * kInputSize);
      weight(recurrent[gate], kCells * kCells);
      for (Bias& value : biases[gate]) {
        const float real = static_cast<float>(data.Integer(-64, 64)) / 64;
        value = static_cast<Bias>(is_float ? real : real / bias_scale);
      }
    }
    for (Activation& value : input) value = Quantized(static_cast<float>(data.Integer(-128, 127)) / 128);
    tensors[kInput] = TensorOf(input, time_major ? time_first.get() : batch_first.get(), activation_scale);
    for (int gate = 0; gate < 4; ++gate) {
      tensors[kWeights + gate] = ConstantOf(weights[gate], weight_dims, weight_scale);
      tensors[kRecurrent + gate] = ConstantOf(recurrent[gate], recurrent_dims, weight_scale);
      tensors[kBias + gate] = ConstantOf(biases[gate], bias_dims, bias_scale);
    }
    tensors[kHidden] = VariableOf(hidden, state_dims, activation_scale);
    tensors[kCell] = VariableOf(cell, state_dims, is_float ? 0.0f : 1.0f / 4096);
    tensors[kOutput] =
        TensorOf(output, time_major ? time_first_output.get() : batch_first_output.get(), activation_scale);
  }

  Activation Quantized(float real) const {
    return static_cast<Activation>(activation_scale == 0.0f ? real : real / activation_scale);
  }
  float Real(Activation value) const {
    return static_cast<float>(value) * (activation_scale == 0.0f ? 1.0f : activation_scale);
  }

  // Runs once and expects success, or the reason of a refusal.
  void Run(const char* reason = "") {
    // What a runner before this one filled in went with it.
    for (TfLiteTensor& tensor : tensors) tensor.quantization = {};
    KernelRunner runner(Register_UNIDIRECTIONAL_SEQUENCE_LSTM(), tensors, kTensors, inputs, outputs, &options);
    EXPECT_EQ(runner.InitAndPrepare(), reason[0] == 0 ? kTfLiteOk : kTfLiteError);
    EXPECT_MESSAGE(runner.error(), reason);
    if (reason[0] == 0) EXPECT_EQ(runner.Invoke(), kTfLiteOk);
  }

  TfLiteUnidirectionalSequenceLSTMParams options;
  float activation_scale;
  Activation input[kInputElements], hidden[kBatches * kCells] = {}, output[kOutputElements];
  Weight weights[4][kCells * kInputSize], recurrent[4][kCells * kCells];
  Bias biases[4][kCells];
  Cell cell[kBatches * kCells] = {};
  IntArray batch_first{kBatches, kSteps, kInputSize}, time_first{kSteps, kBatches, kInputSize};
  IntArray batch_first_output{kBatches, kSteps, kCells}, time_first_output{kSteps, kBatches, kCells};
  IntArray weight_dims{kCells, kInputSize}, recurrent_dims{kCells, kCells}, bias_dims{kCells};
  IntArray state_dims{kBatches, kCells};
  TfLiteTensor tensors[kTensors];
  IntArray inputs{kInput,
                  kWeights,
                  kWeights + 1,
                  kWeights + 2,
                  kWeights + 3,
                  kRecurrent,
                  kRecurrent + 1,
                  kRecurrent + 2,
                  kRecurrent + 3,
                  -1,
                  -1,
                  -1,
                  kBias,
                  kBias + 1,
                  kBias + 2,
                  kBias + 3,
                  -1,
                  -1,
                  kHidden,
                  kCell,
                  -1,
                  -1,
                  -1,
                  -1};
  IntArray outputs{kOutput};
};

using FloatLstm = Lstm<float, float, float, float>;
using Int8Lstm = Lstm<int8_t, int8_t, int32_t, int16_t>;
using Int16Lstm = Lstm<int16_t, int8_t, int64_t, int16_t>;

// The definition, for batch-first float tensors.
void Reference(const FloatLstm& lstm, float* output) {
  for (int batch = 0; batch < kBatches; ++batch) {
    float h[kCells] = {}, c[kCells] = {};
    for (int step = 0; step < kSteps; ++step) {
      const float* x = lstm.input + (batch * kSteps + step) * kInputSize;
      float next[kCells];
      for (int i = 0; i < kCells; ++i) {
        float gate[4];
        for (int g = 0; g < 4; ++g) {
          float sum = lstm.biases[g][i];
          for (int k = 0; k < kInputSize; ++k) sum += lstm.weights[g][i * kInputSize + k] * x[k];
          for (int k = 0; k < kCells; ++k) sum += lstm.recurrent[g][i * kCells + k] * h[k];
          gate[g] = g == 2 ? tanhf(sum) : 1 / (1 + expf(-sum));
        }
        c[i] = gate[1] * c[i] + gate[0] * gate[2];
        if (lstm.options.cell_clip > 0) c[i] = fminf(fmaxf(c[i], -lstm.options.cell_clip), lstm.options.cell_clip);
        next[i] = gate[3] * tanhf(c[i]);
      }
      memcpy(h, next, sizeof(h));
      memcpy(output + (batch * kSteps + step) * kCells, next, sizeof(next));
    }
  }
}

// The float output for the input as the quantised type sees it.
template <typename Quantized>
void ExpectNearReference(float cell_clip, float tolerance) {
  FloatLstm real;
  Quantized lstm;
  real.options.cell_clip = lstm.options.cell_clip = cell_clip;
  float expected[kOutputElements];
  Reference(real, expected);
  lstm.Run();
  for (int i = 0; i < kOutputElements; ++i) EXPECT_NEAR(lstm.Real(lstm.output[i]), expected[i], tolerance);
}

TEST(UnidirectionalSequenceLstm, FloatIsTheDefinition) { ExpectNearReference<FloatLstm>(0.0f, 1e-5f); }
TEST(UnidirectionalSequenceLstm, FloatClipsTheCell) { ExpectNearReference<FloatLstm>(0.3f, 1e-5f); }
TEST(UnidirectionalSequenceLstm, Int8IsNearTheDefinition) { ExpectNearReference<Int8Lstm>(0.0f, 0.03f); }
TEST(UnidirectionalSequenceLstm, Int8ClipsTheCell) { ExpectNearReference<Int8Lstm>(0.3f, 0.03f); }
TEST(UnidirectionalSequenceLstm, Int16IsNearTheDefinition) { ExpectNearReference<Int16Lstm>(0.0f, 0.002f); }
TEST(UnidirectionalSequenceLstm, Int16ClipsTheCell) { ExpectNearReference<Int16Lstm>(0.3f, 0.002f); }

// A sequence in another order of its dimensions gives the same numbers in that order.
template <typename AnyLstm>
void CompareTimeMajor() {
  AnyLstm batch_major(false);
  AnyLstm time_major(true);
  for (int batch = 0; batch < kBatches; ++batch) {
    for (int step = 0; step < kSteps; ++step) {
      memcpy(time_major.input + (step * kBatches + batch) * kInputSize,
             batch_major.input + (batch * kSteps + step) * kInputSize, kInputSize * sizeof(batch_major.input[0]));
    }
  }
  batch_major.Run();
  time_major.Run();
  for (int batch = 0; batch < kBatches; ++batch) {
    for (int step = 0; step < kSteps; ++step) {
      EXPECT_ARRAY_EQ(time_major.output + (step * kBatches + batch) * kCells,
                      batch_major.output + (batch * kSteps + step) * kCells, kCells);
    }
  }
}

TEST(UnidirectionalSequenceLstm, TimeMajor) {
  CompareTimeMajor<FloatLstm>();
  CompareTimeMajor<Int8Lstm>();
  CompareTimeMajor<Int16Lstm>();
}

TEST(UnidirectionalSequenceLstm, StateIsKeptBetweenInvokes) {
  Int8Lstm lstm;
  lstm.Run();
  int8_t first[kOutputElements];
  memcpy(first, lstm.output, sizeof(first));
  EXPECT_ARRAY_EQ(lstm.hidden, first + (kSteps - 1) * kCells, kCells);
  lstm.Run();
  EXPECT_NE(memcmp(first, lstm.output, sizeof(first)), 0);
  memset(lstm.hidden, 0, sizeof(lstm.hidden));
  memset(lstm.cell, 0, sizeof(lstm.cell));
  lstm.Run();
  EXPECT_ARRAY_EQ(first, lstm.output, kOutputElements);
}

constexpr int kPositionsOfInputGate[] = {1, 5, 12};

// What `AnyLstm` with another tensor at a position of its inputs is refused for.
template <typename AnyLstm>
void ExpectRefused(int position, int tensor, const char* reason) {
  AnyLstm lstm;
  lstm.inputs.get()->data[position] = tensor;
  lstm.Run(reason);
}

TEST(UnidirectionalSequenceLstm, NamesWhatIsMissing) {
  ExpectRefused<Int8Lstm>(14, -1, "the cell gate's bias is not given");
  ExpectRefused<Int8Lstm>(2, -1, "the forget gate's weights is not given");
  ExpectRefused<Int8Lstm>(5, -1, "the input gate's recurrent weights is not given");
  ExpectRefused<Int8Lstm>(8, -1, "the output gate's recurrent weights is not given");
  ExpectRefused<Int8Lstm>(18, -1, "the output state is not given");
  ExpectRefused<Int8Lstm>(19, -1, "the cell state is not given");
  ExpectRefused<FloatLstm>(2, -1, "the forget gate's weights is not given");
  // One peephole, one coefficient, a bias of a projection: where one is, all must be.
  ExpectRefused<FloatLstm>(10, kBias, "the input gate's peephole weights is not given");
  ExpectRefused<FloatLstm>(21, kBias, "the input gate's normalisation coefficients is not given");
  ExpectRefused<FloatLstm>(17, kBias, "the projection has a bias, but no weights");
}

TEST(UnidirectionalSequenceLstm, ACoupledInputGateHasNothing) {
  ExpectRefused<Int8Lstm>(
      1, -1, "the input gate has no weights (it is coupled with the forget gate), but recurrent weights is given");
  FloatLstm lstm;
  for (const int position : kPositionsOfInputGate) lstm.inputs.get()->data[position] = -1;
  lstm.Run();
}

TEST(UnidirectionalSequenceLstm, NamesWhatHasAnotherTypeOrShape) {
  ExpectRefused<Int8Lstm>(6, kWeights + 1,
                          "the forget gate's recurrent weights has 12 elements in 2 dimensions, expected 4 x 4");
  ExpectRefused<Int8Lstm>(
      8, kWeights + 1, "the output gate's recurrent weights is 4 x 3, but without a projection both must be the same");
  ExpectRefused<Int8Lstm>(8, kBias, "the output gate's recurrent weights has 1 dimensions, expected 2 to 2");
  ExpectRefused<Int8Lstm>(10, kWeights, "the input gate's peephole weights is not given");
  ExpectRefused<Int8Lstm>(16, kBias, "the projection's weights is INT32, expected INT8");
  ExpectRefused<Int8Lstm>(16, kWeights, "the projection's weights has 12 elements in 2 dimensions, expected 4 x 4");
  ExpectRefused<Int16Lstm>(
      10, kBias,
      "has peepholes, a projection, layer normalisation or coupled gates, which int16 activations cannot have");
  ExpectRefused<Int16Lstm>(
      1, -1, "has peepholes, a projection, layer normalisation or coupled gates, which int16 activations cannot have");
}

TEST(UnidirectionalSequenceLstm, SaysWhatIsWrongWithAModel) {
  Int8Lstm lstm;
  lstm.options.activation = kTfLiteActRelu;
  lstm.Run("fused activation 1 is not TANH, the only one that quantised activations can have");
  lstm.options.activation = kTfLiteActSigmoid;
  lstm.Run("has a fused activation that the format does not know");
  lstm.options.activation = kTfLiteActTanh;
  lstm.options.proj_clip = -1.0f;
  lstm.Run("proj_clip is negative or not a number");
  lstm.options.proj_clip = 0.0f;
  lstm.options.cell_clip = NAN;
  lstm.Run("cell_clip is negative or not a number");
  lstm.options.cell_clip = 0.0f;
  lstm.tensors[kCell].params.scale = 0.001f;
  lstm.Run("the scale of the cell state must be a power of two, 2^-15 to 2^-9");
  lstm.tensors[kCell].params.scale = 1.0f / 4096;
  lstm.tensors[kCell].is_variable = false;
  lstm.Run("input 19, the cell state, must be a variable tensor");
  lstm.tensors[kCell].is_variable = true;
  lstm.tensors[kHidden].is_variable = false;
  lstm.Run("input 18, the output state, must be a variable tensor");
  lstm.tensors[kHidden].is_variable = true;
  lstm.tensors[kBias].type = kTfLiteInt64;
  lstm.Run("the input gate's bias is INT64, expected INT32");
  lstm.tensors[kBias].type = kTfLiteInt32;
  lstm.tensors[kWeights + 3].params.zero_point = 1;
  lstm.Run("the output gate's weights has zero point 1, expected 0");
}

TEST(UnidirectionalSequenceLstm, HasTwentyOrTwentyFourInputs) {
  FloatLstm lstm;
  lstm.inputs.get()->size = 21;
  lstm.Run("has 21 inputs, expected 20 or 24");
  lstm.inputs.get()->size = 20;
  lstm.Run();
}

}  // namespace
}  // namespace tflite
