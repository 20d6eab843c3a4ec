#include "tflite_micro/ops/reshape.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;

const int16_t kSix[] = {1, 2, 3, 4, 5, 6};

TEST(Reshape, FillsInTheDimensionThatIsLeftOpen) {
  const int32_t shape[] = {-1, 2};
  int16_t out[6] = {};
  IntArray in_dims{2, 3}, shape_dims{2}, out_dims{6}, inputs{0, 1}, outputs{2};
  TfLiteTensor tensors[] = {ConstantOf(kSix, in_dims), ConstantOf(shape, shape_dims), TensorOf(out, out_dims)};
  const TfLiteReshapeParams options = {};
  KernelRunner runner(Register_RESHAPE(), tensors, 3, inputs, outputs, &options);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  ASSERT_EQ(tensors[2].dims->size, 2);
  EXPECT_EQ(tensors[2].dims->data[0], 3);
  EXPECT_EQ(tensors[2].dims->data[1], 2);
  EXPECT_ARRAY_EQ(out, kSix, 6);
}

// Runs with the shape in the options and returns the status; the reason goes to `error`.
TfLiteStatus ReshapeByOptions(const TfLiteReshapeParams& options, TfLiteTensor* output, char (&error)[120]) {
  IntArray in_dims{2, 3}, inputs{0}, outputs{1};
  TfLiteTensor tensors[] = {ConstantOf(kSix, in_dims), *output};
  KernelRunner runner(Register_RESHAPE(), tensors, 2, inputs, outputs, &options);
  TfLiteStatus status = runner.InitAndPrepare();
  if (status == kTfLiteOk) status = runner.Invoke();
  size_t i = 0;
  for (; runner.error()[i] != '\0' && i + 1 < sizeof(error); ++i) error[i] = runner.error()[i];
  error[i] = '\0';
  return status;
}

TEST(Reshape, TakesTheShapeFromTheOptions) {
  int16_t out[6] = {};
  char error[120];
  IntArray out_dims{3, 1, 2};
  TfLiteTensor output = TensorOf(out, out_dims);
  ASSERT_EQ(ReshapeByOptions({{3, 1, -1}, 3}, &output, error), kTfLiteOk);
  EXPECT_ARRAY_EQ(out, kSix, 6);
}

TEST(Reshape, RefusesShapesThatDoNotHoldTheElements) {
  int16_t out[6] = {};
  char error[120];
  IntArray out_dims{6};
  TfLiteTensor output = TensorOf(out, out_dims);
  EXPECT_EQ(ReshapeByOptions({{4, 2}, 2}, &output, error), kTfLiteError);
  EXPECT_MESSAGE(error, "the input has 6 elements, the new shape 8");
  EXPECT_EQ(ReshapeByOptions({{4, -1}, 2}, &output, error), kTfLiteError);
  EXPECT_MESSAGE(error, "6 elements do not fill a shape of which one dimension is -1 and the others make 4");
  EXPECT_EQ(ReshapeByOptions({{-1, -1}, 2}, &output, error), kTfLiteError);
  EXPECT_MESSAGE(error, "dimensions 0 and 1 of the shape are both -1");
  EXPECT_EQ(ReshapeByOptions({{-2, -3}, 2}, &output, error), kTfLiteError);
  EXPECT_MESSAGE(error, "dimension 0 of the shape is -2");
  EXPECT_EQ(ReshapeByOptions({{1 << 20, 1 << 20, 1 << 20}, 3}, &output, error), kTfLiteError);
  EXPECT_EQ(ReshapeByOptions({{}, 9}, &output, error), kTfLiteError);
  EXPECT_MESSAGE(error, "the new shape has 9 dimensions, expected up to 8");
}

TEST(Reshape, PlansTheModelsShapeWhenItIsComputedAndComparesIt) {
  int32_t shape[] = {3, 2};
  int16_t out[6] = {};
  IntArray in_dims{2, 3}, shape_dims{2}, good{3, 2}, bad{3, 3}, inputs{0, 1}, outputs{2};
  const TfLiteReshapeParams options = {};
  TfLiteTensor tensors[] = {ConstantOf(kSix, in_dims), TensorOf(shape, shape_dims), TensorOf(out, good)};
  {
    KernelRunner runner(Register_RESHAPE(), tensors, 3, inputs, outputs, &options);
    ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
    ASSERT_EQ(runner.Invoke(), kTfLiteOk);
    EXPECT_ARRAY_EQ(out, kSix, 6);
    shape[1] = -1;
    EXPECT_EQ(runner.Invoke(), kTfLiteOk);
    shape[0] = 2;
    EXPECT_EQ(runner.Invoke(), kTfLiteError);
    EXPECT_MESSAGE(runner.error(), "dimension 0 of the computed shape is 2, but of the output in the model 3");
    shape[0] = -1;
    EXPECT_EQ(runner.Invoke(), kTfLiteError);
    EXPECT_MESSAGE(runner.error(), "dimension 1 of the computed shape is -1, but of the output in the model 2");
  }
  tensors[2] = TensorOf(out, bad);
  KernelRunner runner(Register_RESHAPE(), tensors, 3, inputs, outputs, &options);
  EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
}

TEST(Reshape, FollowsAnInputWhoseSizeDependsOnData) {
  int16_t in[] = {1, 2, 3, 4, 5, 6};
  const int32_t shape[] = {-1, 2};
  int16_t out[6] = {};
  IntArray in_dims{6}, shape_dims{2}, out_dims{6}, inputs{0, 1}, outputs{2};
  TfLiteTensor tensors[] = {TensorOf(in, in_dims), ConstantOf(shape, shape_dims), TensorOf(out, out_dims)};
  tensors[0].allocation_type = kTfLiteDynamic;
  const TfLiteReshapeParams options = {};
  KernelRunner runner(Register_RESHAPE(), tensors, 3, inputs, outputs, &options);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  EXPECT_EQ(tensors[2].allocation_type, kTfLiteDynamic);
  EXPECT_EQ(tensors[2].dims->data[0], 3);
  static constexpr int kSizes[] = {4, 0, 6};
  for (const int size : kSizes) {
    in_dims.get()->data[0] = size;
    ASSERT_EQ(runner.Invoke(), kTfLiteOk);
    EXPECT_EQ(tensors[2].dims->data[0], size / 2);
    EXPECT_ARRAY_EQ(out, in, size);
  }
  in_dims.get()->data[0] = 5;
  EXPECT_EQ(runner.Invoke(), kTfLiteError);
  EXPECT_MESSAGE(runner.error(), "the input has 5 elements, which do not fill the new shape");
}

TEST(Reshape, TakesAShapeThatTheDataHaveToFill) {
  int16_t in[] = {1, 2, 3, 4, 5, 6};
  int16_t out[4] = {};
  IntArray in_dims{6}, out_dims{4}, inputs{0}, outputs{1};
  TfLiteTensor tensors[] = {TensorOf(in, in_dims), TensorOf(out, out_dims)};
  tensors[0].allocation_type = kTfLiteDynamic;
  const TfLiteReshapeParams options = {{2, 2}, 2};
  KernelRunner runner(Register_RESHAPE(), tensors, 2, inputs, outputs, &options);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  EXPECT_EQ(tensors[1].allocation_type, kTfLiteArenaRw);
  in_dims.get()->data[0] = 4;
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  EXPECT_ARRAY_EQ(out, in, 4);
  in_dims.get()->data[0] = 6;
  EXPECT_EQ(runner.Invoke(), kTfLiteError);
}

}  // namespace
}  // namespace tflite
