#include "tflite_micro/ops/mul.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;

const TfLiteMulParams kNoActivation = {kTfLiteActNone};

TfLiteStatus RunMul(TfLiteTensor (&tensors)[3], const TfLiteMulParams& options) {
  IntArray inputs{0, 1}, outputs{2};
  KernelRunner runner(Register_MUL(), tensors, 3, inputs, outputs, &options);
  const TfLiteStatus status = runner.InitAndPrepare();
  return status == kTfLiteOk ? runner.Invoke() : status;
}

TEST(Mul, MultipliesFloatsAndClampsToTheActivation) {
  const float a[] = {2, -3, 0.5f, 4};
  const float b[] = {2, -1};
  float out[4];
  IntArray shape_a{2, 2}, shape_b{2};
  TfLiteTensor tensors[] = {ConstantOf(a, shape_a), ConstantOf(b, shape_b), TensorOf(out, shape_a)};
  ASSERT_EQ(RunMul(tensors, {kTfLiteActReluN1To1}), kTfLiteOk);
  const float expected[] = {1, 1, 1, -1};
  EXPECT_ARRAY_EQ(out, expected, 4);
}

TEST(Mul, WrapsInt32) {
  const int32_t a[] = {65536, -3};
  const int32_t b[] = {65536, 7};
  int32_t out[2];
  IntArray shape{2};
  TfLiteTensor tensors[] = {ConstantOf(a, shape), ConstantOf(b, shape), TensorOf(out, shape)};
  ASSERT_EQ(RunMul(tensors, kNoActivation), kTfLiteOk);
  EXPECT_EQ(out[0], 0);
  EXPECT_EQ(out[1], -21);
}

TEST(Mul, RequantizesInt8) {
  // Reals: (a - 1) * 0.5 times (b + 2) * 0.25, in steps of 2, zero at 5.
  const int8_t a[] = {9, -128, 127, 1};
  const int8_t b[] = {6, -128, 127, 127};
  int8_t out[4];
  IntArray shape{4};
  TfLiteTensor tensors[] = {ConstantOf(a, shape, 0.5f, 1), ConstantOf(b, shape, 0.25f, -2),
                            TensorOf(out, shape, 2.0f, 5)};
  ASSERT_EQ(RunMul(tensors, kNoActivation), kTfLiteOk);
  const int8_t expected[] = {9, 127, 127, 5};  // 4 + 5; 1015.9 and 1015.9 saturate; 0 + 5
  EXPECT_ARRAY_EQ(out, expected, 4);
}

TEST(Mul, RequantizesInt16WithAFactorAboveOne) {
  const int16_t a[] = {100, -32768, 32767, 1};
  const int16_t b[] = {3, -32768, 1, -1};
  int16_t out[4];
  IntArray shape{4};
  TfLiteTensor tensors[] = {ConstantOf(a, shape, 1.0f), ConstantOf(b, shape, 3.0f), TensorOf(out, shape, 1.0f)};
  ASSERT_EQ(RunMul(tensors, kNoActivation), kTfLiteOk);
  EXPECT_EQ(out[0], 900);
  EXPECT_EQ(out[2], 32767);
  EXPECT_EQ(out[3], -3);
}

TEST(Mul, RefusesInt16WithAZeroPoint) {
  int16_t a[1] = {}, out[1];
  IntArray shape{1}, inputs{0, 1}, outputs{2};
  TfLiteTensor tensors[] = {TensorOf(a, shape, 1.0f, 3), TensorOf(a, shape, 1.0f), TensorOf(out, shape, 1.0f)};
  KernelRunner runner(Register_MUL(), tensors, 3, inputs, outputs, &kNoActivation);
  EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
  EXPECT_MESSAGE(runner.error(), "input 0 has zero point 3, expected 0 to 0");
}

TEST(Mul, RefusesAnActivationThatIsNotAClamp) {
  float a[1] = {}, out[1];
  IntArray shape{1};
  TfLiteTensor tensors[] = {TensorOf(a, shape), TensorOf(a, shape), TensorOf(out, shape)};
  EXPECT_EQ(RunMul(tensors, {kTfLiteActTanh}), kTfLiteError);
}

}  // namespace
}  // namespace tflite
