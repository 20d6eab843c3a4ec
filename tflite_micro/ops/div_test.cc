#include "tflite_micro/ops/div.h"

#include <float.h>
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

const TfLiteDivParams kNone = {kTfLiteActNone};
const char kByZero[] = "division by zero: input 1 has an element that is 0";

TEST(Div, LimitsFloatsToFiniteOnes) {
  const float a[] = {1, -1, 0, 3};
  const float b[] = {0, 0, 0, 2};
  float out[4];
  IntArray shape{4};
  TfLiteTensor tensors[] = {ConstantOf(a, shape), ConstantOf(b, shape), TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_DIV(), tensors, &kNone).status, kTfLiteOk);
  EXPECT_EQ(out[0], FLT_MAX);
  EXPECT_EQ(out[1], -FLT_MAX);
  EXPECT_TRUE(isnan(out[2]));
  EXPECT_EQ(out[3], 1.5f);
}

TEST(Div, OfInt32TruncatesAndWraps) {
  const int32_t a[] = {-7, 7, INT32_MIN};
  const int32_t b[] = {2, -2, -1};
  int32_t out[3];
  IntArray shape{3};
  TfLiteTensor tensors[] = {ConstantOf(a, shape), ConstantOf(b, shape), TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_DIV(), tensors, &kNone).status, kTfLiteOk);
  const int32_t expected[] = {-3, -3, INT32_MIN};
  EXPECT_ARRAY_EQ(out, expected, 3);
}

TEST(Div, OfInt8GoesByRealValues) {
  // Reals: (a - 2) / 2 by (b + 1) / 4, in steps of 1/8, zero at 3.
  const int8_t a[] = {3, -128, 2, 127, 3};
  const int8_t b[] = {1, 1, 5, -2, 127};
  int8_t out[5];
  IntArray shape{5};
  TfLiteTensor tensors[] = {ConstantOf(a, shape, 0.5f, 2), ConstantOf(b, shape, 0.25f, -1),
                            TensorOf(out, shape, 0.125f, 3)};
  ASSERT_EQ(NodeRun(Register_DIV(), tensors, &kNone).status, kTfLiteOk);
  const int8_t expected[] = {11, -128, 3, -128, 3};  // reals: 1, -130, 0, -250, 1/64
  EXPECT_ARRAY_EQ(out, expected, 5);
}

TEST(Div, TakesScalesFarApart) {
  const int8_t a[] = {1, -1, 0, 127};
  const int8_t b[] = {1, 1, 1, 127};
  int8_t out[4];
  IntArray shape{4};
  TfLiteTensor large[] = {ConstantOf(a, shape, 1e30f), ConstantOf(b, shape, 1.0f), TensorOf(out, shape, 1.0f)};
  ASSERT_EQ(NodeRun(Register_DIV(), large, &kNone).status, kTfLiteOk);
  const int8_t saturated[] = {127, -128, 0, 127};
  EXPECT_ARRAY_EQ(out, saturated, 4);
  TfLiteTensor small[] = {ConstantOf(a, shape, 1e-20f), ConstantOf(b, shape, 1.0f), TensorOf(out, shape, 1.0f)};
  ASSERT_EQ(NodeRun(Register_DIV(), small, &kNone).status, kTfLiteOk);
  const int8_t zeros[] = {0, 0, 0, 0};
  EXPECT_ARRAY_EQ(out, zeros, 4);
}

