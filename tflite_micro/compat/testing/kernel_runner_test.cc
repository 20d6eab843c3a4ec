// The test of an operator, with the bench that TensorFlow Lite Micro has for it.
#include "tensorflow/lite/micro/kernels/kernel_runner.h"

#include "tflite_micro/compat/testing/peak_hold.h"
#include "tflite_micro/testing/micro_test.h"

namespace {

struct Bench {
  int8_t input[4] = {};
  int8_t output[4] = {};
  tflite::micro::IntArray dims{1, 4};
  TfLiteTensor tensors[2] = {tflite::micro::TensorOf(input, dims), tflite::micro::TensorOf(output, dims)};
  tflite::micro::IntArray inputs{0};
  tflite::micro::IntArray outputs{1};
  tflite::micro::KernelRunner runner{*Register_PEAK_HOLD(), tensors, 2, inputs, outputs, /*builtin_data=*/nullptr};
};

TEST(PeakHold, Falls) {
  Bench bench;
  const char options[1] = {5};
  ASSERT_EQ(bench.runner.InitAndPrepare(options, sizeof(options)), kTfLiteOk);
  bench.input[2] = 100;
  ASSERT_EQ(bench.runner.Invoke(), kTfLiteOk);
  bench.input[2] = 0;
  ASSERT_EQ(bench.runner.Invoke(), kTfLiteOk);
  EXPECT_EQ(bench.output[2], 95);
  ASSERT_EQ(bench.runner.Reset(), kTfLiteOk);
  ASSERT_EQ(bench.runner.Invoke(), kTfLiteOk);
  EXPECT_EQ(bench.output[2], 0);
  EXPECT_EQ(bench.runner.Free(), kTfLiteOk);
}

TEST(PeakHold, RefusesOtherTypes) {
  Bench bench;
  bench.tensors[0].type = kTfLiteInt16;
  EXPECT_EQ(bench.runner.InitAndPrepare(), kTfLiteError);
#ifndef TF_LITE_STRIP_ERROR_STRINGS
  EXPECT_STRNE(bench.runner.error(), "");
#endif
}

}  // namespace
