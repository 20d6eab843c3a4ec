#include "tflite_micro/ops/rnn.h"

#include <math.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;
using micro::VariableOf;

// Two units of one input: h = activation(x * {1, -1} + {0, 1} + what the other unit was, halved).
struct Rnn {
  // Runs once and expects success, or the reason of a refusal.
  void Run(const char* reason = "") {
    for (TfLiteTensor& tensor : tensors) tensor.quantization = {};
    KernelRunner runner(Register_RNN(), tensors, 6, inputs, outputs, &options);
    EXPECT_EQ(runner.InitAndPrepare(), reason[0] == 0 ? kTfLiteOk : kTfLiteError);
    EXPECT_MESSAGE(runner.error(), reason);
    if (reason[0] == 0) EXPECT_EQ(runner.Invoke(), kTfLiteOk);
  }

  TfLiteRNNParams options = {kTfLiteActNone, false};
  float input[1] = {3.0f}, hidden[2] = {}, output[2] = {};
  const float weights[2] = {1.0f, -1.0f}, recurrent[4] = {0.0f, 0.5f, 0.5f, 0.0f}, bias[2] = {0.0f, 1.0f};
  const int8_t quantized_weights[2] = {64, -64}, quantized_recurrent[4] = {0, 32, 32, 0};
  IntArray input_dims{1, 1}, weight_dims{2, 1}, recurrent_dims{2, 2}, bias_dims{2}, state_dims{1, 2};
  TfLiteTensor tensors[6] = {TensorOf(input, input_dims),           ConstantOf(weights, weight_dims),
                             ConstantOf(recurrent, recurrent_dims), ConstantOf(bias, bias_dims),
                             VariableOf(hidden, state_dims),        TensorOf(output, state_dims)};
  IntArray inputs{0, 1, 2, 3, 4};
  IntArray outputs{5};
};

TEST(Rnn, KeepsItsState) {
  Rnn rnn;
  rnn.Run();
  EXPECT_EQ(rnn.output[0], 3.0f);
  EXPECT_EQ(rnn.output[1], -2.0f);
  rnn.Run();
  EXPECT_EQ(rnn.output[0], 2.0f);
  EXPECT_EQ(rnn.output[1], -0.5f);
}

TEST(Rnn, HasAnActivation) {
  Rnn rnn;
  rnn.options.activation = kTfLiteActRelu;
  rnn.Run();
  EXPECT_EQ(rnn.output[1], 0.0f);
  rnn.options.activation = kTfLiteActSignBit;
  rnn.Run();
  EXPECT_EQ(rnn.output[0], 0.0f);
  EXPECT_EQ(rnn.output[1], 1.0f);
  rnn.options.activation = kTfLiteActSigmoid;
  rnn.Run("has a fused activation that the format does not know");
}

TEST(Rnn, QuantisesItsVectorsForInt8Weights) {
  Rnn rnn;
  rnn.tensors[1] = ConstantOf(rnn.quantized_weights, rnn.weight_dims, 1.0f / 64);
  rnn.tensors[2] = ConstantOf(rnn.quantized_recurrent, rnn.recurrent_dims, 1.0f / 64);
  rnn.Run();
  EXPECT_NEAR(rnn.output[0], 3.0f, 1e-6f);
  EXPECT_NEAR(rnn.output[1], -2.0f, 1e-6f);
  // -2 is -85 steps of 3 / 127.
  rnn.Run();
  EXPECT_NEAR(rnn.output[0], 3.0f - 85 * 3.0f / 127 / 2, 1e-6f);
  rnn.tensors[1].params.zero_point = 3;
  rnn.Run("the weights has zero point 3, expected 0");
}

TEST(Rnn, SaysWhatIsWrongWithAModel) {
  Rnn rnn;
  rnn.tensors[4].is_variable = false;
  rnn.Run("input 4, the hidden state, must be a variable tensor");
  rnn.tensors[4] = VariableOf(rnn.hidden, rnn.bias_dims);
  rnn.tensors[4].dims = rnn.weight_dims;
  rnn.Run("the hidden state has 2 elements in 2 dimensions, expected 1 x 2");
  rnn.tensors[4].dims = rnn.state_dims;
  rnn.tensors[2].dims = rnn.bias_dims;
  rnn.Run("the recurrent weights has 2 elements in 1 dimensions, expected 2 x 2");
  rnn.tensors[2].dims = rnn.recurrent_dims;
  rnn.tensors[3].dims = rnn.input_dims;
  rnn.Run("the bias has 1 elements in 2 dimensions, expected 1 x 2");
  rnn.tensors[3].dims = rnn.bias_dims;
  rnn.tensors[0].dims = rnn.bias_dims;
  rnn.Run("input has 1 dimensions, expected 2 to 2");
}

}  // namespace
}  // namespace tflite
