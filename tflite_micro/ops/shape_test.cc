#include "tflite_micro/ops/shape.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(Shape, GivesTheDimensions) {
  int8_t in[6] = {};
  int64_t out[2];
  IntArray dims{2, 3}, two{2};
  const TfLiteShapeParams wide = {kTfLiteInt64}, narrow = {kTfLiteInt32};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, two)};
  {
    SingleRun run(Register_SHAPE(), tensors, &wide);
    ASSERT_EQ(run.Run(), kTfLiteOk);
    EXPECT_EQ(out[0], 2);
    EXPECT_EQ(out[1], 3);
  }
  SingleRun run(Register_SHAPE(), tensors, &narrow);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "out_type is INT32, but the output INT64");
}

TEST(Rank, CountsTheDimensions) {
  float in[6] = {};
  int32_t out[1];
  IntArray dims{1, 2, 3}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, scalar)};
  SingleRun run(Register_RANK(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[0], 3);
}

TEST(BroadcastArgs, JoinsShapesAndReportsThoseThatDoNotGoTogether) {
  const int32_t a[] = {1, 3};
  int32_t b[] = {2, 5, 1}, out[3];
  IntArray two{2}, three{3};
  TfLiteTensor tensors[] = {ConstantOf(a, two), TensorOf(b, three), TensorOf(out, three)};
  SingleRun run(Register_BROADCAST_ARGS(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int32_t expected[] = {2, 5, 3};
  EXPECT_ARRAY_EQ(out, expected, 3);
  b[2] = 2;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "entry 2: 3 and 2 do not go together");
}

}  // namespace
}  // namespace tflite
