#include "tflite_micro/ops/squeeze.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(ExpandDims, AddsADimension) {
  const int16_t in[] = {1, 2, 3};
  const int32_t axis[] = {-1};
  int16_t out[3];
  IntArray dims{3}, scalar, flat{3};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), ConstantOf(axis, scalar), TensorOf(out, flat)};
  SingleRun run(Register_EXPAND_DIMS(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_ARRAY_EQ(out, in, 3);
  const int shape[] = {3, 1};
  ASSERT_EQ(tensors[2].dims->size, 2);
  EXPECT_ARRAY_EQ(tensors[2].dims->data, shape, 2);
}

TEST(ExpandDims, RefusesAnAxisOutOfRange) {
  int16_t in[3] = {}, out[3];
  const int32_t axis[] = {2};
  IntArray dims{3}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, dims), ConstantOf(axis, scalar), TensorOf(out, dims)};
  SingleRun run(Register_EXPAND_DIMS(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "axis 2 is out of range for 2 dimensions");
}

TEST(Squeeze, DropsNamedDimensionsOrAllOfOne) {
  const float in[] = {1, 2};
  float out[2];
  IntArray dims{1, 2, 1}, flat{2};
  const TfLiteSqueezeParams first = {{0}, 1}, all = {};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(out, flat)};
  {
    SingleRun run(Register_SQUEEZE(), tensors, &first);
    ASSERT_EQ(run.Run(), kTfLiteOk);
    const int shape[] = {2, 1};
    ASSERT_EQ(tensors[1].dims->size, 2);
    EXPECT_ARRAY_EQ(tensors[1].dims->data, shape, 2);
    EXPECT_ARRAY_EQ(out, in, 2);
  }
  SingleRun run(Register_SQUEEZE(), tensors, &all);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(tensors[1].dims->size, 1);
}

TEST(Squeeze, RefusesOtherDimensions) {
  float in[2] = {}, out[2];
  IntArray dims{1, 2};
  const TfLiteSqueezeParams last = {{-1}, 1};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims)};
  SingleRun run(Register_SQUEEZE(), tensors, &last);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "dimension 1 is 2 and cannot be dropped; only those of 1 can");
}

TEST(Squeeze, FollowsAnInputWhoseSizeDependsOnData) {
  int64_t in[] = {1, 2, 3}, out[3];
  IntArray dims{3, 1}, flat{3};
  const TfLiteSqueezeParams last = {{1}, 1}, unnamed = {};
  {
    TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, flat)};
    tensors[0].allocation_type = kTfLiteDynamic;
    SingleRun run(Register_SQUEEZE(), tensors, &last);
    ASSERT_EQ(run.Prepare(), kTfLiteOk);
    dims.get()->data[0] = 2;
    ASSERT_EQ(run.Invoke(), kTfLiteOk);
    EXPECT_EQ(tensors[1].dims->data[0], 2);
    EXPECT_ARRAY_EQ(out, in, 2);
    // Of a dimension that is dropped nothing may be missing.
    dims.get()->data[1] = 0;
    EXPECT_EQ(run.Invoke(), kTfLiteError);
  }
  dims.get()->data[0] = 3;
  dims.get()->data[1] = 1;
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, flat)};
  tensors[0].allocation_type = kTfLiteDynamic;
  SingleRun run(Register_SQUEEZE(), tensors, &unnamed);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the dimensions to drop must be named where the input's size depends on data");
}

}  // namespace
}  // namespace tflite
