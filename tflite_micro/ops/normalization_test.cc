#include "tflite_micro/ops/normalization.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/run_node.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::NodeRun;
using micro::TensorOf;

TEST(LogSoftmax, OfFloatsAndIntegers) {
  const float x[] = {1, 1, 0, 100};
  float out[4];
  IntArray shape{2, 2};
  TfLiteTensor floats[] = {ConstantOf(x, shape), TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_LOG_SOFTMAX(), floats).status, kTfLiteOk);
  EXPECT_NEAR(out[0], -0.6931472f, 1e-6f);
  EXPECT_NEAR(out[2], -100.0f, 1e-4f);
  EXPECT_EQ(out[3], 0.0f);

  const int8_t q[] = {10, 10, -128, 127};
  int8_t bytes[4];
  TfLiteTensor quantized[] = {ConstantOf(q, shape, 0.5f, 3), TensorOf(bytes, shape, 1 / 16.0f, 127)};
  ASSERT_EQ(NodeRun(Register_LOG_SOFTMAX(), quantized).status, kTfLiteOk);
  const int8_t expected[] = {116, 116, -128, 127};
  EXPECT_ARRAY_EQ(bytes, expected, 4);

  const int16_t w[] = {0, 0, 0, 32767};
  int16_t words[4];
  TfLiteTensor wide[] = {ConstantOf(w, shape, 1 / 32768.0f), TensorOf(words, shape, 1 / 4096.0f)};
  ASSERT_EQ(NodeRun(Register_LOG_SOFTMAX(), wide).status, kTfLiteOk);
  const int16_t expected_words[] = {-2839, -2839, -5379, -1283};  // ln 2; ln(1 + e); ln(1 + 1 / e)
  EXPECT_ARRAY_EQ(words, expected_words, 4);
}

TEST(L2Normalization, OfFloatsAndIntegers) {
  const float x[] = {3, 4, 0, 0};
  float out[4];
  IntArray shape{2, 2};
  const TfLiteL2NormParams none = {kTfLiteActNone};
  TfLiteTensor floats[] = {ConstantOf(x, shape), TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_L2_NORMALIZATION(), floats, &none).status, kTfLiteOk);
  const float expected[] = {0.6f, 0.8f, 0, 0};
  EXPECT_ARRAY_EQ(out, expected, 4);

  const uint8_t q[] = {13, 14, 10, 10};
  uint8_t bytes[4];
  TfLiteTensor quantized[] = {ConstantOf(q, shape, 0.5f, 10), TensorOf(bytes, shape, 1 / 128.0f, 128)};
  ASSERT_EQ(NodeRun(Register_L2_NORMALIZATION(), quantized, &none).status, kTfLiteOk);
  const uint8_t expected_bytes[] = {205, 230, 128, 128};
  EXPECT_ARRAY_EQ(bytes, expected_bytes, 4);

  const int16_t w[] = {-300, 400, 0, 0};
  int16_t words[4];
  TfLiteTensor wide[] = {ConstantOf(w, shape, 0.5f), TensorOf(words, shape, 1 / 1000.0f)};
  ASSERT_EQ(NodeRun(Register_L2_NORMALIZATION(), wide, &none).status, kTfLiteOk);
  const int16_t expected_words[] = {-600, 800, 0, 0};
  EXPECT_ARRAY_EQ(words, expected_words, 4);
}

TEST(Normalization, RefusesWhatHasNoMeaning) {
  int8_t q[2] = {}, r[2] = {};
  float x[1] = {}, y[1] = {};
  IntArray two{2}, scalar;
  const TfLiteL2NormParams none = {kTfLiteActNone}, relu = {kTfLiteActRelu};
  TfLiteTensor coarse[] = {TensorOf(q, two, 0.5f), TensorOf(r, two, 0.5f)};
  EXPECT_MESSAGE(NodeRun(Register_L2_NORMALIZATION(), coarse, &none).error,
                 "output must have scale 1/128 and zero point 0; the zero point is 0");
  EXPECT_MESSAGE(NodeRun(Register_L2_NORMALIZATION(), coarse, &relu).error,
                 "fused activation 1: this operator has none");
  TfLiteTensor point[] = {TensorOf(x, scalar), TensorOf(y, scalar)};
  EXPECT_MESSAGE(NodeRun(Register_LOG_SOFTMAX(), point).error, "input has 0 dimensions, expected 1 to 8");
}

}  // namespace
}  // namespace tflite
