#include "tflite_micro/ops/where.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(Where, GivesAsManyCoordinatesAsThereAreElements) {
  float in[] = {0, 2, -0.0f, 0, 0, -1};
  int64_t out[12];
  IntArray dims{2, 3}, out_dims{6, 2};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, out_dims)};
  SingleRun run(Register_WHERE(), tensors);
  ASSERT_EQ(run.Prepare(), kTfLiteOk);
  EXPECT_EQ(tensors[1].allocation_type, kTfLiteDynamic);
  EXPECT_EQ(tensors[1].dims->data[0], 6);
  ASSERT_EQ(run.Invoke(), kTfLiteOk);
  const int64_t expected[] = {0, 1, 1, 2};
  EXPECT_EQ(tensors[1].dims->data[0], 2);
  EXPECT_ARRAY_EQ(out, expected, 4);
  for (float& value : in) value = 1;
  ASSERT_EQ(run.Invoke(), kTfLiteOk);
  EXPECT_EQ(tensors[1].dims->data[0], 6);
  for (float& value : in) value = 0;
  ASSERT_EQ(run.Invoke(), kTfLiteOk);
  EXPECT_EQ(tensors[1].dims->data[0], 0);
}

TEST(Where, RefusesScalars) {
  bool in[] = {true};
  int64_t out[1];
  IntArray scalar, out_dims{1, 0};
  TfLiteTensor tensors[] = {TensorOf(in, scalar), TensorOf(out, out_dims)};
  SingleRun run(Register_WHERE(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the condition has 0 dimensions, expected 1 to 8");
}

TEST(Unique, KeepsTheOrderOfFirstOccurrence) {
  int16_t in[] = {7, -3, 7, 7, 0};
  int16_t values[5];
  int32_t indices[5];
  IntArray five{5};
  const TfLiteUniqueParams options = {kTfLiteInt32};
  TfLiteTensor tensors[] = {TensorOf(in, five), TensorOf(values, five), TensorOf(indices, five)};
  SingleRun run(Register_UNIQUE(), tensors, &options, /*outputs=*/2);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int16_t expected_values[] = {7, -3, 0};
  const int32_t expected_indices[] = {0, 1, 0, 0, 2};
  EXPECT_EQ(tensors[1].dims->data[0], 3);
  EXPECT_EQ(tensors[2].dims->data[0], 5);
  EXPECT_ARRAY_EQ(values, expected_values, 3);
  EXPECT_ARRAY_EQ(indices, expected_indices, 5);
}

TEST(Unique, RefusesAnotherIndexTypeThanItsOptionSays) {
  float in[2], values[2];
  int32_t indices[2];
  IntArray two{2};
  const TfLiteUniqueParams options = {kTfLiteInt64};
  TfLiteTensor tensors[] = {TensorOf(in, two), TensorOf(values, two), TensorOf(indices, two)};
  SingleRun run(Register_UNIQUE(), tensors, &options, /*outputs=*/2);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "idx_out_type is INT64, but output 1 INT32");
}

}  // namespace
}  // namespace tflite
