#include "tflite_micro/ops/unary_math.h"

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

TEST(UnaryMath, OfFloats) {
  const float x[] = {-1.5f, 0, 2.5f, 4};
  float out[4];
  IntArray shape{4};
  TfLiteTensor tensors[] = {ConstantOf(x, shape), TensorOf(out, shape)};
  const struct {
    TFLMRegistration registration;
    float expected[4];
  } kCases[] = {
      {Register_ABS(), {1.5f, 0, 2.5f, 4}},
      {Register_NEG(), {1.5f, 0, -2.5f, -4}},
      {Register_SIGN(), {-1, 0, 1, 1}},
      {Register_CEIL(), {-1, 0, 3, 4}},
      {Register_FLOOR(), {-2, 0, 2, 4}},
      {Register_ROUND(), {-2, 0, 2, 4}},
      {Register_SQUARE(), {2.25f, 0, 6.25f, 16}},
      {Register_HARD_SWISH(), {-0.375f, 0, 2.2916667f, 4}},
      {Register_EXP(), {0.22313016f, 1, 12.182494f, 54.59815f}},
      {Register_ELU(), {-0.77686984f, 0, 2.5f, 4}},
      {Register_SIN(), {-0.997495f, 0, 0.5984721f, -0.7568025f}},
      {Register_COS(), {0.0707372f, 1, -0.8011436f, -0.6536436f}},
  };
  for (const auto& one : kCases) {
    ASSERT_EQ(NodeRun(one.registration, tensors).status, kTfLiteOk);
    for (int i = 0; i < 4; ++i) EXPECT_NEAR(out[i], one.expected[i], 1e-5f);
  }
  ASSERT_EQ(NodeRun(Register_SQRT(), tensors).status, kTfLiteOk);
  EXPECT_TRUE(isnan(out[0]));
  EXPECT_EQ(out[3], 2.0f);
  ASSERT_EQ(NodeRun(Register_RSQRT(), tensors).status, kTfLiteOk);
  EXPECT_TRUE(isinf(out[1]));
  EXPECT_EQ(out[3], 0.5f);
  ASSERT_EQ(NodeRun(Register_LOG(), tensors).status, kTfLiteOk);
  EXPECT_TRUE(isnan(out[0]));
  EXPECT_NEAR(out[2], 0.9162907f, 1e-6f);
}

TEST(Gelu, HasTwoForms) {
  const float x[] = {-1, 2};
  float out[2];
  IntArray shape{2};
  TfLiteTensor tensors[] = {ConstantOf(x, shape), TensorOf(out, shape)};
  const TfLiteGeluParams exact = {false}, approximate = {true};
  ASSERT_EQ(NodeRun(Register_GELU(), tensors, &exact).status, kTfLiteOk);
  EXPECT_NEAR(out[0], -0.15865525f, 1e-6f);
  EXPECT_NEAR(out[1], 1.9544997f, 1e-6f);
  ASSERT_EQ(NodeRun(Register_GELU(), tensors, &approximate).status, kTfLiteOk);
  EXPECT_NEAR(out[0], -0.15880801f, 1e-6f);
}

TEST(UnaryMath, OfIntegersWithoutAMagnitude) {
  const int32_t x[] = {INT32_MIN, -7, 7};
  int32_t out[3];
  IntArray shape{3};
  TfLiteTensor tensors[] = {ConstantOf(x, shape), TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_ABS(), tensors).status, kTfLiteOk);
  const int32_t magnitudes[] = {INT32_MIN, 7, 7};
  EXPECT_ARRAY_EQ(out, magnitudes, 3);
  ASSERT_EQ(NodeRun(Register_NEG(), tensors).status, kTfLiteOk);
  const int32_t negatives[] = {INT32_MIN, 7, -7};
  EXPECT_ARRAY_EQ(out, negatives, 3);
  ASSERT_EQ(NodeRun(Register_SIGN(), tensors).status, kTfLiteOk);
  const int32_t signs[] = {-1, -1, 1};
  EXPECT_ARRAY_EQ(out, signs, 3);
  const int64_t wide[] = {INT64_MIN, 1};
  int64_t wide_out[2];
  IntArray two{2};
  TfLiteTensor wide_tensors[] = {ConstantOf(wide, two), TensorOf(wide_out, two)};
  ASSERT_EQ(NodeRun(Register_NEG(), wide_tensors).status, kTfLiteOk);
  EXPECT_EQ(wide_out[0], INT64_MIN);
  ASSERT_EQ(NodeRun(Register_ABS(), wide_tensors).status, kTfLiteOk);
  EXPECT_EQ(wide_out[0], INT64_MIN);
}

TEST(Square, OfIntegersWrapsAndOfQuantisedOnesRescales) {
  const int32_t x[] = {INT32_MIN, -7, 65537};
  int32_t out[3];
  IntArray three{3}, two{2};
  TfLiteTensor plain[] = {ConstantOf(x, three), TensorOf(out, three)};
  ASSERT_EQ(NodeRun(Register_SQUARE(), plain).status, kTfLiteOk);
  const int32_t squares[] = {0, 49, 131073};
  EXPECT_ARRAY_EQ(out, squares, 3);
  // (x - 3) / 2 squared, in steps of 1, zero at 5.
  const uint8_t bytes[] = {9, 255};
  uint8_t bytes_out[2];
  TfLiteTensor quantized[] = {ConstantOf(bytes, two, 0.5f, 3), TensorOf(bytes_out, two, 1.0f, 5)};
  ASSERT_EQ(NodeRun(Register_SQUARE(), quantized).status, kTfLiteOk);
  EXPECT_EQ(bytes_out[0], 14);
  EXPECT_EQ(bytes_out[1], 255);
  TfLiteTensor half[] = {ConstantOf(bytes, two, 0.5f, 3), TensorOf(bytes_out, two)};
  EXPECT_MESSAGE(NodeRun(Register_SQUARE(), half).error,
                 "output has no quantisation scale, or one that is not positive and finite");
}

