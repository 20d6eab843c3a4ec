#include "tflite_micro/ops/matrix_diag.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(MatrixDiag, MakesSquareMatrices) {
  int16_t in[] = {1, 2, 3, 4};
  int16_t out[8];
  IntArray dims{2, 2}, out_dims{2, 2, 2};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, out_dims)};
  SingleRun run(Register_MATRIX_DIAG(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int16_t expected[] = {1, 0, 0, 2, 3, 0, 0, 4};
  EXPECT_ARRAY_EQ(out, expected, 8);
}

TEST(MatrixDiag, RefusesScalarsAndEightDimensions) {
  float in[1] = {}, out[1];
  IntArray scalar, eight{1, 1, 1, 1, 1, 1, 1, 1}, out_dims{1, 1};
  TfLiteTensor tensors[] = {TensorOf(in, scalar), TensorOf(out, out_dims)};
  SingleRun run(Register_MATRIX_DIAG(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the input has 0 dimensions, expected 1 to 7");
  tensors[0] = TensorOf(in, eight);
  SingleRun large_run(Register_MATRIX_DIAG(), tensors);
  EXPECT_EQ(large_run.Prepare(), kTfLiteError);
}

TEST(MatrixDiag, RefusesAnOutputWithTooManyElements) {
  int8_t in[1] = {}, out[1];
  IntArray dims{46341}, out_dims{1, 1};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, out_dims)};
  SingleRun run(Register_MATRIX_DIAG(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
}

TEST(MatrixSetDiag, ReplacesTheDiagonal) {
  int8_t in[] = {9, 9, 9, 9, 9, 9};
  int8_t diagonal[] = {1, 2};
  int8_t out[6];
  IntArray dims{3, 2}, two{2};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(diagonal, two), TensorOf(out, dims)};
  SingleRun run(Register_MATRIX_SET_DIAG(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int8_t expected[] = {1, 9, 9, 2, 9, 9};
  EXPECT_ARRAY_EQ(out, expected, 6);
}

TEST(MatrixSetDiag, RefusesADiagonalOfAnotherLength) {
  float in[6] = {}, diagonal[3] = {}, out[6];
  IntArray dims{3, 2}, three{3};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(diagonal, three), TensorOf(out, dims)};
  SingleRun run(Register_MATRIX_SET_DIAG(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "dimension 0 of the diagonal (input 1) is 3, expected 2");
}

}  // namespace
}  // namespace tflite
