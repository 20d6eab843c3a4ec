#include "tflite_micro/ops/fill.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(Fill, RepeatsAValue) {
  const int32_t shape[] = {2, 2};
  bool value[] = {true}, out[4] = {};
  IntArray two{2}, scalar, flat{4};
  TfLiteTensor tensors[] = {ConstantOf(shape, two), TensorOf(value, scalar), TensorOf(out, flat)};
  SingleRun run(Register_FILL(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_TRUE(out[0] && out[1] && out[2] && out[3]);
  EXPECT_EQ(tensors[2].dims->size, 2);
}

TEST(Fill, RefusesANegativeShape) {
  const int32_t shape[] = {-2};
  float value[] = {1}, out[4];
  IntArray one{1}, scalar, flat{4};
  TfLiteTensor tensors[] = {ConstantOf(shape, one), TensorOf(value, scalar), TensorOf(out, flat)};
  SingleRun run(Register_FILL(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
}

TEST(ZerosLike, GivesZerosOfItsShape) {
  int64_t in[] = {5, 6}, out[] = {7, 8};
  IntArray two{2};
  TfLiteTensor tensors[] = {TensorOf(in, two), TensorOf(out, two)};
  SingleRun run(Register_ZEROS_LIKE(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_TRUE(out[0] == 0 && out[1] == 0);
}

TEST(Range, CountsInSteps) {
  const int32_t start[] = {7}, limit[] = {0}, delta[] = {-3};
  int32_t out[3];
  IntArray scalar, flat{3};
  TfLiteTensor tensors[] = {ConstantOf(start, scalar), ConstantOf(limit, scalar), ConstantOf(delta, scalar),
                            TensorOf(out, flat)};
  SingleRun run(Register_RANGE(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int32_t expected[] = {7, 4, 1};
  EXPECT_ARRAY_EQ(out, expected, 3);
}

TEST(Range, RefusesOnesWithoutEndOrOfAnotherLength) {
  int64_t start[] = {0}, limit[] = {INT64_MAX}, delta[] = {0}, out[3];
  IntArray scalar, flat{3};
  TfLiteTensor constants[] = {ConstantOf(start, scalar), ConstantOf(limit, scalar), ConstantOf(delta, scalar),
                              TensorOf(out, flat)};
  {
    SingleRun run(Register_RANGE(), constants);
    EXPECT_EQ(run.Prepare(), kTfLiteError);
    EXPECT_MESSAGE(run.error(), "the range has no end: delta must lead from start to limit");
  }
  TfLiteTensor computed[] = {TensorOf(start, scalar), TensorOf(limit, scalar), TensorOf(delta, scalar),
                             TensorOf(out, flat)};
  SingleRun run(Register_RANGE(), computed);
  ASSERT_EQ(run.Prepare(), kTfLiteOk);
  EXPECT_EQ(run.Invoke(), kTfLiteError);
  limit[0] = 2;
  delta[0] = 1;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the range has 2 elements, but the output 3");
}

TEST(OneHot, MarksIndicesAndLeavesThoseOutsideOff) {
  int32_t indices[] = {1, -1, 2, INT32_MAX};
  const int32_t depth[] = {3};
  int8_t on[] = {5}, off[] = {-1}, out[12];
  IntArray four{4}, scalar, flat{12};
  const TfLiteOneHotParams last = {-1};
  TfLiteTensor tensors[] = {TensorOf(indices, four), ConstantOf(depth, scalar), TensorOf(on, scalar),
                            TensorOf(off, scalar), TensorOf(out, flat)};
  SingleRun run(Register_ONE_HOT(), tensors, &last);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int8_t expected[] = {-1, 5, -1, -1, -1, -1, -1, -1, 5, -1, -1, -1};
  EXPECT_ARRAY_EQ(out, expected, 12);
}

TEST(OneHot, RefusesANegativeDepth) {
  int32_t indices[] = {1};
  const int32_t depth[] = {-3};
  int8_t on[] = {5}, off[] = {-1}, out[3];
  IntArray one{1}, scalar, flat{3};
  const TfLiteOneHotParams last = {-1};
  TfLiteTensor tensors[] = {TensorOf(indices, one), ConstantOf(depth, scalar), TensorOf(on, scalar),
                            TensorOf(off, scalar), TensorOf(out, flat)};
  SingleRun run(Register_ONE_HOT(), tensors, &last);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the depth is -3");
}

TEST(Fill, ComparesAShapeThatIsComputed) {
  int64_t shape[] = {2, 2};
  float value[] = {3};
  float out[4];
  IntArray two{2}, scalar, dims{2, 2}, flat{4};
  {
    TfLiteTensor tensors[] = {TensorOf(shape, two), TensorOf(value, scalar), TensorOf(out, dims)};
    SingleRun run(Register_FILL(), tensors);
    ASSERT_EQ(run.Run(), kTfLiteOk);
    EXPECT_EQ(out[3], 3.0f);
    static constexpr int64_t kWrong[] = {1, 3, -1, INT64_MIN, INT64_MAX};
    for (const int64_t wrong : kWrong) {
      shape[1] = wrong;
      EXPECT_EQ(run.Invoke(), kTfLiteError);
    }
    EXPECT_MESSAGE(run.error(), "dimension 1 of the computed shape is 2147483647, but of the output in the model 2");
  }
  TfLiteTensor tensors[] = {TensorOf(shape, two), TensorOf(value, scalar), TensorOf(out, flat)};
  SingleRun run(Register_FILL(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the output of a computed shape has 1 dimensions, expected 2 to 2");
}

TEST(OneHot, ComparesADepthThatIsComputed) {
  int32_t indices[] = {1}, depth[] = {2};
  int8_t on[] = {1}, off[] = {0}, out[2];
  IntArray one{1}, scalar, dims{1, 2};
  const TfLiteOneHotParams last = {-1};
  TfLiteTensor tensors[] = {TensorOf(indices, one), TensorOf(depth, scalar), TensorOf(on, scalar),
                            TensorOf(off, scalar), TensorOf(out, dims)};
  SingleRun run(Register_ONE_HOT(), tensors, &last);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[1], 1);
  depth[0] = INT32_MAX;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the depth is 2147483647, but of the output in the model 2");
}

}  // namespace
}  // namespace tflite
