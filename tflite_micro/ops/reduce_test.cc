#include "tflite_micro/ops/reduce.h"

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

const TfLiteReducerParams kKeepDims = {true};
const TfLiteReducerParams kDropDims = {false};

TEST(Mean, AveragesOverAnyAxes) {
  // [2, 3, 2] over dimensions 0 and 2.
  const float in[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  const int32_t axes[] = {0, -1, 2};
  float out[3];
  IntArray in_dims{2, 3, 2}, axes_dims{3}, out_dims{3}, inputs{0, 1}, outputs{2};
  TfLiteTensor tensors[] = {ConstantOf(in, in_dims), ConstantOf(axes, axes_dims), TensorOf(out, out_dims)};
  KernelRunner runner(Register_MEAN(), tensors, 3, inputs, outputs, &kKeepDims);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  const float expected[] = {4.5f, 6.5f, 8.5f};
  EXPECT_ARRAY_EQ(out, expected, 3);
  const int dims[] = {1, 3, 1};
  ASSERT_EQ(tensors[2].dims->size, 3);
  EXPECT_ARRAY_EQ(tensors[2].dims->data, dims, 3);
}

TEST(Mean, RequantizesInt8) {
  // Mean of -8, -7 at scale 1, zero point -10, is 2.5; at scale 0.5 with zero point 3 it is 8.
  const int8_t in[] = {-8, -7};
  const int32_t axes[] = {0};
  int8_t out[1];
  IntArray in_dims{2}, axes_dims{1}, out_dims{1}, inputs{0, 1}, outputs{2};
  TfLiteTensor tensors[] = {ConstantOf(in, in_dims, 1.0f, -10), ConstantOf(axes, axes_dims),
                            TensorOf(out, out_dims, 0.5f, 3)};
  KernelRunner runner(Register_MEAN(), tensors, 3, inputs, outputs, &kDropDims);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  EXPECT_EQ(out[0], 8);
  EXPECT_EQ(tensors[2].dims->size, 0);
}

TEST(Mean, CopiesWhenThereIsNothingToReduce) {
  const int16_t in[] = {-300, 7, 32767};
  int32_t axes[1] = {};
  int16_t out[3];
  IntArray in_dims{3}, axes_dims{0}, inputs{0, 1}, outputs{2};
  TfLiteTensor tensors[] = {ConstantOf(in, in_dims, 0.5f), TensorOf(axes, axes_dims), TensorOf(out, in_dims, 0.5f)};
  KernelRunner runner(Register_MEAN(), tensors, 3, inputs, outputs, &kDropDims);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  EXPECT_ARRAY_EQ(out, in, 3);
}

TEST(Mean, OfNothingIsNotANumber) {
  float in[1] = {};
  const int32_t axes[] = {1};
  float out[2] = {};
  IntArray in_dims{2, 0}, axes_dims{1}, out_dims{2}, inputs{0, 1}, outputs{2};
  TfLiteTensor tensors[] = {TensorOf(in, in_dims), ConstantOf(axes, axes_dims), TensorOf(out, out_dims)};
  KernelRunner runner(Register_MEAN(), tensors, 3, inputs, outputs, &kDropDims);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  EXPECT_TRUE(isnan(out[0]) && isnan(out[1]));
}

TEST(Mean, RefusesAxesOutOfRangeOrComputed) {
  float in[4] = {}, out[2];
  int32_t axes[] = {-3};
  IntArray in_dims{2, 2}, axes_dims{1}, out_dims{2}, inputs{0, 1}, outputs{2};
  TfLiteTensor tensors[] = {TensorOf(in, in_dims), ConstantOf(axes, axes_dims), TensorOf(out, out_dims)};
  {
    KernelRunner runner(Register_MEAN(), tensors, 3, inputs, outputs, &kDropDims);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
    EXPECT_STREQ(runner.error(), "axis -3 is out of range for 2 dimensions");
  }
  tensors[1] = TensorOf(axes, axes_dims);
  KernelRunner runner(Register_MEAN(), tensors, 3, inputs, outputs, &kDropDims);
  EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
  EXPECT_STREQ(runner.error(), "the axes (input 1) must be a constant of the model");
}

}  // namespace
}  // namespace tflite
