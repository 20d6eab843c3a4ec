#include "tflite_micro/ops/comparisons.h"

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

TEST(Comparisons, OfFloatsWithNotANumber) {
  const float a[] = {1, 2, 2, NAN, NAN};
  const float b[] = {2, 2, 1, 1, NAN};
  bool out[5];
  IntArray shape{5};
  TfLiteTensor tensors[] = {ConstantOf(a, shape), ConstantOf(b, shape), TensorOf(out, shape)};
  const struct {
    TFLMRegistration registration;
    bool expected[5];
  } kCases[] = {
      {Register_EQUAL(), {false, true, false, false, false}},
      {Register_NOT_EQUAL(), {true, false, true, true, true}},
      {Register_LESS(), {true, false, false, false, false}},
      {Register_LESS_EQUAL(), {true, true, false, false, false}},
      {Register_GREATER(), {false, false, true, false, false}},
      {Register_GREATER_EQUAL(), {false, true, true, false, false}},
  };
  for (const auto& one : kCases) {
    ASSERT_EQ(NodeRun(one.registration, tensors).status, kTfLiteOk);
    EXPECT_ARRAY_EQ(out, one.expected, 5);
  }
}

TEST(Comparisons, BroadcastInt64) {
  const int64_t a[] = {int64_t{1} << 40, -(int64_t{1} << 40)};
  const int64_t b[] = {0, (int64_t{1} << 40) + 1, int64_t{1} << 40};
  bool out[6];
  IntArray shape_a{2, 1}, shape_b{3}, shape_out{2, 3};
  TfLiteTensor tensors[] = {ConstantOf(a, shape_a), ConstantOf(b, shape_b), TensorOf(out, shape_out)};
  ASSERT_EQ(NodeRun(Register_GREATER_EQUAL(), tensors).status, kTfLiteOk);
  const bool expected[] = {true, false, true, false, false, false};
  EXPECT_ARRAY_EQ(out, expected, 6);
}

TEST(Comparisons, OfInt8GoByRealValues) {
  // Reals: (a - 10) / 2 and (b + 4) / 4.
  const int8_t a[] = {12, 12, 12};
  const int8_t b[] = {0, -1, 1};
  bool out[3];
  IntArray shape{3};
  TfLiteTensor tensors[] = {ConstantOf(a, shape, 0.5f, 10), ConstantOf(b, shape, 0.25f, -4), TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_EQUAL(), tensors).status, kTfLiteOk);
  const bool equal[] = {true, false, false};
  EXPECT_ARRAY_EQ(out, equal, 3);
  ASSERT_EQ(NodeRun(Register_LESS(), tensors).status, kTfLiteOk);
  const bool less[] = {false, false, true};
  EXPECT_ARRAY_EQ(out, less, 3);
}

TEST(Comparisons, TakeScalesAboveOneAndFarApart) {
  const int8_t a[] = {127, -128, 0};
  const int8_t b[] = {1, 1, 0};
  bool out[3];
  IntArray shape{3};
  TfLiteTensor tensors[] = {ConstantOf(a, shape, 3e-30f), ConstantOf(b, shape, 1e30f), TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_LESS(), tensors).status, kTfLiteOk);
  const bool expected[] = {true, true, false};
  EXPECT_ARRAY_EQ(out, expected, 3);
}

TEST(Comparisons, OfBoolsAndOfIntegersWithoutQuantisation) {
  const bool a[] = {true, false}, b[] = {true, true};
  bool out[2];
  IntArray shape{2};
  TfLiteTensor bools[] = {ConstantOf(a, shape), ConstantOf(b, shape), TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_NOT_EQUAL(), bools).status, kTfLiteOk);
  const bool expected[] = {false, true};
  EXPECT_ARRAY_EQ(out, expected, 2);
  const uint8_t c[] = {200, 7}, d[] = {200, 8};
  TfLiteTensor bytes[] = {ConstantOf(c, shape), ConstantOf(d, shape), TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_NOT_EQUAL(), bytes).status, kTfLiteOk);
  EXPECT_ARRAY_EQ(out, expected, 2);
}

TEST(Comparisons, RefuseTypesAndHalfQuantisation) {
  bool a[2] = {}, out[2];
  int8_t b[2] = {};
  IntArray shape{2};
  TfLiteTensor bools[] = {TensorOf(a, shape), TensorOf(a, shape), TensorOf(out, shape)};
  NodeRun order(Register_LESS(), bools);
  EXPECT_EQ(order.prepared, kTfLiteError);
  EXPECT_MESSAGE(order.error,
                 "input 0 is BOOL, which is not accepted here; accepted: INT8, UINT8, INT16, INT32, INT64, FLOAT32");
  TfLiteTensor half[] = {TensorOf(b, shape, 0.5f), TensorOf(b, shape), TensorOf(out, shape)};
  NodeRun missing(Register_EQUAL(), half);
  EXPECT_EQ(missing.prepared, kTfLiteError);
  EXPECT_MESSAGE(missing.error, "input 1 has no quantisation scale, or one that is not positive and finite");
}

TEST(MaximumMinimum, TakeOneOperand) {
  const float a[] = {1, 3, NAN, 1};
  const float b[] = {2, -3, 1, NAN};
  float out[4];
  IntArray shape{4};
  TfLiteTensor floats[] = {ConstantOf(a, shape), ConstantOf(b, shape), TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_MAXIMUM(), floats).status, kTfLiteOk);
  const float larger[] = {2, 3, 1};
  EXPECT_ARRAY_EQ(out, larger, 3);
  EXPECT_TRUE(isnan(out[3]));
  ASSERT_EQ(NodeRun(Register_MINIMUM(), floats).status, kTfLiteOk);
  const float smaller[] = {1, -3, 1};
  EXPECT_ARRAY_EQ(out, smaller, 3);

  const int64_t c[] = {INT64_MIN, 5};
  const int64_t d[] = {0};
  int64_t wide[2];
  IntArray two{2}, one{1};
  TfLiteTensor integers[] = {ConstantOf(c, two), ConstantOf(d, one), TensorOf(wide, two)};
  ASSERT_EQ(NodeRun(Register_MINIMUM(), integers).status, kTfLiteOk);
  EXPECT_EQ(wide[0], INT64_MIN);
  EXPECT_EQ(wide[1], 0);
}

TEST(MaximumMinimum, RefuseMixedTypes) {
  float a[1] = {}, out[1];
  int32_t b[1] = {};
  IntArray shape{1};
  TfLiteTensor tensors[] = {TensorOf(a, shape), TensorOf(b, shape), TensorOf(out, shape)};
  NodeRun run(Register_MAXIMUM(), tensors);
  EXPECT_EQ(run.prepared, kTfLiteError);
  EXPECT_MESSAGE(run.error, "input 1 is INT32, which is not accepted here; accepted: FLOAT32");
}

}  // namespace
}  // namespace tflite
