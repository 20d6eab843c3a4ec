#include "tflite_micro/ops/pad.h"

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
    EXPECT_MESSAGE(runner.error(), "the padding of dimension 0 is 0 before and -1 after");
  }
  TfLiteTensor flat[] = {TensorOf(in, in_dims), ConstantOf(paddings, flat_dims), TensorOf(out, in_dims)};
  {
    KernelRunner runner(Register_PAD(), flat, 3, inputs, outputs, nullptr);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(runner.error(), "the paddings (input 1) have 2 elements in 1 dimensions, expected the shape [1, 2]");
  }
  TfLiteTensor computed[] = {TensorOf(in, in_dims), TensorOf(paddings, paddings_dims), TensorOf(out, in_dims)};
  KernelRunner runner(Register_PAD(), computed, 3, inputs, outputs, nullptr);
  EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
  EXPECT_MESSAGE(runner.error(), "the paddings (input 1) must be a constant of the model");
}

TEST(PadV2, SurroundsWithAValue) {
  const int16_t in[] = {1, 2};
  const int32_t paddings[] = {1, 2};
  int16_t value[] = {-9}, out[5];
  IntArray in_dims{2}, paddings_dims{1, 2}, scalar, out_dims{5};
  TfLiteTensor tensors[] = {ConstantOf(in, in_dims), ConstantOf(paddings, paddings_dims), TensorOf(value, scalar),
                            TensorOf(out, out_dims)};
  SingleRun run(Register_PADV2(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int16_t expected[] = {-9, 1, 2, -9, -9};
  EXPECT_ARRAY_EQ(out, expected, 5);
}

TEST(PadV2, RefusesAValueOfAnotherType) {
  int16_t in[2] = {}, out[2];
  const int32_t paddings[] = {0, 0};
  float value[] = {1};
  IntArray in_dims{2}, paddings_dims{1, 2}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, in_dims), ConstantOf(paddings, paddings_dims), TensorOf(value, scalar),
                            TensorOf(out, in_dims)};
  SingleRun run(Register_PADV2(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the value (input 2) is 1 elements of FLOAT32, expected 1 of INT16");
}

TEST(MirrorPad, RepeatsTheEdgeOrNot) {
  const int8_t in[] = {1, 2, 3};
  const int32_t paddings[] = {2, 1};
  int8_t out[6];
  IntArray in_dims{3}, paddings_dims{1, 2}, out_dims{6};
  TfLiteTensor tensors[] = {ConstantOf(in, in_dims), ConstantOf(paddings, paddings_dims), TensorOf(out, out_dims)};
  const TfLiteMirrorPaddingParams reflect = {kTfLiteMirrorPaddingReflect}, symmetric = {kTfLiteMirrorPaddingSymmetric};
  {
    SingleRun run(Register_MIRROR_PAD(), tensors, &reflect);
    ASSERT_EQ(run.Run(), kTfLiteOk);
    const int8_t expected[] = {3, 2, 1, 2, 3, 2};
    EXPECT_ARRAY_EQ(out, expected, 6);
  }
  SingleRun run(Register_MIRROR_PAD(), tensors, &symmetric);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int8_t expected[] = {2, 1, 1, 2, 3, 3};
  EXPECT_ARRAY_EQ(out, expected, 6);
}

TEST(MirrorPad, RefusesMorePaddingThanThereAreElements) {
  int8_t in[3] = {}, out[6];
  const int32_t paddings[] = {3, 0};
  IntArray in_dims{3}, paddings_dims{1, 2}, out_dims{6};
  TfLiteTensor tensors[] = {TensorOf(in, in_dims), ConstantOf(paddings, paddings_dims), TensorOf(out, out_dims)};
  const TfLiteMirrorPaddingParams reflect = {kTfLiteMirrorPaddingReflect};
  SingleRun run(Register_MIRROR_PAD(), tensors, &reflect);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(),
                 "the padding of dimension 0 is 3 before and 0 after, but its 3 elements mirror to at most 2");
}

}  // namespace
}  // namespace tflite
