#include "tflite_micro/ops/svdf.h"

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

// One unit of two filters that look at one input each, and remember two steps.
constexpr float kFeatures[] = {1, 0, 0, 2};
constexpr float kTimes[] = {10, 1, 100, 1000};
constexpr float kBias[] = {0.5f};

TEST(Svdf, FloatRemembersTheStepsBefore) {
  float input[2], state[4] = {}, output[1];
  IntArray input_dims{1, 2}, weight_dims{2, 2}, bias_dims{1}, state_dims{1, 4}, output_dims{1, 1};
  TfLiteTensor tensors[] = {TensorOf(input, input_dims),     ConstantOf(kFeatures, weight_dims),
                            ConstantOf(kTimes, weight_dims), ConstantOf(kBias, bias_dims),
                            VariableOf(state, state_dims),   TensorOf(output, output_dims)};
  const TfLiteSVDFParams options = {2, kTfLiteActNone, false};
  IntArray inputs{0, 1, 2, 3, 4}, outputs{5};
  KernelRunner runner(Register_SVDF(), tensors, 6, inputs, outputs, &options);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  input[0] = 3;
  input[1] = 4;
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  EXPECT_EQ(output[0], 1 * 3 + 1000 * 2 * 4 + 0.5f);
  input[0] = 5;
  input[1] = 6;
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  EXPECT_EQ(output[0], 10 * 3 + 1 * 5 + 100 * 2 * 4 + 1000 * 2 * 6 + 0.5f);
  const float remembered[] = {3, 5, 8, 12};
  EXPECT_ARRAY_EQ(state, remembered, 4);
}

// Scales of 1 throughout, so that the integers are the values.
template <typename State>
void RememberStepsQuantized(int32_t state_zero_point) {
  int8_t input[2];
  const int8_t features[] = {1, 0, 0, 2};
  const State times[] = {1, 2, 3, 4};
  const int32_t bias[] = {-7};
  State state[4];
  for (State& value : state) value = static_cast<State>(state_zero_point);
  int8_t output[1];
  IntArray input_dims{1, 2}, weight_dims{2, 2}, bias_dims{1}, state_dims{1, 4}, output_dims{1, 1};
  TfLiteTensor tensors[] = {TensorOf(input, input_dims, 1.0f, 10),
                            ConstantOf(features, weight_dims, 1.0f),
                            ConstantOf(times, weight_dims, 1.0f),
                            ConstantOf(bias, bias_dims, 1.0f),
                            VariableOf(state, state_dims, 1.0f, state_zero_point),
                            TensorOf(output, output_dims, 1.0f, -20)};
  const TfLiteSVDFParams options = {2, kTfLiteActRelu, false};
  IntArray inputs{0, 1, 2, 3, 4}, outputs{5};
  KernelRunner runner(Register_SVDF(), tensors, 6, inputs, outputs, &options);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  input[0] = 13;
  input[1] = 14;
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  EXPECT_EQ(output[0], 2 * 3 + 4 * 2 * 4 - 7 - 20);
  input[0] = 8;
  input[1] = 11;
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  EXPECT_EQ(output[0], 1 * 3 + 2 * -2 + 3 * 2 * 4 + 4 * 2 * 1 - 7 - 20);
  EXPECT_EQ(state[3], 2 + state_zero_point);
}

TEST(Svdf, Int8StateRemembersInItsQuantisation) { RememberStepsQuantized<int8_t>(5); }
TEST(Svdf, Int16StateRemembers) { RememberStepsQuantized<int16_t>(0); }

TEST(Svdf, ProjectionsSaturateInTheState) {
  int8_t input[] = {127};
  const int8_t features[] = {127};
  const int8_t times[] = {1};
  int8_t state[1] = {}, output[1];
  IntArray one{1, 1};
  TfLiteTensor tensors[] = {TensorOf(input, one, 1.0f, -128), ConstantOf(features, one, 1.0f),
                            ConstantOf(times, one, 1.0f), VariableOf(state, one, 1.0f, -100),
                            TensorOf(output, one, 2.0f)};
  const TfLiteSVDFParams options = {1, kTfLiteActRelu, false};
  IntArray inputs{0, 1, 2, -1, 3}, outputs{4};
  KernelRunner runner(Register_SVDF(), tensors, 5, inputs, outputs, &options);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  EXPECT_EQ(state[0], 127);
  EXPECT_EQ(output[0], 114);  // 227 / 2, halves up
}

// A model of int8, of which a test spoils something.
struct Refusal {
  Refusal()
      : tensors{TensorOf(bytes, input_dims, 1.0f),   ConstantOf(bytes, feature_dims, 1.0f),
                ConstantOf(bytes, time_dims, 1.0f),  ConstantOf(bias, bias_dims, 1.0f),
                VariableOf(bytes, state_dims, 1.0f), TensorOf(output, output_dims, 1.0f)} {}

  void Expect(const char* reason) {
    IntArray inputs{0, 1, 2, 3, 4}, outputs{5};
    KernelRunner runner(Register_SVDF(), tensors, 6, inputs, outputs, &options);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(runner.error(), reason);
  }

  int8_t bytes[64] = {};
  int32_t bias[8] = {};
  int8_t output[8];
  IntArray input_dims{1, 2}, feature_dims{4, 2}, time_dims{4, 3}, bias_dims{2}, state_dims{1, 12}, output_dims{1, 2};
  TfLiteTensor tensors[6];
  TfLiteSVDFParams options = {2, kTfLiteActRelu, false};
};

TEST(Svdf, SaysWhatIsWrongWithAModel) {
  {
    Refusal refusal;
    refusal.options.rank = 3;
    refusal.Expect("4 filters cannot be divided into units of rank 3");
  }
  {
    Refusal refusal;
    refusal.tensors[4].is_variable = false;
    refusal.Expect("input 4, the state, must be a variable tensor");
  }
  {
    Refusal refusal;
    refusal.state_dims = IntArray{1, 11};
    refusal.Expect("state has 11 elements, expected 1 x 4 x 3");
  }
  {
    Refusal refusal;
    refusal.time_dims = IntArray{3, 3};
    refusal.Expect("time weights is 3 x 3, expected 4 x 3");
  }
  {
    Refusal refusal;
    refusal.tensors[1].params.zero_point = 3;
    refusal.Expect("feature weights have zero point 3, expected 0");
  }
  {
    Refusal refusal;
    refusal.options.activation = kTfLiteActRelu6;
    refusal.Expect("fused activation 3 is neither NONE nor RELU, which an int8 SVDF can have");
  }
}

}  // namespace
}  // namespace tflite
