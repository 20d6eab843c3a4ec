#include "tflite_micro/ops/binary_math.h"

#include <math.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/run_node.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::NodeRun;
using micro::TensorOf;

TEST(SquaredDifference, OfEachType) {
  const float a[] = {1.5f, -2}, b[] = {1};
  float out[2];
  IntArray two{2}, one{1};
  TfLiteTensor floats[] = {ConstantOf(a, two), ConstantOf(b, one), TensorOf(out, two)};
  ASSERT_EQ(NodeRun(Register_SQUARED_DIFFERENCE(), floats).status, kTfLiteOk);
  EXPECT_EQ(out[0], 0.25f);
  EXPECT_EQ(out[1], 9.0f);

  const int32_t c[] = {INT32_MIN, 7}, d[] = {INT32_MAX, 4};
  int32_t wide[2];
  TfLiteTensor integers[] = {ConstantOf(c, two), ConstantOf(d, two), TensorOf(wide, two)};
  ASSERT_EQ(NodeRun(Register_SQUARED_DIFFERENCE(), integers).status, kTfLiteOk);
  EXPECT_EQ(wide[0], 1);  // wraps
  EXPECT_EQ(wide[1], 9);

  // Reals: (a / 2 - b / 4)^2 in steps of 1/2, zero at -128.
  const int8_t e[] = {4, 127, 0}, f[] = {2, -128, 0};
  int8_t bytes[3];
  IntArray three{3};
  TfLiteTensor quantized[] = {ConstantOf(e, three, 0.5f), ConstantOf(f, three, 0.25f),
                              TensorOf(bytes, three, 0.5f, -128)};
  ASSERT_EQ(NodeRun(Register_SQUARED_DIFFERENCE(), quantized).status, kTfLiteOk);
  const int8_t expected[] = {-123, 127, -128};  // 2.25 is 4.5 steps
  EXPECT_ARRAY_EQ(bytes, expected, 3);

  const int16_t g[] = {3, 32767}, h[] = {-1, -32768};
  int16_t words[2];
  TfLiteTensor precise[] = {ConstantOf(g, two, 0.5f), ConstantOf(h, two, 0.5f), TensorOf(words, two, 1.0f)};
  ASSERT_EQ(NodeRun(Register_SQUARED_DIFFERENCE(), precise).status, kTfLiteOk);
  EXPECT_EQ(words[0], 4);
  EXPECT_EQ(words[1], 32767);
}

TEST(Pow, OfInt32Saturates) {
  const int32_t a[] = {2, -3, 0, 0, -1, -1, 2, -2, -2, INT32_MIN};
  const int32_t b[] = {10, 3, 0, 5, 2147483647, 2147483646, 31, 31, 40, 33};
  int32_t out[10];
  IntArray shape{10};
  TfLiteTensor tensors[] = {ConstantOf(a, shape), ConstantOf(b, shape), TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_POW(), tensors).status, kTfLiteOk);
  const int32_t expected[] = {1024, -27, 1, 0, -1, 1, INT32_MAX, INT32_MIN, INT32_MAX, INT32_MIN};
  EXPECT_ARRAY_EQ(out, expected, 10);
}

TEST(Pow, ReportsNegativeExponentsOfInt32) {
  const int32_t a[] = {2}, b[] = {-1};
  int32_t out[1];
  IntArray one{1};
  TfLiteTensor tensors[] = {ConstantOf(a, one), ConstantOf(b, one), TensorOf(out, one)};
  NodeRun run(Register_POW(), tensors);
  EXPECT_EQ(run.prepared, kTfLiteOk);
  EXPECT_EQ(run.status, kTfLiteError);
  EXPECT_MESSAGE(run.error, "exponent -1 of input 1 is negative, which int32 does not have");
}

TEST(PowAndAtan2, OfFloats) {
  const float a[] = {4, -2, -1}, b[] = {0.5f, 0.5f, -1};
  float out[3];
  IntArray shape{3};
  TfLiteTensor tensors[] = {ConstantOf(a, shape), ConstantOf(b, shape), TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_POW(), tensors).status, kTfLiteOk);
  EXPECT_EQ(out[0], 2.0f);
  EXPECT_TRUE(isnan(out[1]));
  ASSERT_EQ(NodeRun(Register_ATAN2(), tensors).status, kTfLiteOk);
  EXPECT_NEAR(out[2], -2.3561945f, 1e-6f);
}

TEST(BinaryMath, RefusesTypes) {
  int8_t a[1] = {};
  IntArray one{1};
  TfLiteTensor tensors[] = {TensorOf(a, one, 1.0f), TensorOf(a, one), TensorOf(a, one, 1.0f)};
  EXPECT_MESSAGE(NodeRun(Register_POW(), tensors).error,
                 "input 0 is INT8, which is not accepted here; accepted: INT32, FLOAT32");
  EXPECT_MESSAGE(NodeRun(Register_ATAN2(), tensors).error,
                 "input 0 is INT8, which is not accepted here; accepted: FLOAT32");
  EXPECT_MESSAGE(NodeRun(Register_SQUARED_DIFFERENCE(), tensors).error,
                 "input 1 has no quantisation scale, or one that is not positive and finite");
}

}  // namespace
}  // namespace tflite
