#include "tflite_micro/signal/framing.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::IntArray;
using micro::OptionList;
using micro::SingleRun;
using micro::TensorOf;

TEST(SignalDelay, DelaysAndForgetsOnReset) {
  int16_t in[] = {1, 2, 11, 12}, out[4];
  IntArray dims{2, 2};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims)};
  SingleRun run(*Register_DELAY(), tensors);
  run.SetOptions(OptionList(3));
  ASSERT_EQ(run.Prepare(), kTfLiteOk);
  for (int round = 0; round < 2; ++round) {
    ASSERT_EQ(run.Invoke(), kTfLiteOk);
    const int16_t nothing[] = {0, 0, 0, 0};
    EXPECT_ARRAY_EQ(out, nothing, 4);
    ASSERT_EQ(run.Invoke(), kTfLiteOk);
    const int16_t first[] = {0, 1, 0, 11};
    EXPECT_ARRAY_EQ(out, first, 4);
    ASSERT_EQ(run.Invoke(), kTfLiteOk);
    const int16_t later[] = {2, 1, 12, 11};
    EXPECT_ARRAY_EQ(out, later, 4);
    EXPECT_EQ(run.Reset(), kTfLiteOk);
  }
}

TEST(SignalDelay, RefusesLengthsOutOfRange) {
  int16_t in[4] = {}, out[4];
  IntArray dims{2, 2};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims)};
  SingleRun run(*Register_DELAY(), tensors);
  run.SetOptions(OptionList(-1));
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the option delay_length is -1, expected 0 to 2147483647");
  run.SetOptions(OptionList(INT32_MAX));
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "its state would take more than 268435456 bytes");
}

TEST(SignalFramer, SaysWhenFramesAreThere) {
  int16_t in[] = {1, 2}, out[3] = {9, 9, 9};
  bool is_valid = true;
  IntArray samples{2}, frames{1, 3}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, samples), TensorOf(out, frames), TensorOf(&is_valid, scalar)};
  SingleRun run(*Register_FRAMER(), tensors, nullptr, /*outputs=*/2);
  // {frame_size, frame_step, prefill}
  run.SetOptions(OptionList(3, 2, 0));
  ASSERT_EQ(run.Prepare(), kTfLiteOk);
  for (int round = 0; round < 2; ++round) {
    in[0] = 1;
    in[1] = 2;
    ASSERT_EQ(run.Invoke(), kTfLiteOk);
    EXPECT_FALSE(is_valid);
    const int16_t nothing[] = {0, 0, 0};
    EXPECT_ARRAY_EQ(out, nothing, 3);
    in[0] = 3;
    in[1] = 4;
    ASSERT_EQ(run.Invoke(), kTfLiteOk);
    EXPECT_TRUE(is_valid);
    const int16_t expected[] = {1, 2, 3};
    EXPECT_ARRAY_EQ(out, expected, 3);
    EXPECT_EQ(run.Reset(), kTfLiteOk);
  }
}

TEST(SignalFramer, BeginsWithZerosIfPrefilled) {
  int16_t in[] = {1, 2}, out[3];
  bool is_valid = false;
  IntArray samples{2}, frames{1, 3}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, samples), TensorOf(out, frames), TensorOf(&is_valid, scalar)};
  SingleRun run(*Register_FRAMER(), tensors, nullptr, /*outputs=*/2);
  run.SetOptions(OptionList(3, 2, 1));
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_TRUE(is_valid);
  const int16_t expected[] = {0, 1, 2};
  EXPECT_ARRAY_EQ(out, expected, 3);
}

TfLiteStatus PrepareFramer(int size, int step, int prefill, const char* message) {
  int16_t in[4] = {}, out[12];
  bool is_valid;
  IntArray samples{4}, frames{1, 4}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, samples), TensorOf(out, frames), TensorOf(&is_valid, scalar)};
  SingleRun run(*Register_FRAMER(), tensors, nullptr, /*outputs=*/2);
  run.SetOptions(OptionList(size, step, prefill));
  const TfLiteStatus status = run.Prepare();
  EXPECT_MESSAGE(run.error(), message);
  return status;
}

