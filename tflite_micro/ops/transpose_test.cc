#include "tflite_micro/ops/transpose.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

// Runs an operator with one constant list on int8 elements.
template <int N, int M, int K>
TfLiteStatus RunWithList(const TFLMRegistration& registration, const int8_t (&in)[N], TfLiteIntArray* dims,
                         const int32_t (&list)[M], int8_t (&out)[K]) {
  IntArray list_dims{M}, out_dims{K};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), ConstantOf(list, list_dims), TensorOf(out, out_dims)};
  SingleRun run(registration, tensors);
  return run.Run();
}

template <int M>
void ExpectRefusal(const TFLMRegistration& registration, const int32_t (&list)[M], const char* reason) {
  int8_t in[6] = {}, out[6];
  IntArray dims{2, 3}, list_dims{M};
  TfLiteTensor tensors[] = {TensorOf(in, dims), ConstantOf(list, list_dims), TensorOf(out, dims)};
  SingleRun run(registration, tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), reason);
}

TEST(Transpose, PermutesDimensions) {
  int8_t out[6];
  IntArray dims{2, 3};
  ASSERT_EQ(RunWithList(Register_TRANSPOSE(), {1, 2, 3, 4, 5, 6}, dims, {1, 0}, out), kTfLiteOk);
  const int8_t expected[] = {1, 4, 2, 5, 3, 6};
  EXPECT_ARRAY_EQ(out, expected, 6);
}

TEST(Transpose, MovesTypesOfEightBytesAndShapesTheOutput) {
  const int64_t in[] = {1, 2, 3, 4, 5, 6};
  const int32_t permutation[] = {2, 0, 1};
  int64_t out[6];
  IntArray dims{1, 2, 3}, list_dims{3}, out_dims{6};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), ConstantOf(permutation, list_dims), TensorOf(out, out_dims)};
  SingleRun run(Register_TRANSPOSE(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int64_t expected[] = {1, 4, 2, 5, 3, 6};
  EXPECT_ARRAY_EQ(out, expected, 6);
  const int shape[] = {3, 1, 2};
  ASSERT_EQ(tensors[2].dims->size, 3);
  EXPECT_ARRAY_EQ(tensors[2].dims->data, shape, 3);
}

TEST(Transpose, RefusesWrongPermutations) {
  ExpectRefusal(Register_TRANSPOSE(), {0, 2}, "axis 2 is out of range for 2 dimensions");
  ExpectRefusal(Register_TRANSPOSE(), {1, 1}, "the permutation names dimension 1 twice");
  ExpectRefusal(Register_TRANSPOSE(), {0}, "the permutation has 1 entries, but the input 2 dimensions");
}

TEST(ReverseV2, ReversesTheNamedDimensions) {
  int8_t out[6];
  IntArray dims{2, 3};
  ASSERT_EQ(RunWithList(Register_REVERSE_V2(), {1, 2, 3, 4, 5, 6}, dims, {-1}, out), kTfLiteOk);
  const int8_t rows[] = {3, 2, 1, 6, 5, 4};
  EXPECT_ARRAY_EQ(out, rows, 6);
  ASSERT_EQ(RunWithList(Register_REVERSE_V2(), {1, 2, 3, 4, 5, 6}, dims, {0, 1}, out), kTfLiteOk);
  const int8_t all[] = {6, 5, 4, 3, 2, 1};
  EXPECT_ARRAY_EQ(out, all, 6);
}

TEST(ReverseV2, RefusesADimensionNamedTwice) {
  ExpectRefusal(Register_REVERSE_V2(), {1, -1}, "dimension 1 is to be reversed twice");
}

TEST(BroadcastTo, RepeatsDimensionsOfOne) {
  int8_t out[12];
  IntArray dims{2, 1};
  ASSERT_EQ(RunWithList(Register_BROADCAST_TO(), {1, 2}, dims, {2, 2, 3}, out), kTfLiteOk);
  const int8_t expected[] = {1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2};
  EXPECT_ARRAY_EQ(out, expected, 12);
}

TEST(BroadcastTo, RefusesOtherShapes) {
  ExpectRefusal(Register_BROADCAST_TO(), {3, 3}, "dimension 0 of the input is 2 and cannot be broadcast to 3");
  ExpectRefusal(Register_BROADCAST_TO(), {3}, "the shape has 1 dimensions, expected those of the input, 2, to 8");
}

TEST(Tile, RepeatsTheWhole) {
  int8_t out[8];
  IntArray dims{2, 1};
  ASSERT_EQ(RunWithList(Register_TILE(), {1, 2}, dims, {2, 2}, out), kTfLiteOk);
  const int8_t expected[] = {1, 1, 2, 2, 1, 1, 2, 2};
  EXPECT_ARRAY_EQ(out, expected, 8);
}

TEST(Tile, RefusesNegativeMultiples) { ExpectRefusal(Register_TILE(), {1, -2}, "the multiple of dimension 1 is -2"); }

TEST(DepthToSpace, AndBack) {
  const int16_t in[] = {1, 2, 3, 4, 5, 6, 7, 8};
  int16_t space[8], deep[8];
  IntArray dims{1, 1, 2, 4}, space_dims{1, 2, 4, 1}, flat_dims{8};
  const TfLiteDepthToSpaceParams to_space = {2};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(space, flat_dims)};
  SingleRun run(Register_DEPTH_TO_SPACE(), tensors, &to_space);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int16_t expected[] = {1, 2, 5, 6, 3, 4, 7, 8};
  EXPECT_ARRAY_EQ(space, expected, 8);

  const TfLiteSpaceToDepthParams to_depth = {2};
  TfLiteTensor back[] = {TensorOf(space, space_dims), TensorOf(deep, flat_dims)};
  SingleRun run_back(Register_SPACE_TO_DEPTH(), back, &to_depth);
  ASSERT_EQ(run_back.Run(), kTfLiteOk);
  EXPECT_ARRAY_EQ(deep, in, 8);
}

