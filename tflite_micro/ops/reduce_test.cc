#include "tflite_micro/ops/reduce.h"

#include <math.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::KernelRunner;
using micro::SingleRun;
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
    EXPECT_MESSAGE(runner.error(), "axis -3 is out of range for 2 dimensions");
  }
  tensors[1] = TensorOf(axes, axes_dims);
  KernelRunner runner(Register_MEAN(), tensors, 3, inputs, outputs, &kDropDims);
  EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
  EXPECT_MESSAGE(runner.error(), "the axes (input 1) must be a constant of the model");
}

TEST(Sum, RequantizesNegativeInt8) {
  // At scale 0.5 and zero point -1: -4.5, 1.5 and 0.5, 64. The output has scale 1 and zero point 3.
  const int8_t in[] = {-10, 2, 0, 127};
  const int32_t axes[] = {1};
  int8_t out[2];
  IntArray dims{2, 2}, one{1}, two{2};
  TfLiteTensor tensors[] = {ConstantOf(in, dims, 0.5f, -1), ConstantOf(axes, one), TensorOf(out, two, 1.0f, 3)};
  SingleRun run(Register_SUM(), tensors, &kDropDims);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[0], 0);
  EXPECT_EQ(out[1], 68);
}

TEST(Sum, SaturatesInt16AndWrapsInt32) {
  const int32_t axes[] = {0};
  IntArray two{2}, one{1}, scalar;
  const int16_t narrow[] = {INT16_MIN, -5};
  int16_t narrow_out[1];
  TfLiteTensor quantized[] = {ConstantOf(narrow, two, 0.5f), ConstantOf(axes, one), TensorOf(narrow_out, scalar, 0.5f)};
  {
    SingleRun run(Register_SUM(), quantized, &kDropDims);
    ASSERT_EQ(run.Run(), kTfLiteOk);
    EXPECT_EQ(narrow_out[0], INT16_MIN);
  }
  const int32_t wide[] = {INT32_MAX, 1};
  int32_t wide_out[1];
  TfLiteTensor plain[] = {ConstantOf(wide, two), ConstantOf(axes, one), TensorOf(wide_out, scalar)};
  SingleRun run(Register_SUM(), plain, &kDropDims);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(wide_out[0], INT32_MIN);
}

TEST(ReduceProd, Multiplies) {
  const int64_t in[] = {2, -3, 5};
  const int32_t axes[] = {0};
  int64_t out[1];
  IntArray three{3}, one{1}, scalar;
  TfLiteTensor tensors[] = {ConstantOf(in, three), ConstantOf(axes, one), TensorOf(out, scalar)};
  SingleRun run(Register_REDUCE_PROD(), tensors, &kDropDims);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[0], -30);
}

TEST(ReduceProd, ScalesQuantisedProducts) {
  const int8_t in[] = {5, -3, 1, 7};  // 2 * -2 and 0 * 3; the result in quarters, zero at -3
  const int32_t axes[] = {1};
  int8_t out[2];
  IntArray dims{2, 2}, one{1}, two{2};
  TfLiteTensor tensors[] = {ConstantOf(in, dims, 0.5f, 1), ConstantOf(axes, one), TensorOf(out, two, 0.25f, -3)};
  SingleRun run(Register_REDUCE_PROD(), tensors, &kDropDims);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[0], -19);
  EXPECT_EQ(out[1], -3);
}

TEST(ReduceProd, OfNothingIsOne) {
  const int32_t axes[] = {1};
  int16_t out[2] = {};
  IntArray dims{2, 0}, one{1}, two{2};
  int16_t in[1] = {};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 0.5f), ConstantOf(axes, one), TensorOf(out, two, 0.125f)};
  SingleRun run(Register_REDUCE_PROD(), tensors, &kDropDims);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[0], 8);
}

TEST(ReduceProd, RefusesScalesWithoutAFactor) {
  int8_t in[2] = {}, out[1];
  const int32_t axes[] = {0};
  IntArray two{2}, one{1}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, two, 1e9f), ConstantOf(axes, one), TensorOf(out, scalar, 1.0f)};
  SingleRun run(Register_REDUCE_PROD(), tensors, &kDropDims);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(),
                 "the input's scale is more than 2^14 times that of the output, as a factor of 2 elements");
}

TEST(Mean, TruncatesIntegers) {
  const int32_t in[] = {-7, 4, INT32_MAX, INT32_MAX};
  const int32_t axes[] = {1};
  int32_t out[2];
  IntArray dims{2, 2}, one{1}, two{2};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), ConstantOf(axes, one), TensorOf(out, two)};
  SingleRun run(Register_MEAN(), tensors, &kDropDims);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[0], -1);
  EXPECT_EQ(out[1], INT32_MAX);
}

TEST(ReduceMax, FindsExtremesAndPassesOverNotANumber) {
  const float in[] = {-3, __builtin_nanf(""), -1, -2};
  const int32_t axes[] = {0};
  float out[1];
  IntArray four{4}, one{1}, scalar;
  TfLiteTensor tensors[] = {ConstantOf(in, four), ConstantOf(axes, one), TensorOf(out, scalar)};
  {
    SingleRun run(Register_REDUCE_MAX(), tensors, &kDropDims);
    ASSERT_EQ(run.Run(), kTfLiteOk);
    EXPECT_EQ(out[0], -1.0f);
  }
  SingleRun run(Register_REDUCE_MIN(), tensors, &kDropDims);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[0], -3.0f);
}

TEST(ReduceMax, RefusesAnotherQuantisationOfTheOutput) {
  int8_t in[2] = {}, out[1];
  const int32_t axes[] = {0};
  IntArray two{2}, one{1}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, two, 0.5f, 1), ConstantOf(axes, one), TensorOf(out, scalar, 0.5f, 2)};
  SingleRun run(Register_REDUCE_MAX(), tensors, &kDropDims);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the input and the output are quantised differently, with zero points 1 and 2");
}

TEST(ReduceAny, AndAll) {
  const bool in[] = {true, false, true, true};
  const int32_t axes[] = {1};
  bool out[2];
  IntArray dims{2, 2}, one{1}, two{2};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), ConstantOf(axes, one), TensorOf(out, two)};
  {
    SingleRun run(Register_REDUCE_ANY(), tensors, &kDropDims);
    ASSERT_EQ(run.Run(), kTfLiteOk);
    EXPECT_TRUE(out[0] && out[1]);
  }
  SingleRun run(Register_REDUCE_ALL(), tensors, &kDropDims);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_TRUE(!out[0] && out[1]);
}

}  // namespace
}  // namespace tflite
