#include "tflite_micro/ops/circular_buffer.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::IntArray;
using micro::OptionList;
using micro::SingleRun;
using micro::TensorOf;
using micro::VariableOf;

TEST(CircularBuffer, KeepsTheLastInputsAndEndsOtherRunsEarly) {
  int8_t in[2] = {}, out[6];
  IntArray slot{1, 1, 1, 2}, slots{1, 3, 1, 2};
  TfLiteTensor tensors[] = {TensorOf(in, slot, 0.5f, -3), TensorOf(out, slots, 0.5f, -3)};
  SingleRun run(*Register_CIRCULAR_BUFFER(), tensors);
  run.SetOptions(OptionList(2));
  ASSERT_EQ(run.Prepare(), kTfLiteOk);
  for (int round = 0; round < 2; ++round) {
    in[0] = 1;
    in[1] = 2;
    EXPECT_EQ(run.Invoke(), kTfLiteAbort);
    const int8_t once[] = {-3, -3, -3, -3, 1, 2};
    EXPECT_ARRAY_EQ(out, once, 6);
    in[0] = 3;
    // What is behind this operator has no claim on its output between runs.
    out[5] = 99;
    EXPECT_EQ(run.Invoke(), kTfLiteOk);
    const int8_t twice[] = {-3, -3, 1, 2, 3, 2};
    EXPECT_ARRAY_EQ(out, twice, 6);
    EXPECT_EQ(run.Invoke(), kTfLiteAbort);
    // In the middle of a cycle.
    EXPECT_EQ(run.Reset(), kTfLiteOk);
  }
}

TEST(CircularBuffer, CountsForEachInstance) {
  int8_t in[1] = {}, out[2], other_out[2];
  IntArray slot{1, 1, 1, 1}, slots{1, 2, 1, 1};
  TfLiteTensor tensors[] = {TensorOf(in, slot), TensorOf(out, slots)};
  TfLiteTensor others[] = {TensorOf(in, slot), TensorOf(other_out, slots)};
  SingleRun run(*Register_CIRCULAR_BUFFER(), tensors);
  SingleRun other(*Register_CIRCULAR_BUFFER(), others);
  run.SetOptions(OptionList(2));
  other.SetOptions(OptionList(3));
  ASSERT_EQ(run.Prepare(), kTfLiteOk);
  ASSERT_EQ(other.Prepare(), kTfLiteOk);
  const TfLiteStatus expected[] = {kTfLiteAbort, kTfLiteOk, kTfLiteAbort, kTfLiteOk, kTfLiteAbort, kTfLiteOk};
  const TfLiteStatus others_expected[] = {kTfLiteAbort, kTfLiteAbort, kTfLiteOk, kTfLiteAbort, kTfLiteAbort, kTfLiteOk};
  for (int i = 0; i < 6; ++i) {
    EXPECT_EQ(run.Invoke(), expected[i]);
    EXPECT_EQ(other.Invoke(), others_expected[i]);
  }
}

TEST(CircularBuffer, UsesAVariableInPlace) {
  int8_t in[1] = {7}, out[2] = {1, 2};
  IntArray slot{1, 1, 1, 1}, slots{1, 2, 1, 1};
  TfLiteTensor tensors[] = {TensorOf(in, slot), VariableOf(out, slots)};
  SingleRun run(*Register_CIRCULAR_BUFFER(), tensors);
  run.SetOptions(OptionList(1));
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int8_t expected[] = {2, 7};
  EXPECT_ARRAY_EQ(out, expected, 2);
}

TEST(CircularBuffer, KnowsTheCyclesOfModelsWithoutTheOption) {
  int8_t in[1] = {}, out[13];
  IntArray slot{1, 1, 1, 1}, five{1, 5, 1, 1}, four{1, 4, 1, 1};
  TfLiteTensor tensors[] = {TensorOf(in, slot), TensorOf(out, five)};
  SingleRun run(*Register_CIRCULAR_BUFFER(), tensors);
  EXPECT_EQ(run.Run(), kTfLiteOk);
  TfLiteTensor others[] = {TensorOf(in, slot), TensorOf(out, four)};
  SingleRun other(*Register_CIRCULAR_BUFFER(), others);
  EXPECT_EQ(other.Run(), kTfLiteAbort);
  EXPECT_EQ(other.Invoke(), kTfLiteOk);
}

TfLiteStatus Prepare(TfLiteIntArray* slot, TfLiteIntArray* slots, const char* message) {
  int8_t in[8] = {}, out[32];
  TfLiteTensor tensors[] = {TensorOf(in, slot), TensorOf(out, slots)};
  SingleRun run(*Register_CIRCULAR_BUFFER(), tensors);
  const TfLiteStatus status = run.Prepare();
  EXPECT_MESSAGE(run.error(), message);
  return status;
}

TEST(CircularBuffer, RefusesShapesThatDoNotFit) {
  IntArray slot{1, 1, 1, 4}, two{1, 2, 1, 4}, short_ones{1, 4, 1, 3}, none{1, 0, 1, 4}, flat{4}, slots{1, 4, 1, 4};
  EXPECT_EQ(Prepare(two, slots, "the input has 1 x 2 slots and the output 1 x 4, expected 1 x 1 and 1 x any number"),
            kTfLiteError);
  EXPECT_EQ(Prepare(slot, none, "the input has 1 x 1 slots and the output 1 x 0, expected 1 x 1 and 1 x any number"),
            kTfLiteError);
  EXPECT_EQ(Prepare(slot, short_ones, "a slot is 1 x 4 in the input and 1 x 3 in the output"), kTfLiteError);
  EXPECT_EQ(Prepare(flat, slots, "the input has 1 dimensions, expected 4 to 4"), kTfLiteError);
}

}  // namespace
}  // namespace tflite
