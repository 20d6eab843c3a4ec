#include "tflite_micro/ops/slice.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(Slice, TakesABlock) {
  const int8_t in[] = {1, 2, 3, 4, 5, 6};
  const int32_t begin[] = {0, 1}, size[] = {2, -1};
  int8_t out[4];
  IntArray dims{2, 3}, two{2}, flat{4};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), ConstantOf(begin, two), ConstantOf(size, two), TensorOf(out, flat)};
  SingleRun run(Register_SLICE(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int8_t expected[] = {2, 3, 5, 6};
  EXPECT_ARRAY_EQ(out, expected, 4);
}

TEST(Slice, RefusesABlockOutside) {
  int8_t in[6] = {}, out[6];
  const int32_t begin[] = {0, 2}, size[] = {1, 2};
  IntArray dims{2, 3}, two{2};
  TfLiteTensor tensors[] = {TensorOf(in, dims), ConstantOf(begin, two), ConstantOf(size, two), TensorOf(out, dims)};
  SingleRun run(Register_SLICE(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "dimension 1: begin 2 and size 2 do not lie in its 3 elements");
}

TEST(Slice, ChecksAComputedPlaceWhenItRuns) {
  const float in[] = {1, 2, 3, 4, 5};
  int64_t begin[] = {3};
  const int64_t size[] = {2};
  float out[2];
  IntArray dims{5}, one{1}, two{2};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(begin, one), ConstantOf(size, one), TensorOf(out, two)};
  SingleRun run(Register_SLICE(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_ARRAY_EQ(out, in + 3, 2);
  begin[0] = 4;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "dimension 0: begin is 4, expected 0 to 3, so that 2 elements fit");
  begin[0] = INT64_MIN;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
}

TEST(DynamicUpdateSlice, ReplacesABlockAndMovesItInside) {
  const int32_t operand[] = {1, 2, 3, 4, 5, 6}, update[] = {7, 8};
  int32_t start[] = {1, 9};
  int32_t out[6];
  IntArray dims{2, 3}, update_dims{1, 2}, two{2};
  TfLiteTensor tensors[] = {ConstantOf(operand, dims), ConstantOf(update, update_dims), TensorOf(start, two),
                            TensorOf(out, dims)};
  SingleRun run(Register_DYNAMIC_UPDATE_SLICE(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int32_t moved[] = {1, 2, 3, 4, 7, 8};
  EXPECT_ARRAY_EQ(out, moved, 6);
  start[0] = start[1] = INT32_MIN;
  ASSERT_EQ(run.Invoke(), kTfLiteOk);
  const int32_t first[] = {7, 8, 3, 4, 5, 6};
  EXPECT_ARRAY_EQ(out, first, 6);
}

TEST(DynamicUpdateSlice, RefusesAnUpdateThatIsTooLarge) {
  int32_t operand[2] = {}, update[3] = {}, start[1] = {}, out[2];
  IntArray two{2}, three{3}, one{1};
  TfLiteTensor tensors[] = {TensorOf(operand, two), TensorOf(update, three), TensorOf(start, one), TensorOf(out, two)};
  SingleRun run(Register_DYNAMIC_UPDATE_SLICE(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "dimension 0 of the update is 3, but of the operand only 2");
}

}  // namespace
}  // namespace tflite
