#include "tflite_micro/ops/cumsum.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(Cumsum, AddsUpInBothDirections) {
  const int32_t in[] = {1, 2, 3, INT32_MAX};
  int32_t axis[] = {0};
  int32_t out[4];
  IntArray dims{4}, scalar;
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(axis, scalar), TensorOf(out, dims)};
  const TfLiteCumsumParams forwards = {false, false}, backwards = {true, true};
  {
    SingleRun run(Register_CUMSUM(), tensors, &forwards);
    ASSERT_EQ(run.Run(), kTfLiteOk);
    const int32_t expected[] = {1, 3, 6, INT32_MIN + 5};
    EXPECT_ARRAY_EQ(out, expected, 4);
    axis[0] = 1;
    EXPECT_EQ(run.Invoke(), kTfLiteError);
    EXPECT_MESSAGE(run.error(), "axis 1 is out of range for 1 dimensions");
    axis[0] = -1;
  }
  SingleRun run(Register_CUMSUM(), tensors, &backwards);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[3], 0);
  EXPECT_EQ(out[2], INT32_MAX);
}

TEST(Cumsum, RoundsQuantisedSumsOnce) {
  // Values 1.5, -1, 2.5 at scale 0.5 with zero point 1; the output has scale 0.4 and zero point -2.
  const int8_t in[] = {4, -1, 6};
  const int32_t axis[] = {0};
  int8_t out[3];
  IntArray dims{3}, scalar;
  TfLiteTensor tensors[] = {ConstantOf(in, dims, 0.5f, 1), ConstantOf(axis, scalar), TensorOf(out, dims, 0.4f, -2)};
  const TfLiteCumsumParams forwards = {false, false};
  SingleRun run(Register_CUMSUM(), tensors, &forwards);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  // 1.5 / 0.4 = 3.75, 0.5 / 0.4 = 1.25, 3 / 0.4 = 7.5, less what 0.4f is more than 0.4.
  const int8_t expected[] = {2, -1, 5};
  EXPECT_ARRAY_EQ(out, expected, 3);
}

TEST(Cumsum, SaturatesInt16) {
  const int16_t in[] = {INT16_MAX, INT16_MAX, INT16_MIN};
  const int32_t axis[] = {0};
  int16_t out[3];
  IntArray dims{3}, scalar;
  TfLiteTensor tensors[] = {ConstantOf(in, dims, 0.5f), ConstantOf(axis, scalar), TensorOf(out, dims, 0.5f)};
  const TfLiteCumsumParams forwards = {false, false};
  SingleRun run(Register_CUMSUM(), tensors, &forwards);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int16_t expected[] = {INT16_MAX, INT16_MAX, INT16_MAX - 1};
  EXPECT_ARRAY_EQ(out, expected, 3);
}

TEST(Cumsum, RefusesAConstantAxisOutOfRange) {
  float in[3] = {}, out[3];
  const int32_t axis[] = {-2};
  IntArray dims{3}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, dims), ConstantOf(axis, scalar), TensorOf(out, dims)};
  const TfLiteCumsumParams forwards = {false, false};
  SingleRun run(Register_CUMSUM(), tensors, &forwards);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "axis -2 is out of range for 1 dimensions");
}

}  // namespace
}  // namespace tflite
