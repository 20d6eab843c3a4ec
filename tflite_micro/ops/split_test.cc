#include "tflite_micro/ops/split.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(Pack, JoinsAlongANewDimension) {
  const int8_t a[] = {1, 2}, b[] = {3, 4};
  int8_t out[4];
  IntArray dims{2}, flat{4};
  const TfLitePackParams last = {2, -1};
  TfLiteTensor tensors[] = {ConstantOf(a, dims), ConstantOf(b, dims), TensorOf(out, flat)};
  SingleRun run(Register_PACK(), tensors, &last);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int8_t expected[] = {1, 3, 2, 4};
  EXPECT_ARRAY_EQ(out, expected, 4);
}

TEST(Pack, RefusesOtherShapesAndCounts) {
  int8_t a[2] = {}, b[3] = {}, out[4];
  IntArray two{2}, three{3}, flat{4};
  const TfLitePackParams pair = {2, 0}, triple = {3, 0};
  TfLiteTensor tensors[] = {TensorOf(a, two), TensorOf(b, three), TensorOf(out, flat)};
  {
    SingleRun run(Register_PACK(), tensors, &pair);
    EXPECT_EQ(run.Prepare(), kTfLiteError);
    EXPECT_MESSAGE(run.error(), "input 1 has another shape than input 0");
  }
  SingleRun run(Register_PACK(), tensors, &triple);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "values_count is 3, but there are 2 inputs");
}

TEST(Unpack, TakesADimensionApart) {
  const int32_t in[] = {1, 2, 3, 4, 5, 6};
  int32_t a[2], b[2], c[2];
  IntArray dims{2, 3}, part{2};
  const TfLiteUnpackParams columns = {3, 1};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(a, part), TensorOf(b, part), TensorOf(c, part)};
  SingleRun run(Register_UNPACK(), tensors, &columns, 3);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int32_t first[] = {1, 4}, last[] = {3, 6};
  EXPECT_ARRAY_EQ(a, first, 2);
  EXPECT_ARRAY_EQ(c, last, 2);
}

TEST(Unpack, RefusesAnotherNumberOfOutputs) {
  int32_t in[6] = {}, out[2];
  IntArray dims{2, 3}, part{2};
  const TfLiteUnpackParams columns = {3, 1};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, part)};
  SingleRun run(Register_UNPACK(), tensors, &columns);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "num is 3, but there are 1 outputs, and dimension 1 of the input is 3");
}

TEST(Split, MakesEqualParts) {
  const int32_t axis[] = {1};
  const float in[] = {1, 2, 3, 4};
  float a[2], b[2];
  IntArray scalar, dims{2, 2}, part{2, 1};
  const TfLiteSplitParams two = {2};
  TfLiteTensor tensors[] = {ConstantOf(axis, scalar), ConstantOf(in, dims), TensorOf(a, part), TensorOf(b, part)};
  SingleRun run(Register_SPLIT(), tensors, &two, 2);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const float left[] = {1, 3}, right[] = {2, 4};
  EXPECT_ARRAY_EQ(a, left, 2);
  EXPECT_ARRAY_EQ(b, right, 2);
}

TEST(Split, RefusesPartsThatAreNotEqual) {
  const int32_t axis[] = {0};
  float in[3] = {}, a[3], b[3];
  IntArray scalar, dims{3};
  const TfLiteSplitParams two = {2};
  TfLiteTensor tensors[] = {ConstantOf(axis, scalar), TensorOf(in, dims), TensorOf(a, dims), TensorOf(b, dims)};
  SingleRun run(Register_SPLIT(), tensors, &two, 2);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "dimension 0 is 3 and cannot be split into 2");
}

TEST(SplitV, MakesPartsOfAnySize) {
  const int16_t in[] = {1, 2, 3, 4};
  const int64_t sizes[] = {1, -1};
  const int32_t axis[] = {-1};
  int16_t a[1], b[3];
  IntArray dims{4}, two_dims{2}, scalar, one{1}, three{3};
  const TfLiteSplitVParams two = {2};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), ConstantOf(sizes, two_dims), ConstantOf(axis, scalar),
                            TensorOf(a, one), TensorOf(b, three)};
  SingleRun run(Register_SPLIT_V(), tensors, &two, 2);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(a[0], 1);
  EXPECT_ARRAY_EQ(b, in + 1, 3);
}

TEST(SplitV, RefusesSizesThatDoNotAddUp) {
  int16_t in[4] = {}, a[4], b[4];
  const int32_t sizes[] = {1, 2}, axis[] = {0};
  IntArray dims{4}, two_dims{2}, scalar;
  const TfLiteSplitVParams two = {2};
  TfLiteTensor tensors[] = {TensorOf(in, dims), ConstantOf(sizes, two_dims), ConstantOf(axis, scalar),
                            TensorOf(a, dims), TensorOf(b, dims)};
  SingleRun run(Register_SPLIT_V(), tensors, &two, 2);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the sizes do not add up to dimension 0 of the input, which is 4");
}

}  // namespace
}  // namespace tflite
