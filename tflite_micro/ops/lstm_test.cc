#include "tflite_micro/ops/lstm.h"

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

float Logistic(float x) { return 1.0f / (1.0f + expf(-x)); }

// The basic kernel with one input and one cell.
struct Basic {
  void Run(const char* reason = "") {
    for (TfLiteTensor& tensor : tensors) tensor.quantization = {};
    KernelRunner runner(Register_LSTM(), tensors, 9, inputs, outputs, &options);
    EXPECT_EQ(runner.InitAndPrepare(), reason[0] == 0 ? kTfLiteOk : kTfLiteError);
    EXPECT_MESSAGE(runner.error(), reason);
    if (reason[0] == 0) EXPECT_EQ(runner.Invoke(), kTfLiteOk);
  }

  TfLiteLSTMParams options = {kTfLiteActTanh, 0.0f, 0.0f, kTfLiteLSTMBasicKernel, false};
  float input[1] = {0.5f}, last_output[1] = {0.25f}, last_state[1] = {2.0f};
  const float weights[8] = {1.0f, 0.0f, 0.0f, 1.0f, 1.0f, 1.0f, -1.0f, 1.0f}, bias[4] = {0.0f, 1.0f, -1.0f, 0.5f};
  float output[1], state[1], vectors[2], arguments[4];
  IntArray one{1, 1}, two{1, 2}, four{1, 4}, weight_dims{4, 2}, bias_dims{4};
  TfLiteTensor tensors[9] = {
      TensorOf(input, one),        VariableOf(last_output, one), ConstantOf(weights, weight_dims),
      ConstantOf(bias, bias_dims), VariableOf(last_state, one),  TensorOf(output, one),
      TensorOf(state, one),        TensorOf(vectors, two),       TensorOf(arguments, four)};
  IntArray inputs{0, 1, 2, 3, 4};
  IntArray outputs{5, 6, 7, 8};
};

TEST(LstmBasic, IsTheDefinition) {
  Basic lstm;
  lstm.Run();
  EXPECT_EQ(lstm.vectors[0], 0.5f);
  EXPECT_EQ(lstm.vectors[1], 0.25f);
  const float state = Logistic(0.5f) * tanhf(1.25f) + Logistic(-0.25f) * 2.0f;
  EXPECT_NEAR(lstm.state[0], state, 1e-6f);
  EXPECT_NEAR(lstm.output[0], Logistic(0.25f) * tanhf(state), 1e-6f);
  // Variable inputs get the values of the step.
  EXPECT_EQ(lstm.last_state[0], lstm.state[0]);
  EXPECT_EQ(lstm.last_output[0], lstm.output[0]);
}

TEST(LstmBasic, LeavesOtherInputsAsTheyAre) {
  Basic lstm;
  lstm.tensors[1] = TensorOf(lstm.last_output, lstm.one);
  lstm.tensors[4] = TensorOf(lstm.last_state, lstm.one);
  lstm.Run();
  EXPECT_EQ(lstm.last_output[0], 0.25f);
  EXPECT_EQ(lstm.last_state[0], 2.0f);
}

TEST(LstmBasic, SaysWhatIsWrongWithAModel) {
  Basic lstm;
  lstm.options.activation = kTfLiteActRelu;
  lstm.Run("fused activation 1 is not TANH, the only one of the basic kernel");
  lstm.options.activation = kTfLiteActTanh;
  lstm.options.cell_clip = 1.0f;
  lstm.Run("the basic kernel cannot clip");
  lstm.options.cell_clip = 0.0f;
  lstm.options.kernel_type = kTfLiteLSTMFullKernel;
  lstm.Run("has 5 inputs, expected 20 or 24");
  lstm.options.kernel_type = kTfLiteLSTMBasicKernel;
  lstm.tensors[2].dims = lstm.four;
  lstm.Run("the weights has 4 elements in 2 dimensions, expected 4 x 2");
  lstm.tensors[2].dims = lstm.weight_dims;
  lstm.tensors[4].is_variable = false;
  lstm.Run("one of inputs 1 and 4 is a variable tensor, the other is not");
  lstm.tensors[4].is_variable = true;
  lstm.inputs.get()->data[3] = -1;
  lstm.Run("input 3 is not given but is required");
  lstm.inputs.get()->data[3] = 3;
  lstm.outputs.get()->size = 2;
  lstm.Run("has 5 inputs and 2 outputs, but the basic kernel has 5 and 4");
}

}  // namespace
}  // namespace tflite
