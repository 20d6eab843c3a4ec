#include "tflite_micro/ops/arg_max.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

const TfLiteArgMaxParams kNarrow = {kTfLiteInt32};

TEST(ArgMax, FindsTheFirstOfTheLargest) {
  const int16_t in[] = {3, 9, 9, -5, -7, -6};
  const int32_t axis[] = {-1};
  int32_t out[2];
  IntArray dims{2, 3}, scalar, two{2};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), ConstantOf(axis, scalar), TensorOf(out, two)};
  SingleRun run(Register_ARG_MAX(), tensors, &kNarrow);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[0], 1);
  EXPECT_EQ(out[1], 0);
}

TEST(ArgMin, FindsTheSmallestAcrossRowsAsInt64) {
  const float in[] = {3, 9, -9, 2, 1, __builtin_nanf("")};
  const int32_t axis[] = {0};
  int64_t out[3];
  IntArray dims{2, 3}, scalar, three{3};
  const TfLiteArgMinParams wide = {kTfLiteInt64};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), ConstantOf(axis, scalar), TensorOf(out, three)};
  SingleRun run(Register_ARG_MIN(), tensors, &wide);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int64_t expected[] = {1, 1, 0};
  EXPECT_ARRAY_EQ(out, expected, 3);
}

TEST(ArgMax, PassesOverWhatIsNotANumber) {
  const float nan = __builtin_nanf("");
  const float in[] = {nan, -2, -1, nan, -__builtin_inff(), nan, nan, nan, nan};
  const int32_t axis[] = {1};
  int32_t out[3];
  IntArray dims{3, 3}, scalar, three{3};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), ConstantOf(axis, scalar), TensorOf(out, three)};
  SingleRun run(Register_ARG_MAX(), tensors, &kNarrow);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int32_t expected[] = {2, 1, 0};
  EXPECT_ARRAY_EQ(out, expected, 3);
}

TEST(ArgMax, RefusesAnEmptyDimensionAndAnotherType) {
  int8_t in[1] = {};
  const int32_t axis[] = {1};
  int32_t out[2];
  IntArray dims{2, 0}, scalar, two{2};
  TfLiteTensor tensors[] = {TensorOf(in, dims), ConstantOf(axis, scalar), TensorOf(out, two)};
  {
    SingleRun run(Register_ARG_MAX(), tensors, &kNarrow);
    EXPECT_EQ(run.Prepare(), kTfLiteError);
    EXPECT_MESSAGE(run.error(), "dimension 1 of the input has no elements to choose from");
  }
  const TfLiteArgMaxParams wide = {kTfLiteInt64};
  SingleRun run(Register_ARG_MAX(), tensors, &wide);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "output_type is INT64, but the output INT32");
}

}  // namespace
}  // namespace tflite
