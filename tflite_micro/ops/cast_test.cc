#include "tflite_micro/ops/cast.h"

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

TEST(Cast, SaturatesFloatsAndWrapsIntegers) {
  const float reals[] = {-1.9f, 127.9f, 1e30f, -1e30f, NAN, 0.4f};
  int8_t bytes[6];
  IntArray six{6}, two{2};
  TfLiteTensor narrow[] = {ConstantOf(reals, six), TensorOf(bytes, six)};
  ASSERT_EQ(NodeRun(Register_CAST(), narrow).status, kTfLiteOk);
  const int8_t expected[] = {-1, 127, 127, -128, 127, 0};
  EXPECT_ARRAY_EQ(bytes, expected, 6);
  int64_t wide[6];
  TfLiteTensor widest[] = {ConstantOf(reals, six), TensorOf(wide, six)};
  ASSERT_EQ(NodeRun(Register_CAST(), widest).status, kTfLiteOk);
  EXPECT_EQ(wide[2], INT64_MAX);
  EXPECT_EQ(wide[3], INT64_MIN);
  const int64_t integers[] = {(int64_t{1} << 40) + 300, -1};
  uint8_t low[2];
  TfLiteTensor cut[] = {ConstantOf(integers, two), TensorOf(low, two)};
  ASSERT_EQ(NodeRun(Register_CAST(), cut).status, kTfLiteOk);
  EXPECT_EQ(low[0], 44);
  EXPECT_EQ(low[1], 255);
}

TEST(Cast, ToAndFromBool) {
  const float reals[] = {0.0f, -0.0f, 0.25f, NAN};
  bool truths[4];
  float back[4];
  IntArray four{4};
  TfLiteTensor to[] = {ConstantOf(reals, four), TensorOf(truths, four)};
  ASSERT_EQ(NodeRun(Register_CAST(), to).status, kTfLiteOk);
  const bool expected[] = {false, false, true, true};
  EXPECT_ARRAY_EQ(truths, expected, 4);
  TfLiteTensor from[] = {ConstantOf(truths, four), TensorOf(back, four)};
  ASSERT_EQ(NodeRun(Register_CAST(), from).status, kTfLiteOk);
  EXPECT_EQ(back[0], 0.0f);
  EXPECT_EQ(back[3], 1.0f);
}

TEST(Cast, GoesOnPastItsBuffer) {
  int32_t numbers[50];
  float reals[50];
  for (int i = 0; i < 50; ++i) numbers[i] = i - 25;
  IntArray shape{5, 10};
  TfLiteTensor tensors[] = {TensorOf(numbers, shape), TensorOf(reals, shape)};
  ASSERT_EQ(NodeRun(Register_CAST(), tensors).status, kTfLiteOk);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(reals[i], static_cast<float>(i - 25));
}

TEST(Cast, RefusesOtherTypes) {
  double x[1] = {};
  float y[1] = {};
  IntArray one{1};
  TfLiteTensor input[] = {TensorOf(x, one), TensorOf(y, one)};
  EXPECT_MESSAGE(NodeRun(Register_CAST(), input).error,
                 "input 0 is FLOAT64, which is not accepted here; accepted: BOOL, INT8, UINT8, INT16, UINT16, INT32, "
                 "UINT32, INT64, FLOAT16, FLOAT32");
  TfLiteTensor output[] = {TensorOf(y, one), TensorOf(x, one)};
  EXPECT_MESSAGE(NodeRun(Register_CAST(), output).error,
                 "output 0 is FLOAT64, which is not accepted here; accepted: what is accepted as input");
}

}  // namespace
}  // namespace tflite
