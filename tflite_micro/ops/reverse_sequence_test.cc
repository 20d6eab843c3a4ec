#include "tflite_micro/ops/reverse_sequence.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(ReverseSequence, ReversesTheBeginningsAndChecksLengths) {
  const int8_t in[] = {1, 2, 3, 4, 5, 6};
  int32_t lengths[] = {3, 2};
  int8_t out[6];
  IntArray dims{2, 3}, two{2};
  const TfLiteReverseSequenceParams rows = {1, 0};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(lengths, two), TensorOf(out, dims)};
  SingleRun run(Register_REVERSE_SEQUENCE(), tensors, &rows);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int8_t expected[] = {3, 2, 1, 5, 4, 6};
  EXPECT_ARRAY_EQ(out, expected, 6);
  lengths[0] = 0;
  ASSERT_EQ(run.Invoke(), kTfLiteOk);
  EXPECT_ARRAY_EQ(out, in, 3);
  lengths[1] = 4;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "length 1 is 4, expected 0 to 3");
}

TEST(ReverseSequence, RefusesOneDimensionForBoth) {
  int8_t in[6] = {}, out[6];
  int32_t lengths[2] = {};
  IntArray dims{2, 3}, two{2};
  const TfLiteReverseSequenceParams both = {0, 0};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(lengths, two), TensorOf(out, dims)};
  SingleRun run(Register_REVERSE_SEQUENCE(), tensors, &both);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "seq_dim and batch_dim are both 0");
}

}  // namespace
}  // namespace tflite
