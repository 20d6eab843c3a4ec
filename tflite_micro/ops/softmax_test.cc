#include "tflite_micro/ops/softmax.h"

#include <math.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;

// Runs a softmax from tensor 0 to tensor 1, and expects its last message.
TfLiteStatus Softmax(TfLiteTensor (&tensors)[2], float beta = 1.0f, const char* expected_error = "") {
  const TfLiteSoftmaxParams options = {beta};
  IntArray inputs{0}, outputs{1};
  KernelRunner runner(Register_SOFTMAX(), tensors, 2, inputs, outputs, &options);
  TfLiteStatus status = runner.InitAndPrepare();
  if (status == kTfLiteOk) status = runner.Invoke();
  EXPECT_MESSAGE(runner.error(), expected_error);
  return status;
}

TEST(Softmax, FloatRowsAddUpToOne) {
  float in[] = {1, 2, 3, 1000, 1000, -1000};
  float out[6];
  IntArray dims{2, 3};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims)};
  ASSERT_EQ(Softmax(tensors), kTfLiteOk);
  const float expected[] = {0.09003057f, 0.24472848f, 0.66524094f, 0.5f, 0.5f, 0};
  EXPECT_ARRAY_NEAR(out, expected, 6, 1e-7f);
}

TEST(Softmax, BetaScalesTheExponent) {
  float in[] = {0, 1};
  float out[2];
  IntArray dims{2};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims)};
  ASSERT_EQ(Softmax(tensors, 2.0f), kTfLiteOk);
  EXPECT_NEAR(out[1], 1 / (1 + expf(-2)), 1e-6f);
}

// The expected values of the three quantised tests are those of the reference kernels.
TEST(Softmax, Int8ToInt8) {
  int8_t in[] = {-128, -100, 0, 3, 127, 127, 126, -128};
  int8_t out[8];
  IntArray dims{2, 4};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 0.1f, 5), TensorOf(out, dims, 1.0f / 256, -128)};
  ASSERT_EQ(Softmax(tensors), kTfLiteOk);
  const int8_t expected[] = {-128, -128, -19, 19, -40, -40, -48, -128};
  EXPECT_ARRAY_EQ(out, expected, 8);
  ASSERT_EQ(Softmax(tensors, 0.25f), kTfLiteOk);
  const int8_t flatter[] = {-123, -118, -12, -3, -42, -42, -44, -128};
  EXPECT_ARRAY_EQ(out, flatter, 8);
}

TEST(Softmax, Int8ToInt16) {
  int8_t in[] = {-128, -100, 0, 3, 127, 127, 126, -128};
  int16_t out[8];
  IntArray dims{2, 4};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 0.1f, 5), TensorOf(out, dims, 1.0f / 65536, -32768)};
  ASSERT_EQ(Softmax(tensors), kTfLiteOk);
  const int16_t expected[] = {-32768, -32767, -4879, 4878, -10207, -10207, -12354, -32768};
  EXPECT_ARRAY_EQ(out, expected, 8);
}

TEST(Softmax, Int16ToInt16) {
  int16_t in[] = {-32768, -200, 0, 300, 32767, 32767, 32700, -32768};
  int16_t out[8];
  IntArray dims{2, 4};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 0.01f), TensorOf(out, dims, 1.0f / 32768)};
  ASSERT_EQ(Softmax(tensors), kTfLiteOk);
  const int16_t expected[] = {2, 209, 1545, 31011, 13046, 13046, 6676, 1};
  EXPECT_ARRAY_EQ(out, expected, 8);
}

TEST(Softmax, Int16MeetsTheSensitivePointsOfItsTables) {
  int16_t in[] = {32767, 32767 - 3615};
  int16_t out[2];
  IntArray dims{2};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 10.0f / 65535), TensorOf(out, dims, 1.0f / 32768)};
  ASSERT_EQ(Softmax(tensors), kTfLiteOk);
  EXPECT_EQ(out[0], 20791);
  EXPECT_EQ(out[1], 11976);
}

TEST(Softmax, ManyEqualElementsDoNotOverflowTheSum) {
  static int8_t in[10000];
  static int8_t out[10000];
  IntArray dims{1, 10000};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 0.1f), TensorOf(out, dims, 1.0f / 256, -128)};
  ASSERT_EQ(Softmax(tensors), kTfLiteOk);
  EXPECT_EQ(out[0], -128);
  EXPECT_EQ(out[9999], -128);
}

TEST(Softmax, AnEmptyRowIsNothingToDo) {
  float in[1], out[1] = {7};
  IntArray dims{3, 0};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims)};
  EXPECT_EQ(Softmax(tensors), kTfLiteOk);
  EXPECT_EQ(out[0], 7.0f);
}

TEST(Softmax, RefusesAnotherOutputScale) {
  int8_t in[4] = {}, out[4];
  IntArray dims{4};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 0.1f), TensorOf(out, dims, 1.0f / 128, -128)};
  EXPECT_EQ(Softmax(tensors, 1.0f, "output must have scale 1/256 and zero point -128; the zero point is -128"),
            kTfLiteError);
}

TEST(Softmax, RefusesANegativeBetaOfIntegers) {
  int8_t in[4] = {}, out[4];
  IntArray dims{4};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 0.1f), TensorOf(out, dims, 1.0f / 256, -128)};
  EXPECT_EQ(Softmax(tensors, -1.0f, "beta must be neither negative nor infinite"), kTfLiteError);
}

}  // namespace
}  // namespace tflite
