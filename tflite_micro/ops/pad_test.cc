#include "tflite_micro/ops/pad.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;

TEST(Pad, SurroundsEachDimension) {
  const int32_t in[] = {1, 2, 3, 4};
  const int32_t paddings[] = {1, 0, 0, 2};
  int32_t out[12];
  IntArray in_dims{2, 2}, paddings_dims{2, 2}, out_dims{12}, inputs{0, 1}, outputs{2};
  TfLiteTensor tensors[] = {ConstantOf(in, in_dims), ConstantOf(paddings, paddings_dims), TensorOf(out, out_dims)};
  KernelRunner runner(Register_PAD(), tensors, 3, inputs, outputs, nullptr);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  const int32_t expected[] = {0, 0, 0, 0, 1, 2, 0, 0, 3, 4, 0, 0};
  EXPECT_ARRAY_EQ(out, expected, 12);
  EXPECT_EQ(tensors[2].dims->data[0], 3);
  EXPECT_EQ(tensors[2].dims->data[1], 4);
}

TEST(Pad, FillsWithTheZeroPoint) {
  const int8_t in[] = {1, 2};
  const int64_t paddings[] = {1, 1};
  int8_t out[4];
  IntArray in_dims{2}, paddings_dims{1, 2}, out_dims{4}, inputs{0, 1}, outputs{2};
  TfLiteTensor tensors[] = {ConstantOf(in, in_dims, 0.5f, -9), ConstantOf(paddings, paddings_dims),
                            TensorOf(out, out_dims, 0.5f, -9)};
  KernelRunner runner(Register_PAD(), tensors, 3, inputs, outputs, nullptr);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  const int8_t expected[] = {-9, 1, 2, -9};
  EXPECT_ARRAY_EQ(out, expected, 4);
}

TEST(Pad, FillsAnEmptyInput) {
  float in[1] = {};
  const int32_t paddings[] = {1, 1};
  float out[2] = {7, 7};
  IntArray in_dims{0}, paddings_dims{1, 2}, out_dims{2}, inputs{0, 1}, outputs{2};
  TfLiteTensor tensors[] = {TensorOf(in, in_dims), ConstantOf(paddings, paddings_dims), TensorOf(out, out_dims)};
  KernelRunner runner(Register_PAD(), tensors, 3, inputs, outputs, nullptr);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  const float expected[] = {0, 0};
  EXPECT_ARRAY_EQ(out, expected, 2);
}

TEST(Pad, RefusesWrongPaddings) {
  float in[2] = {}, out[2];
  int32_t paddings[] = {0, -1};
  IntArray in_dims{2}, paddings_dims{1, 2}, flat_dims{2}, inputs{0, 1}, outputs{2};
  TfLiteTensor negative[] = {TensorOf(in, in_dims), ConstantOf(paddings, paddings_dims), TensorOf(out, in_dims)};
  {
    KernelRunner runner(Register_PAD(), negative, 3, inputs, outputs, nullptr);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
    EXPECT_STREQ(runner.error(), "the padding of dimension 0 is 0 before and -1 after");
  }
  TfLiteTensor flat[] = {TensorOf(in, in_dims), ConstantOf(paddings, flat_dims), TensorOf(out, in_dims)};
  {
    KernelRunner runner(Register_PAD(), flat, 3, inputs, outputs, nullptr);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
    EXPECT_STREQ(runner.error(), "the paddings (input 1) have 2 elements in 1 dimensions, expected the shape [1, 2]");
  }
  TfLiteTensor computed[] = {TensorOf(in, in_dims), TensorOf(paddings, paddings_dims), TensorOf(out, in_dims)};
  KernelRunner runner(Register_PAD(), computed, 3, inputs, outputs, nullptr);
  EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
  EXPECT_STREQ(runner.error(), "the paddings (input 1) must be a constant of the model");
}

}  // namespace
}  // namespace tflite
