#include "tflite_micro/ops/space_to_batch_nd.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(SpaceToBatchNd, PadsWithTheZeroPointAndTakesEveryNth) {
  const int8_t in[] = {1, 2, 3};
  const int32_t block[] = {2}, paddings[] = {1, 0};
  int8_t out[4];
  IntArray dims{1, 3, 1}, one{1}, pair{1, 2}, flat{4};
  TfLiteTensor tensors[] = {ConstantOf(in, dims, 0.5f, -9), ConstantOf(block, one), ConstantOf(paddings, pair),
                            TensorOf(out, flat, 0.5f, -9)};
  SingleRun run(Register_SPACE_TO_BATCH_ND(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int8_t expected[] = {-9, 2, 1, 3};
  EXPECT_ARRAY_EQ(out, expected, 4);
  const int shape[] = {2, 2, 1};
  ASSERT_EQ(tensors[3].dims->size, 3);
  EXPECT_ARRAY_EQ(tensors[3].dims->data, shape, 3);
}

TEST(BatchToSpaceNd, CropsWhatComesBack) {
  const int16_t in[] = {0, 2, 1, 3};
  const int32_t block[] = {2}, crops[] = {1, 0};
  int16_t out[3];
  IntArray dims{2, 2, 1}, one{1}, pair{1, 2}, flat{3};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), ConstantOf(block, one), ConstantOf(crops, pair), TensorOf(out, flat)};
  SingleRun run(Register_BATCH_TO_SPACE_ND(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int16_t expected[] = {1, 2, 3};
  EXPECT_ARRAY_EQ(out, expected, 3);
}

TEST(SpaceToBatchNd, RefusesBlocksThatDoNotFit) {
  float in[3] = {}, out[4];
  int32_t block[] = {2};
  const int32_t none[] = {0, 0};
  IntArray dims{1, 3, 1}, one{1}, pair{1, 2}, flat{4};
  TfLiteTensor tensors[] = {TensorOf(in, dims), ConstantOf(block, one), ConstantOf(none, pair), TensorOf(out, flat)};
  {
    SingleRun run(Register_SPACE_TO_BATCH_ND(), tensors);
    EXPECT_EQ(run.Prepare(), kTfLiteError);
    EXPECT_MESSAGE(run.error(), "dimension 1, padded from 3 by 0 and 0, is not a multiple of its block, 2");
  }
  {
    SingleRun run(Register_BATCH_TO_SPACE_ND(), tensors);
    EXPECT_EQ(run.Prepare(), kTfLiteError);
    EXPECT_MESSAGE(run.error(), "the batch 1 is not a multiple of the block's 2");
  }
  block[0] = 0;
  SingleRun run(Register_SPACE_TO_BATCH_ND(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "dimension 1 has block 0 and margins 0 and 0; expected at least 1, 0 and 0");
}

}  // namespace
}  // namespace tflite
