#include "tflite_micro/ops/logistic.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;

TfLiteStatus Run(const TFLMRegistration& registration, TfLiteTensor (&tensors)[2], const char* expected_error = "") {
  IntArray inputs{0}, outputs{1};
  KernelRunner runner(registration, tensors, 2, inputs, outputs, nullptr);
  TfLiteStatus status = runner.InitAndPrepare();
  if (status == kTfLiteOk) status = runner.Invoke();
  EXPECT_MESSAGE(runner.error(), expected_error);
  return status;
}

TEST(Logistic, FloatIsWithinFourUlpFarFromZeroToo) {
  float in[] = {0, 1, -1, 20, -20, -80, 1e30f, -1e30f};
  float out[8];
  IntArray dims{2, 4};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims)};
  ASSERT_EQ(Run(Register_LOGISTIC(), tensors), kTfLiteOk);
  const float expected[] = {0.5f, 0.731058579f, 0.268941421f, 1.0f, 2.06115362e-9f, 1.80485139e-35f, 1.0f, 0.0f};
  for (int i = 0; i < 8; ++i) EXPECT_FLOAT_ULP(out[i], expected[i], 4);
}

TEST(Tanh, FloatIsWithinFourUlp) {
  float in[] = {0, 0.5f, -0.5f, 1e-20f, 20, -20};
  float out[6];
  IntArray dims{6};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims)};
  ASSERT_EQ(Run(Register_TANH(), tensors), kTfLiteOk);
  const float expected[] = {0, 0.462117157f, -0.462117157f, 1e-20f, 1, -1};
  for (int i = 0; i < 6; ++i) EXPECT_FLOAT_ULP(out[i], expected[i], 4);
}

// The expected values of the quantised tests are those of the reference kernels.
TEST(Logistic, Int8) {
  int8_t in[] = {-128, -40, -1, 0, 1, 7, 60, 127};
  int8_t out[8];
  IntArray dims{8};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 0.05f, 7), TensorOf(out, dims, 1.0f / 256, -128)};
  ASSERT_EQ(Run(Register_LOGISTIC(), tensors), kTfLiteOk);
  const int8_t expected[] = {-128, -106, -25, -22, -19, 0, 111, 127};
  EXPECT_ARRAY_EQ(out, expected, 8);
}

TEST(Tanh, Int8) {
  int8_t in[] = {-128, -40, -1, 0, 1, 7, 60, 127};
  int8_t out[8];
  IntArray dims{8};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 0.05f, 7), TensorOf(out, dims, 1.0f / 128, 0)};
  ASSERT_EQ(Run(Register_TANH(), tensors), kTfLiteOk);
  const int8_t expected[] = {-128, -126, -49, -43, -37, 0, 127, 127};
  EXPECT_ARRAY_EQ(out, expected, 8);
}

struct Int16Expectation {
  float scale;
  int16_t logistic[8];
  int16_t tanh[8];
};

TEST(LogisticAndTanh, Int16OfPowersOfTwoAndOtherScales) {
  int16_t in[] = {-32768, -23193, -5789, -1, 0, 1, 4097, 32767};
  const Int16Expectation expectations[] = {
      {1.0f / 4096,
       {11, 113, 6413, 16382, 16384, 16386, 23957, 32757},
       {-32767, -32767, -29105, -8, 0, 8, 24959, 32767}},
      {1.0f / 2048,
       {1, 1, 1832, 16380, 16384, 16388, 28864, 32767},
       {-32767, -32767, -32539, -16, 0, 16, 31590, 32767}},
      {0.001f, {1, 1, 100, 16376, 16384, 16392, 32232, 32767}, {-32767, -32767, -32767, -32, 0, 32, 32750, 32767}},
  };
  for (const Int16Expectation& expected : expectations) {
    int16_t out[8];
    IntArray dims{8};
    TfLiteTensor tensors[] = {TensorOf(in, dims, expected.scale), TensorOf(out, dims, 1.0f / 32768)};
    ASSERT_EQ(Run(Register_LOGISTIC(), tensors), kTfLiteOk);
    EXPECT_ARRAY_EQ(out, expected.logistic, 8);
    ASSERT_EQ(Run(Register_TANH(), tensors), kTfLiteOk);
    EXPECT_ARRAY_EQ(out, expected.tanh, 8);
  }
}

TEST(Logistic, RefusesInt16ScalesOutsideOfItsArithmetic) {
  int16_t in[4] = {}, out[4];
  IntArray dims{4};
  TfLiteTensor other_output[] = {TensorOf(in, dims, 0.1f), TensorOf(out, dims, 1.0f / 16384)};
  EXPECT_EQ(Run(Register_LOGISTIC(), other_output, "output must have scale 1/32768"), kTfLiteError);
  TfLiteTensor coarse_input[] = {TensorOf(in, dims, 2.7f), TensorOf(out, dims, 1.0f / 32768)};
  EXPECT_EQ(Run(Register_LOGISTIC(), coarse_input, "input scale is too large: it must be below 8/3"), kTfLiteError);
}

TEST(Tanh, RefusesOtherTypes) {
  int32_t in[4] = {}, out[4];
  IntArray dims{4};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 0.1f), TensorOf(out, dims, 0.1f)};
  EXPECT_EQ(Run(Register_TANH(), tensors,
                "input 0 is INT32, which is not accepted here; accepted: FLOAT32, INT8, UINT8, INT16"),
            kTfLiteError);
}

}  // namespace
}  // namespace tflite
