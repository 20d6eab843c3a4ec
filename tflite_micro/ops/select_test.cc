#include "tflite_micro/ops/select.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/run_node.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::NodeRun;
using micro::TensorOf;

TEST(SelectV2, BroadcastsAllThree) {
  const bool condition[] = {true, false};
  const int16_t a[] = {1, 2, 3}, b[] = {-1};
  int16_t out[6];
  IntArray column{2, 1}, row{3}, one{1}, shape{2, 3};
  TfLiteTensor tensors[] = {ConstantOf(condition, column), ConstantOf(a, row), ConstantOf(b, one),
                            TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_SELECT_V2(), tensors).status, kTfLiteOk);
  const int16_t expected[] = {1, 2, 3, -1, -1, -1};
  EXPECT_ARRAY_EQ(out, expected, 6);
}

TEST(SelectV2, TakesABroadcastConditionAndWideElements) {
  const bool condition[] = {false};
  const int64_t a[] = {1, 2}, b[] = {int64_t{1} << 40, -1};
  int64_t out[2];
  IntArray scalar, two{2};
  TfLiteTensor tensors[] = {ConstantOf(condition, scalar), ConstantOf(a, two), ConstantOf(b, two), TensorOf(out, two)};
  ASSERT_EQ(NodeRun(Register_SELECT_V2(), tensors).status, kTfLiteOk);
  EXPECT_ARRAY_EQ(out, b, 2);
}

TEST(SelectV2, RefusesShapesAndTypes) {
  bool condition[2] = {};
  float a[3] = {}, out[3];
  int8_t b[1] = {};
  IntArray two{2}, three{3}, one{1};
  TfLiteTensor shapes[] = {TensorOf(condition, two), TensorOf(a, one), TensorOf(a, three), TensorOf(out, three)};
  EXPECT_MESSAGE(
      NodeRun(Register_SELECT_V2(), shapes).error,
      "dimension 0 of the output: 3 in input 2 does not go with 2 in the inputs before; they must be equal, or "
      "one of them 1");
  TfLiteTensor types[] = {TensorOf(condition, two), TensorOf(a, one), TensorOf(b, one), TensorOf(out, two)};
  EXPECT_MESSAGE(NodeRun(Register_SELECT_V2(), types).error,
                 "input 2 is INT8, which is not accepted here; accepted: FLOAT32");
}

TEST(Select, TakesAConditionForEachRow) {
  const bool condition[] = {true, false};
  const float a[] = {1, 2, 3, 4}, b[] = {-1, -2, -3, -4};
  float out[4];
  IntArray two{2}, shape{2, 2};
  TfLiteTensor tensors[] = {ConstantOf(condition, two), ConstantOf(a, shape), ConstantOf(b, shape),
                            TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_SELECT(), tensors).status, kTfLiteOk);
  const float expected[] = {1, 2, -3, -4};
  EXPECT_ARRAY_EQ(out, expected, 4);
}

TEST(Select, DoesNotBroadcast) {
  bool condition[3] = {};
  float a[4] = {}, b[2] = {}, out[4];
  IntArray one{1}, two{2}, three{3}, shape{2, 2};
  TfLiteTensor differ[] = {TensorOf(condition, two), TensorOf(a, shape), TensorOf(b, two), TensorOf(out, shape)};
  EXPECT_MESSAGE(NodeRun(Register_SELECT(), differ).error, "inputs 1 and 2 differ in shape; SELECT_V2 broadcasts");
  IntArray* const wrong[] = {&one, &three};
  for (IntArray* dims : wrong) {
    TfLiteTensor tensors[] = {TensorOf(condition, *dims), TensorOf(a, shape), TensorOf(a, shape), TensorOf(out, shape)};
    EXPECT_EQ(NodeRun(Register_SELECT(), tensors).status, kTfLiteError);
  }
}

}  // namespace
}  // namespace tflite
