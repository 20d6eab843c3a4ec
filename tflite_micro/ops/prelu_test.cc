#include "tflite_micro/ops/prelu.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/run_node.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::NodeRun;
using micro::TensorOf;

TEST(Prelu, ScalesNegativeValues) {
  const float x[] = {1, -1, 2, -2}, alpha[] = {0.5f, 3};
  float out[4];
  IntArray shape{2, 2}, channels{2};
  TfLiteTensor floats[] = {ConstantOf(x, shape), ConstantOf(alpha, channels), TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_PRELU(), floats).status, kTfLiteOk);
  const float expected[] = {1, -3, 2, -6};
  EXPECT_ARRAY_EQ(out, expected, 4);

  // Reals: x / 2, alpha / 4; output in steps of 1/2, zero at 1.
  const int8_t q[] = {10, -10, -128, 127}, r[] = {3};
  int8_t bytes[4];
  IntArray four{4}, one{1};
  TfLiteTensor quantized[] = {ConstantOf(q, four, 0.5f), ConstantOf(r, one, 0.25f, 1), TensorOf(bytes, four, 0.5f, 1)};
  ASSERT_EQ(NodeRun(Register_PRELU(), quantized).status, kTfLiteOk);
  const int8_t expected_bytes[] = {11, -4, -63, 127};
  EXPECT_ARRAY_EQ(bytes, expected_bytes, 4);
}

TEST(Prelu, OfInt16TakesAnAlphaOfEitherWidth) {
  const int16_t x[] = {1000, -1000};
  const int8_t narrow[] = {-128};
  const int16_t wide[] = {-32768};
  int16_t out[2];
  IntArray two{2}, one{1};
  TfLiteTensor with_narrow[] = {ConstantOf(x, two, 0.5f), ConstantOf(narrow, one, 1 / 256.0f),
                                TensorOf(out, two, 0.25f)};
  ASSERT_EQ(NodeRun(Register_PRELU(), with_narrow).status, kTfLiteOk);
  EXPECT_EQ(out[0], 2000);
  EXPECT_EQ(out[1], 1000);
  TfLiteTensor with_wide[] = {ConstantOf(x, two, 0.5f), ConstantOf(wide, one, 1 / 32768.0f), TensorOf(out, two, 0.25f)};
  ASSERT_EQ(NodeRun(Register_PRELU(), with_wide).status, kTfLiteOk);
  EXPECT_EQ(out[1], 2000);
}

TEST(Prelu, RefusesMixedTypes) {
  float x[1] = {}, out[1];
  int8_t alpha[1] = {};
  IntArray one{1};
  TfLiteTensor tensors[] = {TensorOf(x, one), TensorOf(alpha, one), TensorOf(out, one)};
  EXPECT_MESSAGE(NodeRun(Register_PRELU(), tensors).error,
                 "input 1 is INT8, which is not accepted here; accepted: FLOAT32");
}

TEST(Prelu, RefusesALargerAlpha) {
  float x[1] = {}, alpha[2] = {}, out[2];
  IntArray one{1}, two{2};
  TfLiteTensor tensors[] = {TensorOf(x, one), TensorOf(alpha, two), TensorOf(out, two)};
  EXPECT_MESSAGE(NodeRun(Register_PRELU(), tensors).error,
                 "alpha (input 1) has more elements than input 0 along some dimension");
}

}  // namespace
}  // namespace tflite
