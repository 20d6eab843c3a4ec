#include "tflite_micro/ops/top_k.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(TopK, PutsTheFirstOfEqualElementsFirst) {
  int8_t in[] = {1, 3, 1, 3, 5, 5, 0, -9};
  const int32_t k[] = {3};
  int8_t values[6];
  int16_t indices[6];
  IntArray dims{2, 4}, scalar, out_dims{2, 3};
  TfLiteTensor tensors[] = {TensorOf(in, dims), ConstantOf(k, scalar), TensorOf(values, out_dims),
                            TensorOf(indices, out_dims)};
  SingleRun run(Register_TOPK_V2(), tensors, nullptr, /*outputs=*/2);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int8_t expected_values[] = {3, 3, 1, 5, 5, 0};
  const int16_t expected_indices[] = {1, 3, 0, 0, 1, 2};
  EXPECT_ARRAY_EQ(values, expected_values, 6);
  EXPECT_ARRAY_EQ(indices, expected_indices, 6);
}

TEST(TopK, PutsNanBehindAllNumbers) {
  float in[] = {__builtin_nanf(""), -__builtin_inff(), -0.0f, 0.0f, 2.0f};
  const int32_t k[] = {5};
  float values[5];
  int32_t indices[5];
  IntArray five{5}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, five), ConstantOf(k, scalar), TensorOf(values, five), TensorOf(indices, five)};
  SingleRun run(Register_TOPK_V2(), tensors, nullptr, /*outputs=*/2);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int32_t expected[] = {4, 2, 3, 1, 0};
  EXPECT_ARRAY_EQ(indices, expected, 5);
}

TEST(TopK, TakesAKThatIsComputedAndChecksIt) {
  int32_t in[] = {4, 7, 2};
  int32_t k[] = {2};
  int32_t values[3], indices[3];
  IntArray three{3}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, three), TensorOf(k, scalar), TensorOf(values, three),
                            TensorOf(indices, three)};
  SingleRun run(Register_TOPK_V2(), tensors, nullptr, /*outputs=*/2);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(tensors[2].allocation_type, kTfLiteDynamic);
  EXPECT_EQ(tensors[2].dims->data[0], 2);
  EXPECT_EQ(values[0], 7);
  static constexpr int32_t kWrong[] = {-1, 4, INT32_MIN, INT32_MAX};
  for (const int32_t wrong : kWrong) {
    k[0] = wrong;
    EXPECT_EQ(run.Invoke(), kTfLiteError);
  }
  EXPECT_MESSAGE(run.error(), "k is 2147483647, expected 0 to 3, the length of a row");
  k[0] = 0;
  ASSERT_EQ(run.Invoke(), kTfLiteOk);
  EXPECT_EQ(tensors[3].dims->data[0], 0);
}

TEST(TopK, RefusesMoreThanARowHas) {
  float in[2] = {}, values[3];
  const int32_t k[] = {3};
  int32_t indices[3];
  IntArray two{2}, scalar, three{3};
  TfLiteTensor tensors[] = {TensorOf(in, two), ConstantOf(k, scalar), TensorOf(values, three),
                            TensorOf(indices, three)};
  SingleRun run(Register_TOPK_V2(), tensors, nullptr, /*outputs=*/2);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "k is 3, expected 0 to 2, the length of a row");
}

TEST(TopK, RefusesScalarsAndOtherIndices) {
  float in[2] = {}, values[2];
  const int32_t k[] = {1};
  int32_t indices[2];
  int64_t wide[2];
  IntArray two{2}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, scalar), ConstantOf(k, scalar), TensorOf(values, two), TensorOf(indices, two)};
  SingleRun run(Register_TOPK_V2(), tensors, nullptr, /*outputs=*/2);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the input has 0 dimensions, expected 1 to 8");
  TfLiteTensor wide_tensors[] = {TensorOf(in, two), ConstantOf(k, scalar), TensorOf(values, two), TensorOf(wide, two)};
  SingleRun wide_run(Register_TOPK_V2(), wide_tensors, nullptr, /*outputs=*/2);
  EXPECT_EQ(wide_run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(wide_run.error(), "output 1 is INT64, which is not accepted here; accepted: INT32, INT16");
}

}  // namespace
}  // namespace tflite
