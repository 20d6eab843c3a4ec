#include "tflite_micro/signal/fft.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::IntArray;
using micro::OptionList;
using micro::SingleRun;
using micro::TensorOf;

// Options are the type, which the tensors say too, and fft_length.

TEST(SignalRfft, GivesTheSpectrum) {
  // A constant and a cosine of one period.
  float in[] = {3, 1, -1, 1}, out[6];
  IntArray samples{4}, spectrum{6};
  TfLiteTensor tensors[] = {TensorOf(in, samples), TensorOf(out, spectrum)};
  SingleRun run(*Register_RFFT(), tensors);
  run.SetOptions(OptionList(0, 4));
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const float expected[] = {4, 0, 4, 0, 0, 0};
  EXPECT_ARRAY_EQ(out, expected, 6);
}

TEST(SignalIrfft, GivesTheSignal) {
  float in[] = {4, 0, 4, 0, 0, 0}, out[4];
  IntArray samples{4}, spectrum{6};
  TfLiteTensor tensors[] = {TensorOf(in, spectrum), TensorOf(out, samples)};
  SingleRun run(*Register_IRFFT_FLOAT(), tensors);
  run.SetOptions(OptionList(0, 4));
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const float expected[] = {3, 1, -1, 1};
  EXPECT_ARRAY_EQ(out, expected, 4);
}

TEST(SignalRfft, ScalesFixedPointByTheLength) {
  int16_t in[] = {12000, 4000, -4000, 4000}, out[6];
  IntArray samples{4}, spectrum{6};
  TfLiteTensor tensors[] = {TensorOf(in, samples), TensorOf(out, spectrum)};
  SingleRun run(*Register_RFFT_INT16(), tensors);
  run.SetOptions(OptionList(7, 4));
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int16_t expected[] = {4000, 0, 4000, 0, 0, 0};
  for (int i = 0; i < 6; ++i) EXPECT_LE(out[i] - expected[i] < 0 ? expected[i] - out[i] : out[i] - expected[i], 1);
}

TfLiteStatus Prepare(TFLMRegistration* registration, int input_size, int fft_length, const char* message) {
  int16_t in[64] = {}, out[64];
  IntArray in_dims{1, input_size}, out_dims{1, 60};
  TfLiteTensor tensors[] = {TensorOf(in, in_dims), TensorOf(out, out_dims)};
  SingleRun run(*registration, tensors);
  run.SetOptions(OptionList(7, fft_length));
  const TfLiteStatus status = run.Prepare();
  EXPECT_MESSAGE(run.error(), message);
  return status;
}

TEST(SignalRfft, RefusesLengthsThatDoNotFit) {
  EXPECT_EQ(Prepare(Register_RFFT(), 8, 7, "the option fft_length is 7, expected an even number"), kTfLiteError);
  EXPECT_EQ(Prepare(Register_RFFT(), 8, 0, "the option fft_length is 0, expected 2 to 1048576"), kTfLiteError);
  EXPECT_EQ(Prepare(Register_RFFT(), 8, -8, "the option fft_length is -8, expected 2 to 1048576"), kTfLiteError);
  EXPECT_EQ(Prepare(Register_RFFT(), 9, 8, "the input's last dimension is 9, more than fft_length 8"), kTfLiteError);
  EXPECT_EQ(Prepare(Register_RFFT(), 0, 8, "the last dimension of the input is 0, expected at least 1"), kTfLiteError);
  EXPECT_EQ(Prepare(Register_IRFFT(), 9, 8, "the input's last dimension is 9, expected 10 for fft_length 8"),
            kTfLiteError);
  EXPECT_EQ(Prepare(Register_RFFT_FLOAT(), 8, 8, "input 0 is INT16, which is not accepted here; accepted: FLOAT32"),
            kTfLiteError);
}

TEST(SignalRfft, GivesItsOutputTheRightShape) {
  // The model says 60.
  EXPECT_EQ(Prepare(Register_RFFT(), 8, 62, ""), kTfLiteOk);
}

}  // namespace
}  // namespace tflite
