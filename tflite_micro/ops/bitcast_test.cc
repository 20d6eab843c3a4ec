#include "tflite_micro/ops/bitcast.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(Bitcast, ChangesTheShapeWithTheSize) {
  float in[] = {1.0f, -2.0f};
  int32_t same[2];
  int16_t halves[4];
  IntArray two{2}, pairs{2, 2};
  TfLiteTensor tensors[] = {TensorOf(in, two), TensorOf(same, two)};
  SingleRun run(Register_BITCAST(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(same[0], 0x3F800000);
  TfLiteTensor smaller[] = {TensorOf(in, two), TensorOf(halves, pairs)};
  SingleRun smaller_run(Register_BITCAST(), smaller);
  ASSERT_EQ(smaller_run.Run(), kTfLiteOk);
  EXPECT_EQ(smaller[1].dims->size, 2);
  EXPECT_EQ(smaller[1].dims->data[1], 2);
  float back[2];
  TfLiteTensor larger[] = {TensorOf(halves, pairs), TensorOf(back, two)};
  SingleRun larger_run(Register_BITCAST(), larger);
  ASSERT_EQ(larger_run.Run(), kTfLiteOk);
  EXPECT_EQ(larger[1].dims->size, 1);
  EXPECT_ARRAY_EQ(back, in, 2);
}

TEST(Bitcast, RefusesALastDimensionThatMakesNoElement) {
  int8_t in[6] = {};
  int32_t out[2];
  IntArray dims{2, 3}, scalar, two{2};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, two)};
  SingleRun run(Register_BITCAST(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the last dimension is 3, expected the 4 elements that make one of the output");
  tensors[0] = TensorOf(in, scalar);
  SingleRun scalar_run(Register_BITCAST(), tensors);
  EXPECT_EQ(scalar_run.Prepare(), kTfLiteError);
}

TEST(Bitcast, RefusesPackedElements) {
  int8_t in[1] = {}, out[1];
  IntArray two{2};
  TfLiteTensor tensors[] = {micro::TypedTensor(kTfLiteInt4, in, two), TensorOf(out, two)};
  SingleRun run(Register_BITCAST(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "elements of type INT4 cannot be taken for INT8");
}

}  // namespace
}  // namespace tflite
