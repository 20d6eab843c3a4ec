#include "tflite_micro/ops/concatenation.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;

TEST(Concatenation, InterleavesAlongAnInnerAxis) {
  const int32_t a[] = {1, 2, 3, 4};
  const int32_t b[] = {5, 6};
  int32_t out[6];
  IntArray a_dims{2, 2}, b_dims{2, 1}, out_dims{6}, inputs{0, 1}, outputs{2};
  TfLiteTensor tensors[] = {ConstantOf(a, a_dims), ConstantOf(b, b_dims), TensorOf(out, out_dims)};
  const TfLiteConcatenationParams options = {-1, kTfLiteActNone};
  KernelRunner runner(Register_CONCATENATION(), tensors, 3, inputs, outputs, &options);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  const int32_t expected[] = {1, 2, 5, 3, 4, 6};
  EXPECT_ARRAY_EQ(out, expected, 6);
  EXPECT_EQ(tensors[2].dims->data[0], 2);
  EXPECT_EQ(tensors[2].dims->data[1], 3);
}

TEST(Concatenation, TakesTheSameTensorManyTimes) {
  const int16_t a[] = {7};
  int16_t out[12] = {};
  IntArray a_dims{1}, out_dims{12}, inputs{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, outputs{1};
  TfLiteTensor tensors[] = {ConstantOf(a, a_dims), TensorOf(out, out_dims)};
  const TfLiteConcatenationParams options = {0, kTfLiteActNone};
  KernelRunner runner(Register_CONCATENATION(), tensors, 2, inputs, outputs, &options);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  for (int16_t value : out) EXPECT_EQ(value, 7);
}

TEST(Concatenation, BringsInt8ToTheOutputsQuantisation) {
  // Reals: 0.5 * (x - 2); the output in steps of 1, zero at -1.
  const int8_t a[] = {4, 3, -128, 127};
  const int8_t b[] = {9};
  int8_t out[5];
  IntArray a_dims{4}, b_dims{1}, out_dims{5}, inputs{0, 1}, outputs{2};
  TfLiteTensor tensors[] = {ConstantOf(a, a_dims, 0.5f, 2), ConstantOf(b, b_dims, 1.0f, -1),
                            TensorOf(out, out_dims, 1.0f, -1)};
  const TfLiteConcatenationParams options = {0, kTfLiteActNone};
  KernelRunner runner(Register_CONCATENATION(), tensors, 3, inputs, outputs, &options);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  const int8_t expected[] = {0, 0, -66, 62, 9};  // 1; 0.5 away from zero; -65; 62.5 away from zero; as it is
  EXPECT_ARRAY_EQ(out, expected, 5);
}

TEST(Concatenation, RefusesInputsThatDoNotFit) {
  float a[6] = {}, out[12];
  int32_t b[6] = {};
  IntArray a_dims{2, 3}, other_dims{3, 2}, out_dims{4, 3}, inputs{0, 1}, outputs{2};
  TfLiteConcatenationParams options = {0, kTfLiteActNone};
  TfLiteTensor shapes[] = {TensorOf(a, a_dims), TensorOf(a, other_dims), TensorOf(out, out_dims)};
  {
    KernelRunner runner(Register_CONCATENATION(), shapes, 3, inputs, outputs, &options);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(runner.error(), "dimension 1 is 2 in input 1, but 3 in input 0");
  }
  TfLiteTensor types[] = {TensorOf(a, a_dims), TensorOf(b, a_dims), TensorOf(out, out_dims)};
  {
    KernelRunner runner(Register_CONCATENATION(), types, 3, inputs, outputs, &options);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(runner.error(), "input 1 is INT32, but the output FLOAT32");
  }
  options.axis = 2;
  TfLiteTensor good[] = {TensorOf(a, a_dims), TensorOf(a, a_dims), TensorOf(out, out_dims)};
  KernelRunner runner(Register_CONCATENATION(), good, 3, inputs, outputs, &options);
  EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
  EXPECT_MESSAGE(runner.error(), "axis 2 is out of range for 2 dimensions");
}

}  // namespace
}  // namespace tflite