TEST(Div, ReportsZeroDivisors) {
  const int32_t a[] = {1, 2}, b[] = {1, 0};
  int32_t out[2];
  IntArray shape{2};
  TfLiteTensor integers[] = {ConstantOf(a, shape), ConstantOf(b, shape), TensorOf(out, shape)};
  const TFLMRegistration registrations[] = {Register_DIV(), Register_FLOOR_DIV(), Register_FLOOR_MOD()};
  for (const TFLMRegistration& registration : registrations) {
    NodeRun run(registration, integers, &kNone);
    EXPECT_EQ(run.prepared, kTfLiteOk);
    EXPECT_EQ(run.status, kTfLiteError);
    EXPECT_MESSAGE(run.error, kByZero);
  }
  const uint8_t c[] = {1, 2}, d[] = {0, 200};
  uint8_t bytes[2];
  TfLiteTensor quantized[] = {ConstantOf(c, shape, 1.0f), ConstantOf(d, shape, 1.0f, 200),
                              TensorOf(bytes, shape, 1.0f)};
  EXPECT_MESSAGE(NodeRun(Register_DIV(), quantized, &kNone).error, kByZero);
  const float e[] = {1, 2}, f[] = {1, -0.0f};
  float floats[2];
  TfLiteTensor reals[] = {ConstantOf(e, shape), ConstantOf(f, shape), TensorOf(floats, shape)};
  EXPECT_MESSAGE(NodeRun(Register_FLOOR_DIV(), reals).error, kByZero);
  ASSERT_EQ(NodeRun(Register_FLOOR_MOD(), reals).status, kTfLiteOk);
  EXPECT_EQ(floats[0], 0.0f);
  EXPECT_TRUE(isnan(floats[1]));
}

TEST(FloorDivAndMod, RoundDown) {
  const int8_t a[] = {7, -7, 7, -7, -128};
  const int8_t b[] = {2, 2, -2, -2, -1};
  int8_t out[5];
  IntArray shape{5};
  TfLiteTensor tensors[] = {ConstantOf(a, shape), ConstantOf(b, shape), TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_FLOOR_DIV(), tensors).status, kTfLiteOk);
  const int8_t quotients[] = {3, -4, -4, 3, -128};
  EXPECT_ARRAY_EQ(out, quotients, 5);
  ASSERT_EQ(NodeRun(Register_FLOOR_MOD(), tensors).status, kTfLiteOk);
  const int8_t rests[] = {1, 1, -1, -1, 0};
  EXPECT_ARRAY_EQ(out, rests, 5);
  const int64_t c[] = {INT64_MIN, (int64_t{1} << 40) + 3}, d[] = {-1, int64_t{1} << 40};
  int64_t wide[2];
  IntArray two{2};
  TfLiteTensor wide_tensors[] = {ConstantOf(c, two), ConstantOf(d, two), TensorOf(wide, two)};
  ASSERT_EQ(NodeRun(Register_FLOOR_MOD(), wide_tensors).status, kTfLiteOk);
  EXPECT_EQ(wide[0], 0);
  EXPECT_EQ(wide[1], 3);
  ASSERT_EQ(NodeRun(Register_FLOOR_DIV(), wide_tensors).status, kTfLiteOk);
  EXPECT_EQ(wide[0], INT64_MIN);
  EXPECT_EQ(wide[1], 1);
  const int64_t zeros[] = {1, 0};
  TfLiteTensor by_zero[] = {ConstantOf(c, two), ConstantOf(zeros, two), TensorOf(wide, two)};
  EXPECT_MESSAGE(NodeRun(Register_FLOOR_DIV(), by_zero).error, kByZero);
  EXPECT_MESSAGE(NodeRun(Register_FLOOR_MOD(), by_zero).error, kByZero);
}

TEST(Div, RefusesTypesAndMissingQuantisation) {
  int64_t a[1] = {}, out[1];
  int8_t b[1] = {};
  IntArray one{1};
  TfLiteTensor wide[] = {TensorOf(a, one), TensorOf(a, one), TensorOf(out, one)};
  NodeRun type(Register_DIV(), wide, &kNone);
  EXPECT_EQ(type.prepared, kTfLiteError);
  EXPECT_MESSAGE(type.error,
                 "input 0 is INT64, which is not accepted here; accepted: INT8, UINT8, INT16, INT32, FLOAT32");
  TfLiteTensor plain[] = {TensorOf(b, one, 1.0f), TensorOf(b, one), TensorOf(b, one, 1.0f)};
  NodeRun scale(Register_DIV(), plain, &kNone);
  EXPECT_MESSAGE(scale.error, "input 1 has no quantisation scale, or one that is not positive and finite");
}

}  // namespace
}  // namespace tflite
