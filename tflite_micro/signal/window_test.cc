#include "tflite_micro/signal/window.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::OptionList;
using micro::SingleRun;
using micro::TensorOf;

TEST(SignalWindow, RoundsDownAndClamps) {
  const int16_t in[] = {100, -100, 32767, -32768, 1, -1};
  const int16_t weights[] = {3, 3, -32768};
  int16_t out[6];
  IntArray dims{2, 3}, frame{3};
  TfLiteTensor tensors[] = {TensorOf(const_cast<int16_t*>(in), dims), ConstantOf(weights, frame), TensorOf(out, dims)};
  SingleRun run(*Register_WINDOW(), tensors);
  run.SetOptions(OptionList(3));
  ASSERT_EQ(run.Run(), kTfLiteOk);
  // 300 / 8; -300 / 8; -2^30 + 2^15 beyond 16 bits; -98304 / 8; 3 / 8; 2^15 / 8.
  const int16_t expected[] = {37, -38, -32768, -12288, 0, 4096};
  EXPECT_ARRAY_EQ(out, expected, 6);
}

TfLiteStatus Prepare(int weight_count, const OptionList& options, const char* message) {
  int16_t in[6] = {}, weights[6] = {}, out[6];
  IntArray dims{2, 3}, frame{weight_count};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(weights, frame), TensorOf(out, dims)};
  SingleRun run(*Register_WINDOW(), tensors);
  run.SetOptions(options);
  const TfLiteStatus status = run.Prepare();
  EXPECT_MESSAGE(run.error(), message);
  return status;
}

TEST(SignalWindow, RefusesWhatDoesNotFit) {
  EXPECT_EQ(Prepare(2, OptionList(3), "the window (input 1) has 2 elements, expected 3"), kTfLiteError);
  EXPECT_EQ(Prepare(3, OptionList(32), "the option shift is 32, expected 0 to 31"), kTfLiteError);
  EXPECT_EQ(Prepare(3, OptionList(-1), "the option shift is -1, expected 0 to 31"), kTfLiteError);
  EXPECT_EQ(Prepare(3, OptionList(), "its options are neither a map nor a vector of a FlexBuffer"), kTfLiteError);
}

}  // namespace
}  // namespace tflite
