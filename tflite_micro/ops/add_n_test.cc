#include "tflite_micro/ops/add_n.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(AddN, AddsAllInputs) {
  const int32_t a[] = {1, INT32_MAX}, b[] = {2, 1}, c[] = {4, 0};
  int32_t out[2];
  IntArray two{2};
  TfLiteTensor tensors[] = {ConstantOf(a, two), ConstantOf(b, two), ConstantOf(c, two), TensorOf(out, two)};
  SingleRun run(Register_ADD_N(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[0], 7);
  EXPECT_EQ(out[1], INT32_MIN);
}

TEST(AddN, RequantizesInt8AcrossParts) {
  // Values (a - 3) / 2 and (b - 3) / 2; more elements than are summed up at once.
  int8_t a[70], b[70], out[70];
  for (int i = 0; i < 70; ++i) {
    a[i] = static_cast<int8_t>(i);
    b[i] = static_cast<int8_t>(2 * i - 70);
  }
  IntArray dims{70};
  TfLiteTensor tensors[] = {ConstantOf(a, dims, 0.5f, 3), ConstantOf(b, dims, 0.5f, 3), TensorOf(out, dims, 1.0f, -1)};
  SingleRun run(Register_ADD_N(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  for (int i = 0; i < 70; ++i) {
    const int doubled = a[i] + b[i] - 6;
    const int rounded = doubled >= 0 ? (doubled + 1) / 2 : (doubled - 1) / 2;
    EXPECT_EQ(out[i], rounded - 1);
  }
}

TEST(AddN, RefusesOtherShapesAndQuantisations) {
  int8_t a[2] = {}, b[3] = {}, out[2];
  IntArray two{2}, three{3};
  TfLiteTensor shapes[] = {TensorOf(a, two, 0.5f), TensorOf(b, three, 0.5f), TensorOf(out, two, 0.5f)};
  {
    SingleRun run(Register_ADD_N(), shapes);
    EXPECT_EQ(run.Prepare(), kTfLiteError);
    EXPECT_MESSAGE(run.error(), "input 1 has another shape than input 0");
  }
  TfLiteTensor scales[] = {TensorOf(a, two, 0.5f), TensorOf(b, two, 0.25f), TensorOf(out, two, 0.5f)};
  SingleRun run(Register_ADD_N(), scales);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "input 1 is quantised differently from input 0");
}

}  // namespace
}  // namespace tflite
