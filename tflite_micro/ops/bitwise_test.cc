#include "tflite_micro/ops/bitwise.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/run_node.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::NodeRun;
using micro::TensorOf;

TEST(Logical, FollowsTheTruthTables) {
  const bool a[] = {false, true};
  const bool b[] = {false, true};
  bool out[4];
  IntArray column{2, 1}, row{2}, both{2, 2};
  TfLiteTensor tensors[] = {ConstantOf(a, column), ConstantOf(b, row), TensorOf(out, both)};
  ASSERT_EQ(NodeRun(Register_LOGICAL_AND(), tensors).status, kTfLiteOk);
  const bool conjunction[] = {false, false, false, true};
  EXPECT_ARRAY_EQ(out, conjunction, 4);
  ASSERT_EQ(NodeRun(Register_LOGICAL_OR(), tensors).status, kTfLiteOk);
  const bool disjunction[] = {false, true, true, true};
  EXPECT_ARRAY_EQ(out, disjunction, 4);
  TfLiteTensor negation[] = {ConstantOf(a, row), TensorOf(out, row)};
  ASSERT_EQ(NodeRun(Register_LOGICAL_NOT(), negation).status, kTfLiteOk);
  EXPECT_TRUE(out[0]);
  EXPECT_FALSE(out[1]);
}

TEST(BitwiseXor, OfIntegers) {
  const int16_t a[] = {0x0F0F, -1};
  const int16_t b[] = {0x00FF};
  int16_t out[2];
  IntArray two{2}, one{1};
  TfLiteTensor tensors[] = {ConstantOf(a, two), ConstantOf(b, one), TensorOf(out, two)};
  ASSERT_EQ(NodeRun(Register_BITWISE_XOR(), tensors).status, kTfLiteOk);
  EXPECT_EQ(out[0], 0x0FF0);
  EXPECT_EQ(out[1], -256);
}

TEST(RightShift, LimitsTheNumberOfBits) {
  const int8_t a[] = {-128, -128, -128, 127};
  const int8_t b[] = {1, 100, -5, 127};
  int8_t out[4];
  IntArray shape{4};
  TfLiteTensor tensors[] = {ConstantOf(a, shape), ConstantOf(b, shape), TensorOf(out, shape)};
  ASSERT_EQ(NodeRun(Register_RIGHT_SHIFT(), tensors).status, kTfLiteOk);
  const int8_t expected[] = {-64, -1, -128, 0};
  EXPECT_ARRAY_EQ(out, expected, 4);
  const uint32_t c[] = {0xFFFFFFFF}, d[] = {0xFFFFFFFF};
  uint32_t wide[1];
  IntArray one{1};
  TfLiteTensor unsigned_tensors[] = {ConstantOf(c, one), ConstantOf(d, one), TensorOf(wide, one)};
  ASSERT_EQ(NodeRun(Register_RIGHT_SHIFT(), unsigned_tensors).status, kTfLiteOk);
  EXPECT_EQ(wide[0], uint32_t{1});
}

TEST(Logical, RefusesOtherTypes) {
  float a[1] = {}, out[1];
  IntArray one{1};
  TfLiteTensor tensors[] = {TensorOf(a, one), TensorOf(a, one), TensorOf(out, one)};
  NodeRun logical(Register_LOGICAL_OR(), tensors);
  EXPECT_EQ(logical.prepared, kTfLiteError);
  EXPECT_MESSAGE(logical.error, "input 0 is FLOAT32, which is not accepted here; accepted: BOOL");
  NodeRun bitwise(Register_BITWISE_XOR(), tensors);
  EXPECT_MESSAGE(bitwise.error,
                 "input 0 is FLOAT32, which is not accepted here; accepted: INT8, UINT8, INT16, UINT16, INT32, UINT32");
}

}  // namespace
}  // namespace tflite
