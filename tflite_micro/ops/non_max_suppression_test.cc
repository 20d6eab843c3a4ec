#include "tflite_micro/ops/non_max_suppression.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

// Two that overlap by nine elevenths, and one apart.
float boxes[] = {0, 0, 1, 1, 0, 0.1f, 1, 1.1f, 5, 5, 6, 6};
float scores[] = {0.8f, 0.9f, 0.5f};

TEST(NonMaxSuppressionV4, LeavesOneOfThoseThatOverlap) {
  const int32_t limit[] = {3};
  float overlap[] = {0.5f}, threshold[] = {0.0f};
  int32_t chosen[3], found[1];
  IntArray box_dims{3, 4}, three{3}, scalar;
  TfLiteTensor tensors[] = {TensorOf(boxes, box_dims), TensorOf(scores, three),     ConstantOf(limit, scalar),
                            TensorOf(overlap, scalar), TensorOf(threshold, scalar), TensorOf(chosen, three),
                            TensorOf(found, scalar)};
  SingleRun run(Register_NON_MAX_SUPPRESSION_V4(), tensors, nullptr, /*outputs=*/2);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int32_t expected[] = {1, 2, 0};
  EXPECT_EQ(found[0], 2);
  EXPECT_ARRAY_EQ(chosen, expected, 3);
  threshold[0] = 0.6f;
  ASSERT_EQ(run.Invoke(), kTfLiteOk);
  EXPECT_EQ(found[0], 1);
  EXPECT_EQ(chosen[1], 0);
}

TEST(NonMaxSuppressionV5, LowersScoresAndChecksSigma) {
  int32_t limit[] = {3};
  float overlap[] = {1.0f}, threshold[] = {0.0f}, sigma[] = {0.5f};
  int32_t chosen[3], found[1];
  float left[3];
  IntArray box_dims{3, 4}, three{3}, scalar;
  TfLiteTensor tensors[] = {TensorOf(boxes, box_dims), TensorOf(scores, three),     TensorOf(limit, scalar),
                            TensorOf(overlap, scalar), TensorOf(threshold, scalar), TensorOf(sigma, scalar),
                            TensorOf(chosen, three),   TensorOf(left, three),       TensorOf(found, scalar)};
  SingleRun run(Register_NON_MAX_SUPPRESSION_V5(), tensors, nullptr, /*outputs=*/3);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int32_t expected[] = {1, 2, 0};
  EXPECT_EQ(found[0], 3);
  EXPECT_ARRAY_EQ(chosen, expected, 3);
  EXPECT_EQ(left[0], 0.9f);
  EXPECT_NEAR(left[2], 0.8f * 0.5120052f, 1e-6f);
  limit[0] = 2;
  ASSERT_EQ(run.Invoke(), kTfLiteOk);
  EXPECT_EQ(tensors[6].dims->data[0], 2);
  EXPECT_EQ(tensors[7].dims->data[0], 2);
  sigma[0] = -1.0f;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "sigma (input 5) is negative");
  sigma[0] = 0.0f;
  static constexpr int32_t kWrong[] = {-1, INT32_MIN, INT32_MAX, 4};
  for (const int32_t wrong : kWrong) {
    limit[0] = wrong;
    EXPECT_EQ(run.Invoke(), kTfLiteError);
  }
  EXPECT_MESSAGE(run.error(), "the number of entries (input 2) is 4, expected 0 to 3");
}

TEST(NonMaxSuppressionV4, AlwaysEnds) {
  const int32_t limit[] = {4};
  float nan[] = {__builtin_nanf(""), 1, 2, __builtin_inff(), 0, 0, 0, 0, 1, 1, 1, 1};
  float equal[] = {1, 1, 1};
  float overlap[] = {2.0f}, threshold[] = {-__builtin_inff()};
  int32_t chosen[4], found[1];
  IntArray box_dims{3, 4}, three{3}, four{4}, scalar;
  TfLiteTensor tensors[] = {TensorOf(nan, box_dims),   TensorOf(equal, three),      ConstantOf(limit, scalar),
                            TensorOf(overlap, scalar), TensorOf(threshold, scalar), TensorOf(chosen, four),
                            TensorOf(found, scalar)};
  SingleRun run(Register_NON_MAX_SUPPRESSION_V4(), tensors, nullptr, /*outputs=*/2);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(found[0], 3);
  for (const int32_t box : chosen) EXPECT_TRUE(box >= 0 && box < 3);
}

TEST(NonMaxSuppressionV4, RefusesOtherShapes) {
  const int32_t limit[] = {1}, negative[] = {-1};
  float overlap[] = {0.5f}, threshold[] = {0.0f};
  int32_t chosen[1], found[1];
  IntArray box_dims{3, 4}, wide{2, 6}, three{3}, one{1}, scalar;
  TfLiteTensor tensors[] = {TensorOf(boxes, wide),     TensorOf(scores, three),     ConstantOf(limit, scalar),
                            TensorOf(overlap, scalar), TensorOf(threshold, scalar), TensorOf(chosen, one),
                            TensorOf(found, scalar)};
  SingleRun run(Register_NON_MAX_SUPPRESSION_V4(), tensors, nullptr, /*outputs=*/2);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the boxes are [2, 6], expected 4 numbers each, and there are 3 scores");
  tensors[0] = TensorOf(boxes, box_dims);
  tensors[2] = ConstantOf(negative, scalar);
  SingleRun negative_run(Register_NON_MAX_SUPPRESSION_V4(), tensors, nullptr, /*outputs=*/2);
  EXPECT_EQ(negative_run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(negative_run.error(), "the number of entries (input 2) is -1");
  tensors[2] = ConstantOf(limit, scalar);
  tensors[3] = TensorOf(overlap, one);
  SingleRun list_run(Register_NON_MAX_SUPPRESSION_V4(), tensors, nullptr, /*outputs=*/2);
  EXPECT_EQ(list_run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(list_run.error(), "the overlap threshold (input 3) has 1 dimensions, expected 0 to 0");
}

}  // namespace
}  // namespace tflite