TEST(DepthToSpace, RefusesBlocksThatDoNotFit) {
  int8_t in[6] = {}, out[6];
  IntArray dims{1, 1, 1, 6};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims)};
  const TfLiteDepthToSpaceParams two = {2}, none = {0};
  {
    SingleRun run(Register_DEPTH_TO_SPACE(), tensors, &two);
    EXPECT_EQ(run.Prepare(), kTfLiteError);
    EXPECT_MESSAGE(run.error(), "the depth 6 is not a multiple of 4, the square of block_size");
  }
  SingleRun run(Register_DEPTH_TO_SPACE(), tensors, &none);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "block_size is 0, expected 1 to 46340");
}

TEST(BroadcastTo, ComparesAShapeThatIsComputed) {
  int8_t in[] = {1, 2}, out[4];
  int32_t shape[] = {2, 2};
  IntArray two{2}, dims{2, 2};
  TfLiteTensor tensors[] = {TensorOf(in, two), TensorOf(shape, two), TensorOf(out, dims)};
  SingleRun run(Register_BROADCAST_TO(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[3], 2);
  shape[0] = 3;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "dimension 0 of the computed shape is 3, but of the output in the model 2");
}

TEST(Tile, ComparesMultiplesThatAreComputed) {
  int8_t in[] = {1, 2}, out[6];
  int64_t multiples[] = {3};
  IntArray two{2}, one{1}, six{6}, five{5};
  {
    TfLiteTensor tensors[] = {TensorOf(in, two), TensorOf(multiples, one), TensorOf(out, six)};
    SingleRun run(Register_TILE(), tensors);
    ASSERT_EQ(run.Run(), kTfLiteOk);
    EXPECT_EQ(out[5], 2);
    static constexpr int64_t kWrong[] = {2, -3, INT64_MIN, INT64_MAX};
    for (const int64_t wrong : kWrong) {
      multiples[0] = wrong;
      EXPECT_EQ(run.Invoke(), kTfLiteError);
    }
    EXPECT_MESSAGE(run.error(), "dimension 0 is 2, and its multiple 2147483647, but the output in the model has 6");
  }
  TfLiteTensor tensors[] = {TensorOf(in, two), TensorOf(multiples, one), TensorOf(out, five)};
  SingleRun run(Register_TILE(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "dimension 0 of the output is 5, which is no multiple of the input's, 2");
}

}  // namespace
}  // namespace tflite
