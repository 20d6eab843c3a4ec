#include "tflite_micro/ops/fake_quant.h"

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

TEST(FakeQuant, RoundsToStepsAmongWhichIsZero) {
  // Two bits from -1 to 1: steps of 2/3, of which the second is 0.
  const float in[] = {-5, -1.1f, -0.3f, 0, 0.3f, 0.4f, 1, INFINITY, NAN};
  float out[9];
  IntArray dims{9};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(out, dims)};
  const TfLiteFakeQuantParams options = {-1, 1, 2, false};
  ASSERT_EQ(NodeRun(Register_FAKE_QUANT(), tensors, &options).status, kTfLiteOk);
  const float step = 2.0f / 3.0f;
  const float expected[] = {-2 * step, -2 * step, 0, 0, 0, step, step, step, -2 * step};
  EXPECT_ARRAY_NEAR(out, expected, 9, 1e-6f);
}

TEST(FakeQuant, LeavesOutTheLowestStepOfANarrowRange) {
  const float in[] = {-9, -1, 0.4f, 0.6f, 9};
  float out[5];
  IntArray dims{5};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(out, dims)};
  const TfLiteFakeQuantParams options = {-1, 1, 2, true};
  ASSERT_EQ(NodeRun(Register_FAKE_QUANT(), tensors, &options).status, kTfLiteOk);
  const float expected[] = {-1, -1, 0, 1, 1};
  EXPECT_ARRAY_EQ(out, expected, 5);
}

TEST(FakeQuant, RefusesRangesWithoutSteps) {
  const float in[1] = {};
  float out[1];
  IntArray dims{1};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(out, dims)};
  const TfLiteFakeQuantParams wrong[] = {{0, 0, 8, false},       {1, -1, 8, false},         {-INFINITY, 1, 8, false},
                                         {NAN, 1, 8, false},     {-3e38f, 3e38f, 8, false}, {0, 1e-44f, 8, false},
                                         {0, INFINITY, 8, false}};
  for (const TfLiteFakeQuantParams& options : wrong) {
    const NodeRun run(Register_FAKE_QUANT(), tensors, &options);
    EXPECT_EQ(run.prepared, kTfLiteError);
    EXPECT_MESSAGE(run.error, "the range from min to max is empty, or its steps are not finite numbers");
  }
  const int bit_counts[] = {-1, 0, 17, 32, 1 << 30};
  for (const int bits : bit_counts) {
    const TfLiteFakeQuantParams options = {-1, 1, bits, false};
    EXPECT_EQ(NodeRun(Register_FAKE_QUANT(), tensors, &options).prepared, kTfLiteError);
  }
  const TfLiteFakeQuantParams one_bit = {-1, 1, 1, true};
  const NodeRun run(Register_FAKE_QUANT(), tensors, &one_bit);
  EXPECT_EQ(run.prepared, kTfLiteError);
  EXPECT_MESSAGE(run.error, "num_bits is 1, expected 2 to 16");
}

}  // namespace
}  // namespace tflite
