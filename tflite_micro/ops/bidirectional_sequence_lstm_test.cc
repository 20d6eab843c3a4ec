#include "tflite_micro/ops/bidirectional_sequence_lstm.h"

#include <math.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::KernelRunner;
using micro::TensorOf;
using micro::VariableOf;

constexpr int kInputs = 48;
constexpr int kForwardHidden = 35;
constexpr int kAuxInput = 39;
constexpr int kForwardAuxWeights = 40;
constexpr int kSteps = 3;

// Both directions have one input and one cell, whose cell gate sees the input and whose other gates are wide open: the
// cell sums up tanh(x).
struct Lstm {
  Lstm() {
    const int present[] = {1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 14, 15, 18, 19, 20, 21, 22, 23, 24, 25, 29, 30, 31, 32};
    inputs[0] = kInputs;
    for (int i = 0; i < kInputs; ++i) {
      inputs[1 + i] = -1;
      tensors[i] = ConstantOf(&zero, weight_dims);
    }
    for (const int index : present) inputs[1 + index] = index;
    const int firsts[] = {0, 17};
    for (const int first : firsts) {
      tensors[first + 3] = ConstantOf(&one, weight_dims);
      for (int gate = 0; gate < 4; ++gate) {
        tensors[(first == 0 ? 12 : 29) + gate] = ConstantOf(gate == 2 ? &zero : &wide, bias_dims);
      }
    }
    inputs[1] = 0;
    tensors[0] = TensorOf(input, sequence_dims);
    for (int i = 0; i < 4; ++i) {
      inputs[1 + kForwardHidden + i] = kForwardHidden + i;
      tensors[kForwardHidden + i] = VariableOf(&states[i], weight_dims);
    }
    tensors[kAuxInput] = TensorOf(aux, sequence_dims);
    tensors[kInputs] = TensorOf(forward, sequence_dims);
    tensors[kInputs + 1] = TensorOf(backward, sequence_dims);
  }

  void Run(const char* reason = "") {
    for (TfLiteTensor& tensor : tensors) tensor.quantization = {};
    for (float& state : states) state = 0.0f;
    KernelRunner runner(Register_BIDIRECTIONAL_SEQUENCE_LSTM(), tensors, kInputs + 2,
                        reinterpret_cast<TfLiteIntArray*>(inputs), outputs, &options);
    EXPECT_EQ(runner.InitAndPrepare(), reason[0] == 0 ? kTfLiteOk : kTfLiteError);
    EXPECT_MESSAGE(runner.error(), reason);
    if (reason[0] == 0) EXPECT_EQ(runner.Invoke(), kTfLiteOk);
  }

  TfLiteBidirectionalSequenceLSTMParams options = {kTfLiteActTanh, 0.0f, 0.0f, false, true, false};
  const float zero = 0.0f, one = 1.0f, wide = 50.0f;
  float input[kSteps] = {0.1f, 0.2f, 0.4f}, aux[kSteps] = {1.0f, 1.0f, 1.0f}, states[4] = {};
  float forward[kSteps], backward[kSteps], merged[2 * kSteps];
  micro::IntArray weight_dims{1, 1}, bias_dims{1}, sequence_dims{kSteps, 1, 1}, merged_dims{kSteps, 1, 2};
  TfLiteTensor tensors[kInputs + 2];
  int inputs[kInputs + 1];
  micro::IntArray outputs{kInputs, kInputs + 1};
};

TEST(BidirectionalSequenceLstm, GoesBothWays) {
  Lstm lstm;
  lstm.Run();
  const float a = tanhf(0.1f), b = tanhf(0.2f), c = tanhf(0.4f);
  EXPECT_NEAR(lstm.forward[0], tanhf(a), 1e-6f);
  EXPECT_NEAR(lstm.forward[2], tanhf(a + b + c), 1e-6f);
  EXPECT_NEAR(lstm.backward[2], tanhf(c), 1e-6f);
  EXPECT_NEAR(lstm.backward[0], tanhf(a + b + c), 1e-6f);
}

TEST(BidirectionalSequenceLstm, MergesItsOutputs) {
  Lstm lstm;
  lstm.options.merge_outputs = true;
  lstm.Run("has 2 outputs, expected 1 with merge_outputs");
  lstm.outputs.get()->size = 1;
  lstm.tensors[kInputs] = TensorOf(lstm.merged, lstm.merged_dims);
  lstm.Run();
  EXPECT_NEAR(lstm.merged[0], tanhf(tanhf(0.1f)), 1e-6f);
  EXPECT_NEAR(lstm.merged[5], tanhf(tanhf(0.4f)), 1e-6f);
}

TEST(BidirectionalSequenceLstm, TakesTheBackwardInputFromTheAuxiliaryOne) {
  Lstm lstm;
  lstm.inputs[1 + kAuxInput] = kAuxInput;
  lstm.Run();
  EXPECT_NEAR(lstm.forward[0], tanhf(tanhf(0.1f)), 1e-6f);
  EXPECT_NEAR(lstm.backward[2], tanhf(tanhf(1.0f)), 1e-6f);
}

TEST(BidirectionalSequenceLstm, SaysWhatIsWrongWithAModel) {
  Lstm lstm;
  lstm.inputs[1 + kForwardAuxWeights] = kForwardAuxWeights;
  lstm.Run("has weights of an auxiliary input, but not the input");
  lstm.inputs[1 + kAuxInput] = kAuxInput;
  lstm.Run("the forward forget gate's auxiliary weights is not given");
  lstm.inputs[1 + kForwardAuxWeights] = -1;
  lstm.tensors[kAuxInput].dims = lstm.merged_dims;
  lstm.Run("the backward input gate's weights has 1 elements in 2 dimensions, expected 1 x 2");
  lstm.inputs[1 + kAuxInput] = -1;
  lstm.tensors[37].is_variable = false;
  lstm.Run("input 37, the backward output state, must be a variable tensor");
  lstm.inputs[1 + 26] = 26;
  lstm.Run("the backward forget gate's peephole weights is not given");
}

}  // namespace
}  // namespace tflite
