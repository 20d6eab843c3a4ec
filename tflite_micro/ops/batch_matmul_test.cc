#include "tflite_micro/ops/batch_matmul.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(BatchMatMul, MultipliesTransposedMatrices) {
  // [1, 2; 3, 4] times the transposed [5, 6; 7, 8].
  const float a[] = {1, 2, 3, 4}, b[] = {5, 6, 7, 8};
  float out[4];
  IntArray dims{2, 2};
  TfLiteTensor tensors[] = {ConstantOf(a, dims), ConstantOf(b, dims), TensorOf(out, dims)};
  const TfLiteBatchMatMulParams second = {false, true, false}, first = {true, false, false};
  {
    SingleRun run(Register_BATCH_MATMUL(), tensors, &second);
    ASSERT_EQ(run.Run(), kTfLiteOk);
    const float expected[] = {17, 23, 39, 53};
    EXPECT_ARRAY_EQ(out, expected, 4);
  }
  SingleRun run(Register_BATCH_MATMUL(), tensors, &first);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const float expected[] = {26, 30, 38, 44};
  EXPECT_ARRAY_EQ(out, expected, 4);
}

TEST(BatchMatMul, BroadcastsBatchesAndRequantizes) {
  // Rows of input 0 times one column, at scales of 0.5 and 1; output scale 0.25, zero point 1.
  const int8_t a[] = {3, 4, 5, 6}, b[] = {1, -1};
  int8_t out[2];
  IntArray a_dims{2, 1, 2}, b_dims{2, 1}, flat{2};
  TfLiteTensor tensors[] = {ConstantOf(a, a_dims, 0.5f, 2), ConstantOf(b, b_dims, 1.0f, 0),
                            TensorOf(out, flat, 0.25f, 1)};
  const TfLiteBatchMatMulParams plain = {};
  SingleRun run(Register_BATCH_MATMUL(), tensors, &plain);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  // (1 - 2) * 0.5 = -0.5, which is -2 steps; likewise (3 - 4) * 0.5.
  EXPECT_EQ(out[0], -1);
  EXPECT_EQ(out[1], -1);
  EXPECT_EQ(tensors[2].dims->size, 3);
}

TEST(BatchMatMul, OfInt8GivesPlainSums) {
  const int8_t a[] = {-128, 100}, b[] = {-128, 100};
  int32_t out[1];
  IntArray a_dims{1, 2}, b_dims{2, 1}, dims{1, 1};
  TfLiteTensor tensors[] = {ConstantOf(a, a_dims, 0.5f, 2), ConstantOf(b, b_dims, 1.0f, 0), TensorOf(out, dims)};
  const TfLiteBatchMatMulParams plain = {};
  SingleRun run(Register_BATCH_MATMUL(), tensors, &plain);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[0], 26384);
}

TEST(BatchMatMul, QuantisesRowsOfFloats) {
  // In steps of 1 / 127 of the row's largest value: [127, -64] by [2; 4] halves.
  const float a[] = {12.7f, -6.4f};
  const int8_t b[] = {2, 4};
  float out[1];
  IntArray a_dims{1, 2}, b_dims{2, 1}, dims{1, 1};
  TfLiteTensor tensors[] = {ConstantOf(a, a_dims), ConstantOf(b, b_dims, 0.5f), TensorOf(out, dims)};
  const TfLiteBatchMatMulParams plain = {};
  {
    SingleRun run(Register_BATCH_MATMUL(), tensors, &plain);
    ASSERT_EQ(run.Run(), kTfLiteOk);
    EXPECT_NEAR(out[0], -0.1f, 1e-5f);
  }
  TfLiteTensor moved[] = {ConstantOf(a, a_dims), ConstantOf(b, b_dims, 0.5f, 3), TensorOf(out, dims)};
  SingleRun run(Register_BATCH_MATMUL(), moved, &plain);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "input 1 has zero point 3 and 1 scales, expected 0 and 1 where input 0 is FLOAT32");
}

TEST(BatchMatMul, RefusesMatricesThatDoNotGoTogether) {
  float a[6] = {}, b[6] = {}, out[4];
  IntArray a_dims{2, 3}, b_dims{2, 3}, dims{2, 2};
  TfLiteTensor tensors[] = {TensorOf(a, a_dims), TensorOf(b, b_dims), TensorOf(out, dims)};
  const TfLiteBatchMatMulParams plain = {};
  SingleRun run(Register_BATCH_MATMUL(), tensors, &plain);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the matrices of input 0 have 3 columns, those of input 1 2 rows");
}

}  // namespace
}  // namespace tflite
