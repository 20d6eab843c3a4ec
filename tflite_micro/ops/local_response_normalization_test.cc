#include "tflite_micro/ops/local_response_normalization.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(LocalResponseNormalization, CountsTheNeighboursOnBothSides) {
  float in[] = {1, 2, 3, 0};
  float out[4];
  IntArray dims{1, 1, 1, 4};
  const TfLiteLocalResponseNormParams options = {1, 1.0f, 1.0f, 1.0f};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims)};
  SingleRun run(Register_LOCAL_RESPONSE_NORMALIZATION(), tensors, &options);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const float expected[] = {1.0f / 6, 2.0f / 15, 3.0f / 14, 0};
  for (int i = 0; i < 4; ++i) EXPECT_NEAR(out[i], expected[i], 1e-6f);
}

TEST(LocalResponseNormalization, TakesAnyRadius) {
  float in[] = {1, 2, 3};
  float out[3];
  IntArray dims{1, 1, 1, 3};
  static constexpr int kRadii[] = {INT32_MIN, -1, 0, INT32_MAX};
  static constexpr float kSums[] = {0, 0, 4, 14};
  for (int i = 0; i < 4; ++i) {
    const TfLiteLocalResponseNormParams options = {kRadii[i], 1.0f, 1.0f, 1.0f};
    TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims)};
    SingleRun run(Register_LOCAL_RESPONSE_NORMALIZATION(), tensors, &options);
    ASSERT_EQ(run.Run(), kTfLiteOk);
    EXPECT_NEAR(out[1], 2.0f / (1.0f + kSums[i]), 1e-6f);
  }
}

TEST(LocalResponseNormalization, RefusesOtherRanks) {
  float in[2] = {}, out[2];
  IntArray two{2};
  const TfLiteLocalResponseNormParams options = {1, 1.0f, 1.0f, 1.0f};
  TfLiteTensor tensors[] = {TensorOf(in, two), TensorOf(out, two)};
  SingleRun run(Register_LOCAL_RESPONSE_NORMALIZATION(), tensors, &options);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the input has 1 dimensions, expected 4 to 4");
}

}  // namespace
}  // namespace tflite
