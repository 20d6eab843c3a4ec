#include "tflite_micro/signal/spectrum.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::IntArray;
using micro::OptionList;
using micro::SingleRun;
using micro::TensorOf;

int32_t ScaleBits(int16_t loudest, int16_t expected) {
  int16_t in[] = {1, loudest, -1}, out[3];
  int32_t bits = -1;
  IntArray dims{3}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims), TensorOf(&bits, scalar)};
  SingleRun run(*Register_FFT_AUTO_SCALE(), tensors, nullptr, /*outputs=*/2);
  EXPECT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[1], expected);
  return bits;
}

TEST(SignalFftAutoScale, KeepsTheLoudestInRange) {
  EXPECT_EQ(ScaleBits(16384, 16384), 0);
  EXPECT_EQ(ScaleBits(16383, 32766), 1);
  EXPECT_EQ(ScaleBits(-16384, -16384), 0);
  EXPECT_EQ(ScaleBits(INT16_MIN, INT16_MIN), 0);
  EXPECT_EQ(ScaleBits(0, 0), 14);
}

TEST(SignalFftAutoScale, LeavesSilenceAlone) {
  int16_t in[] = {0, 0}, out[] = {5, 5};
  int32_t bits = -1;
  IntArray dims{2}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims), TensorOf(&bits, scalar)};
  SingleRun run(*Register_FFT_AUTO_SCALE(), tensors, nullptr, /*outputs=*/2);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(bits, 0);
  EXPECT_EQ(out[1], 0);
}

TEST(SignalEnergy, IsZeroOutsideOfItsRange) {
  int16_t in[] = {1, 2, INT16_MIN, INT16_MIN, 3, -4, 5, 6};
  uint32_t out[4];
  IntArray spectrum{8}, bins{4};
  TfLiteTensor tensors[] = {TensorOf(in, spectrum), TensorOf(out, bins)};
  SingleRun run(*Register_ENERGY(), tensors);
  run.SetOptions(OptionList(/*end_index=*/3, /*start_index=*/1));
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const uint32_t expected[] = {0, 0x80000000u, 25, 0};
  EXPECT_ARRAY_EQ(out, expected, 4);
}

TfLiteStatus Prepare(int size, int end, int start, const char* message) {
  int16_t in[8] = {};
  uint32_t out[4];
  IntArray spectrum{size}, bins{4};
  TfLiteTensor tensors[] = {TensorOf(in, spectrum), TensorOf(out, bins)};
  SingleRun run(*Register_ENERGY(), tensors);
  run.SetOptions(OptionList(end, start));
  const TfLiteStatus status = run.Prepare();
  EXPECT_MESSAGE(run.error(), message);
  return status;
}

TEST(SignalEnergy, RefusesIndicesOutsideOfTheSpectrum) {
  EXPECT_EQ(Prepare(8, 5, 1, "the option end_index is 5, expected 0 to 4"), kTfLiteError);
  EXPECT_EQ(Prepare(8, 4, -1, "the option start_index is -1, expected 0 to 4"), kTfLiteError);
  EXPECT_EQ(Prepare(7, 3, 1, "the input's last dimension is 7, expected real and imaginary parts in turn"),
            kTfLiteError);
}

}  // namespace
}  // namespace tflite
