#include "tflite_micro/ops/dilate.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

// DILATE of [2, 2] int16 with these dilations.
struct Dilation {
  explicit Dilation(int32_t rows, int32_t columns) : by{rows, columns} {}

  int16_t in[4] = {1, 2, 3, 4};
  int32_t by[2];
  int16_t padding = -1;
  int16_t out[12] = {};
  IntArray square{2, 2}, pair{2}, scalar{}, wide{3, 4};
  TfLiteTensor tensors[4] = {TensorOf(in, square), ConstantOf(by, pair), TensorOf(&padding, scalar),
                             TensorOf(out, wide)};
  SingleRun run{Register_DILATE(), tensors, nullptr};
};

TEST(Dilate, MovesElementsApart) {
  Dilation dilation(2, 3);
  ASSERT_EQ(dilation.run.Run(), kTfLiteOk);
  const int16_t expected[] = {1, -1, -1, 2, -1, -1, -1, -1, 3, -1, -1, 4};
  EXPECT_ARRAY_EQ(dilation.out, expected, 12);
}

TEST(Dilate, RefusesDilationsThatAreNotPositive) {
  Dilation none(1, 0);
  EXPECT_EQ(none.run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(none.run.error(), "dilation 1 is 0, expected at least 1");
  Dilation negative(INT32_MIN, 1);
  EXPECT_EQ(negative.run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(negative.run.error(), "dilation 0 is -2147483648, expected at least 1");
}

TEST(Dilate, RefusesAnOutputThatIsTooLarge) {
  Dilation one(1, INT32_MAX);
  EXPECT_EQ(one.run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(one.run.error(), "dimension 1 of the output is larger than 2^31");
  Dilation both(70000, 70000);
  EXPECT_EQ(both.run.Prepare(), kTfLiteError);
}

TEST(Dilate, RefusesWhatDoesNotFitTheInput) {
  Dilation few(1, 1);
  IntArray single{1};
  few.tensors[1].dims = single;
  EXPECT_EQ(few.run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(few.run.error(), "the dilations (input 1) have 1 elements in 1 dimensions, expected 2 in one");

  Dilation typed(1, 1);
  int8_t narrow = 0;
  typed.tensors[2] = TensorOf(&narrow, typed.scalar);
  EXPECT_EQ(typed.run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(typed.run.error(), "the padding value (input 2) is INT8, but the input INT16");

  Dilation many(1, 1);
  int16_t two[2] = {};
  many.tensors[2] = TensorOf(two, many.pair);
  EXPECT_EQ(many.run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(many.run.error(), "the padding value (input 2) has 2 elements, expected 1");

  Dilation computed(1, 1);
  computed.tensors[1] = TensorOf(computed.by, computed.pair);
  EXPECT_EQ(computed.run.Prepare(), kTfLiteError);
}

}  // namespace
}  // namespace tflite