TEST(SignalFramer, RefusesStepsThatDoNotFit) {
  EXPECT_EQ(PrepareFramer(4, 0, 0, "the option frame_step is 0, expected 1 to 4"), kTfLiteError);
  EXPECT_EQ(PrepareFramer(4, 5, 0, "the option frame_step is 5, expected 1 to 4"), kTfLiteError);
  EXPECT_EQ(PrepareFramer(4, 3, 0, "the input's last dimension is 4, expected a multiple of frame_step 3"),
            kTfLiteError);
  EXPECT_EQ(PrepareFramer(0, 2, 0, "the option frame_size is 0, expected 1 to 2147483647"), kTfLiteError);
  EXPECT_EQ(PrepareFramer(1, 2, 1, "frame_size 1 is less than frame_step 2, which leaves nothing to prefill"),
            kTfLiteError);
  EXPECT_EQ(PrepareFramer(1, 2, 0, ""), kTfLiteOk);
}

TEST(SignalOverlapAdd, ClampsAndForgetsOnReset) {
  int16_t in[] = {30000, 1, 2, 30000, 3, 4}, out[4];
  IntArray frames{2, 3}, samples{4};
  TfLiteTensor tensors[] = {TensorOf(in, frames), TensorOf(out, samples)};
  SingleRun run(*Register_OVERLAP_ADD(), tensors);
  // {T, frame_step}
  run.SetOptions(OptionList(7, 2));
  ASSERT_EQ(run.Prepare(), kTfLiteOk);
  for (int round = 0; round < 2; ++round) {
    ASSERT_EQ(run.Invoke(), kTfLiteOk);
    const int16_t first[] = {30000, 1, 30002, 3};
    EXPECT_ARRAY_EQ(out, first, 4);
    in[0] = 32767;
    ASSERT_EQ(run.Invoke(), kTfLiteOk);
    EXPECT_EQ(out[0], 32767);
    in[0] = 30000;
    EXPECT_EQ(run.Reset(), kTfLiteOk);
  }
  const int wrong_steps[] = {0, 4};
  for (const int step : wrong_steps) {
    run.SetOptions(OptionList(7, step));
    EXPECT_EQ(run.Prepare(), kTfLiteError);
  }
  EXPECT_MESSAGE(run.error(), "the option frame_step is 4, expected 1 to 3");
}

TEST(SignalStacker, RepeatsTheFirstAndForgetsOnReset) {
  int16_t in[] = {1, 2}, out[6];
  bool is_valid = true;
  IntArray features{2}, stack{6}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, features), TensorOf(out, stack), TensorOf(&is_valid, scalar)};
  SingleRun run(*Register_STACKER(), tensors, nullptr, /*outputs=*/2);
  // {num_channels, stacker_left_context, stacker_right_context, stacker_step}
  run.SetOptions(OptionList(2, 1, 1, 2));
  ASSERT_EQ(run.Prepare(), kTfLiteOk);
  for (int round = 0; round < 2; ++round) {
    in[0] = 1;
    ASSERT_EQ(run.Invoke(), kTfLiteOk);
    EXPECT_FALSE(is_valid);
    in[0] = 3;
    ASSERT_EQ(run.Invoke(), kTfLiteOk);
    EXPECT_TRUE(is_valid);
    const int16_t expected[] = {1, 2, 1, 2, 3, 2};
    EXPECT_ARRAY_EQ(out, expected, 6);
    EXPECT_EQ(run.Reset(), kTfLiteOk);
  }
}

TfLiteStatus PrepareStacker(const OptionList& options, const char* message) {
  int16_t in[2] = {}, out[6];
  bool is_valid;
  IntArray features{2}, stack{6}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, features), TensorOf(out, stack), TensorOf(&is_valid, scalar)};
  SingleRun run(*Register_STACKER(), tensors, nullptr, /*outputs=*/2);
  run.SetOptions(options);
  const TfLiteStatus status = run.Prepare();
  EXPECT_MESSAGE(run.error(), message);
  return status;
}

TEST(SignalStacker, RefusesOptionsOutOfRange) {
  EXPECT_EQ(PrepareStacker(OptionList(3, 1, 1, 1), "the input has 2 elements, expected 3"), kTfLiteError);
  EXPECT_EQ(PrepareStacker(OptionList(2, 1, 1, 0), "the option stacker_step is 0, expected 1 to 3"), kTfLiteError);
  EXPECT_EQ(PrepareStacker(OptionList(2, 1, 1, 4), "the option stacker_step is 4, expected 1 to 3"), kTfLiteError);
  EXPECT_EQ(PrepareStacker(OptionList(2, -1, 1, 1), "the option stacker_left_context is -1, expected 0 to 32767"),
            kTfLiteError);
}

}  // namespace
}  // namespace tflite
