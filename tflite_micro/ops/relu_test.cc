#include "tflite_micro/ops/relu.h"

#include <math.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/ops/testing/run_node.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;

TfLiteStatus Run(const TFLMRegistration& registration, TfLiteTensor (&tensors)[2], float alpha = 0,
                 const char* expected_error = "") {
  const TfLiteLeakyReluParams options = {alpha};
  IntArray inputs{0}, outputs{1};
  KernelRunner runner(registration, tensors, 2, inputs, outputs, &options);
  TfLiteStatus status = runner.InitAndPrepare();
  if (status == kTfLiteOk) status = runner.Invoke();
  EXPECT_MESSAGE(runner.error(), expected_error);
  return status;
}

TEST(Relu, Float) {
  float in[] = {-1, 0, 3, 7};
  float out[4];
  IntArray dims{2, 2};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims)};
  ASSERT_EQ(Run(Register_RELU(), tensors), kTfLiteOk);
  const float relu[] = {0, 0, 3, 7};
  EXPECT_ARRAY_EQ(out, relu, 4);
  ASSERT_EQ(Run(Register_RELU6(), tensors), kTfLiteOk);
  const float relu6[] = {0, 0, 3, 6};
  EXPECT_ARRAY_EQ(out, relu6, 4);
  ASSERT_EQ(Run(Register_LEAKY_RELU(), tensors, 0.25f), kTfLiteOk);
  const float leaky[] = {-0.25f, 0, 3, 7};
  EXPECT_ARRAY_EQ(out, leaky, 4);
}

TEST(Relu, Int8ChangesTheQuantisation) {
  int8_t in[] = {-128, -40, -1, 0, 1, 7, 60, 127};
  int8_t out[8];
  IntArray dims{8};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 0.05f, 7), TensorOf(out, dims, 0.1f, -3)};
  ASSERT_EQ(Run(Register_RELU(), tensors), kTfLiteOk);
  const int8_t expected[] = {-3, -3, -3, -3, -3, -3, 24, 57};
  EXPECT_ARRAY_EQ(out, expected, 8);
}

TEST(Relu6, Int8StopsAtSix) {
  int8_t in[] = {-128, -40, -1, 0, 1, 7, 60, 127};
  int8_t out[8];
  IntArray dims{8};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 0.1f, -20), TensorOf(out, dims, 0.1f, -20)};
  ASSERT_EQ(Run(Register_RELU6(), tensors), kTfLiteOk);
  const int8_t expected[] = {-20, -20, -1, 0, 1, 7, 40, 40};
  EXPECT_ARRAY_EQ(out, expected, 8);
}

TEST(Relu, Int16SaturatesWhenTheOutputIsMuchFiner) {
  int16_t in[] = {-32768, -1, 0, 1, 32767};
  int16_t out[5];
  IntArray dims{5};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 1.0f), TensorOf(out, dims, 1e-9f)};
  ASSERT_EQ(Run(Register_RELU(), tensors), kTfLiteOk);
  const int16_t expected[] = {0, 0, 0, 32767, 32767};
  EXPECT_ARRAY_EQ(out, expected, 5);
}

TEST(LeakyRelu, HalvesOfANegativeSlopeGoDown) {
  int16_t in[] = {-4, -3, -2, -1, 0, 1};
  int16_t out[6];
  IntArray dims{6};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 0.1f), TensorOf(out, dims, 0.1f)};
  ASSERT_EQ(Run(Register_LEAKY_RELU(), tensors, -0.5f), kTfLiteOk);
  const int16_t falling[] = {2, 1, 1, 0, 0, 1};
  EXPECT_ARRAY_EQ(out, falling, 6);
  ASSERT_EQ(Run(Register_LEAKY_RELU(), tensors, 0.5f), kTfLiteOk);
  const int16_t rising[] = {-2, -1, -1, 0, 0, 1};
  EXPECT_ARRAY_EQ(out, rising, 6);
}

TEST(LeakyRelu, RefusesAnInfiniteSlopeOfIntegers) {
  int8_t in[4] = {}, out[4];
  IntArray dims{4};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 0.1f), TensorOf(out, dims, 0.1f)};
  EXPECT_EQ(Run(Register_LEAKY_RELU(), tensors, INFINITY, "alpha is not a finite number"), kTfLiteError);
}

TEST(Relu, BetweenBoundsOfOne) {
  const float x[] = {-2, -0.5f, 0.5f, 2};
  float out[4];
  IntArray shape{4};
  TfLiteTensor tensors[] = {ConstantOf(x, shape), TensorOf(out, shape)};
  ASSERT_EQ(micro::NodeRun(Register_RELU_N1_TO_1(), tensors).status, kTfLiteOk);
  const float both[] = {-1, -0.5f, 0.5f, 1};
  EXPECT_ARRAY_EQ(out, both, 4);
  ASSERT_EQ(micro::NodeRun(Register_RELU_0_TO_1(), tensors).status, kTfLiteOk);
  const float upper[] = {0, 0, 0.5f, 1};
  EXPECT_ARRAY_EQ(out, upper, 4);

  const uint8_t q[] = {0, 127, 129, 255};
  uint8_t bytes[4];
  TfLiteTensor quantized[] = {ConstantOf(q, shape, 0.25f, 128), TensorOf(bytes, shape, 0.125f, 100)};
  ASSERT_EQ(micro::NodeRun(Register_RELU_0_TO_1(), quantized).status, kTfLiteOk);
  const uint8_t expected[] = {100, 100, 102, 108};
  EXPECT_ARRAY_EQ(bytes, expected, 4);

  const int16_t w[] = {-32768, -1, 1, 32767};
  int16_t words[4];
  TfLiteTensor wide[] = {ConstantOf(w, shape, 0.25f), TensorOf(words, shape, 0.125f)};
  ASSERT_EQ(micro::NodeRun(Register_RELU_N1_TO_1(), wide).status, kTfLiteOk);
  const int16_t limited[] = {-8, -2, 2, 8};
  EXPECT_ARRAY_EQ(words, limited, 4);
}

}  // namespace
}  // namespace tflite