TEST(Abs, RescalesInt8AndInt16) {
  const int8_t x[] = {-128, 10, 12};
  int8_t out[3];
  IntArray shape{3};
  TfLiteTensor tensors[] = {ConstantOf(x, shape, 0.5f, 10), TensorOf(out, shape, 1.0f, -3)};
  ASSERT_EQ(NodeRun(Register_ABS(), tensors).status, kTfLiteOk);
  const int8_t expected[] = {66, -3, -2};
  EXPECT_ARRAY_EQ(out, expected, 3);
  const int16_t y[] = {-32768, 5, -5};
  int16_t wide[3];
  TfLiteTensor quantized[] = {ConstantOf(y, shape, 0.5f), TensorOf(wide, shape, 0.5f)};
  ASSERT_EQ(NodeRun(Register_ABS(), quantized).status, kTfLiteOk);
  EXPECT_EQ(wide[0], 32767);
  EXPECT_EQ(wide[2], 5);
  TfLiteTensor plain[] = {ConstantOf(y, shape), TensorOf(wide, shape)};
  ASSERT_EQ(NodeRun(Register_ABS(), plain).status, kTfLiteOk);
  EXPECT_EQ(wide[0], -32768);
}

TEST(UnaryMath, OfInt16InterpolatesATable) {
  const int16_t x[] = {-32768, 0, 8192, 32767};
  int16_t out[4];
  IntArray shape{4};
  TfLiteTensor tensors[] = {ConstantOf(x, shape, 4.0f / 32768), TensorOf(out, shape, 4.0f / 32768)};
  ASSERT_EQ(NodeRun(Register_ELU(), tensors).status, kTfLiteOk);
  EXPECT_NEAR(out[0], -8042, 1);  // (e^-4 - 1) * 8192
  EXPECT_NEAR(out[1], 0, 1);
  EXPECT_EQ(out[2], 8192);
  EXPECT_NEAR(out[3], 32767, 1);
}

TEST(SqrtAndRsqrt, ReportNegativeElements) {
  const int8_t x[] = {0, 4, -1};
  int8_t out[3];
  IntArray two{2}, three{3};
  TfLiteTensor positive[] = {ConstantOf(x, two, 1.0f), TensorOf(out, two, 0.25f)};
  ASSERT_EQ(NodeRun(Register_SQRT(), positive).status, kTfLiteOk);
  EXPECT_EQ(out[0], 0);
  EXPECT_EQ(out[1], 8);
  ASSERT_EQ(NodeRun(Register_RSQRT(), positive).status, kTfLiteOk);
  EXPECT_EQ(out[0], 127);
  EXPECT_EQ(out[1], 2);
  TfLiteTensor negative[] = {ConstantOf(x, three, 1.0f), TensorOf(out, three, 0.25f)};
  const TFLMRegistration kRegistrations[] = {Register_SQRT(), Register_RSQRT()};
  for (const TFLMRegistration& registration : kRegistrations) {
    NodeRun run(registration, negative);
    EXPECT_EQ(run.prepared, kTfLiteOk);
    EXPECT_EQ(run.status, kTfLiteError);
    EXPECT_MESSAGE(run.error, "element 2 of the input is negative and has no square root");
  }
}

TEST(UnaryMath, TakesExtremeScales) {
  const int8_t x[] = {-128, 0, 127};
  int8_t out[3];
  IntArray shape{3};
  const float scales[] = {1e-38f, 3e38f};
  const TFLMRegistration kRegistrations[] = {Register_EXP(), Register_LOG(), Register_COS(), Register_ELU(),
                                             Register_ABS()};
  for (float scale : scales) {
    for (const TFLMRegistration& registration : kRegistrations) {
      TfLiteTensor tensors[] = {ConstantOf(x, shape, scale), TensorOf(out, shape, 1.0f)};
      EXPECT_EQ(NodeRun(registration, tensors).status, kTfLiteOk);
    }
  }
}

TEST(UnaryMath, RefusesTypesAndQuantisation) {
  int64_t x[1] = {};
  int8_t q[1] = {};
  IntArray one{1};
  TfLiteTensor wide[] = {TensorOf(x, one), TensorOf(x, one)};
  EXPECT_MESSAGE(NodeRun(Register_EXP(), wide).error,
                 "input 0 is INT64, which is not accepted here; accepted: FLOAT32, INT8, UINT8, INT16");
  TfLiteTensor plain[] = {TensorOf(q, one), TensorOf(q, one)};
  EXPECT_MESSAGE(NodeRun(Register_EXP(), plain).error,
                 "input has no quantisation scale, or one that is not positive and finite");
  TfLiteTensor steep[] = {TensorOf(q, one, 1.0f), TensorOf(q, one, 0.001f)};
  EXPECT_MESSAGE(NodeRun(Register_HARD_SWISH(), steep).error,
                 "the output's scale is more than 128 times smaller than the input's");
}

}  // namespace
}  // namespace tflite
