#include "tflite_micro/ops/scatter.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(ScatterNd, AddsRowsAndChecksIndices) {
  int32_t indices[] = {2, 0, 2};
  int8_t updates[] = {1, 2, 3, 4, 127, 6};
  const int32_t shape[] = {4, 2};
  int8_t out[8];
  IntArray index_dims{3, 1}, update_dims{3, 2}, two{2}, out_dims{4, 2};
  TfLiteTensor tensors[] = {TensorOf(indices, index_dims), TensorOf(updates, update_dims), ConstantOf(shape, two),
                            TensorOf(out, out_dims)};
  SingleRun run(Register_SCATTER_ND(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  // 1 + 127 wraps around.
  const int8_t expected[] = {3, 4, 0, 0, -128, 8, 0, 0};
  EXPECT_ARRAY_EQ(out, expected, 8);
  static constexpr int32_t kWrong[] = {-1, 4, INT32_MIN, INT32_MAX};
  for (const int32_t wrong : kWrong) {
    indices[1] = wrong;
    EXPECT_EQ(run.Invoke(), kTfLiteError);
  }
  EXPECT_MESSAGE(run.error(), "index 0 of tuple 1 is 2147483647, expected 0 to 3");
}

TEST(ScatterNd, ChecksAShapeThatIsComputed) {
  int64_t indices[] = {1};
  float updates[] = {5};
  int64_t shape[] = {3};
  float out[3];
  IntArray index_dims{1, 1}, one{1}, three{3};
  TfLiteTensor tensors[] = {TensorOf(indices, index_dims), TensorOf(updates, one), TensorOf(shape, one),
                            TensorOf(out, three)};
  SingleRun run(Register_SCATTER_ND(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const float expected[] = {0, 5, 0};
  EXPECT_ARRAY_EQ(out, expected, 3);
  shape[0] = int64_t{1} << 40;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "dimension 0 of the computed shape is 2147483647, but of the output in the model 3");
}

TEST(ScatterNd, RefusesUpdatesOfAnotherShape) {
  int32_t indices[2] = {};
  float updates[4] = {}, out[6];
  const int32_t shape[] = {3, 2};
  IntArray index_dims{2, 1}, three_rows{3, 2}, flat{4}, two{2};
  TfLiteTensor tensors[] = {TensorOf(indices, index_dims), TensorOf(updates, three_rows), ConstantOf(shape, two),
                            TensorOf(out, three_rows)};
  SingleRun run(Register_SCATTER_ND(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "dimension 0 of the updates is 3, where the list of indices has 2");
  TfLiteTensor flat_tensors[] = {TensorOf(indices, index_dims), TensorOf(updates, flat), ConstantOf(shape, two),
                                 TensorOf(out, three_rows)};
  SingleRun flat_run(Register_SCATTER_ND(), flat_tensors);
  EXPECT_EQ(flat_run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(flat_run.error(), "the updates (input 1) has 1 dimensions, expected 2 to 2");
}

TEST(ScatterNd, RefusesShapesThatCannotBe) {
  int32_t indices[] = {0};
  float updates[] = {1}, out[1];
  int32_t shape[] = {-1};
  const int32_t large[] = {65536, 65536};
  IntArray index_dims{1, 1}, pair_dims{1, 2}, one{1}, two{2}, square{1, 1};
  TfLiteTensor tensors[] = {TensorOf(indices, index_dims), TensorOf(updates, one), ConstantOf(shape, one),
                            TensorOf(out, one)};
  SingleRun run(Register_SCATTER_ND(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  TfLiteTensor large_tensors[] = {TensorOf(indices, pair_dims), TensorOf(updates, one), ConstantOf(large, two),
                                  TensorOf(out, square)};
  SingleRun large_run(Register_SCATTER_ND(), large_tensors);
  EXPECT_EQ(large_run.Prepare(), kTfLiteError);
}

TEST(SegmentSum, HasAsManyRowsAsSegments) {
  float in[] = {1, 2, 3, 4, 5, 6, 7, 8};
  int32_t segments[] = {0, 0, 1, 2};
  float out[8];
  IntArray dims{4, 2}, four{4};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(segments, four), TensorOf(out, dims)};
  SingleRun run(Register_SEGMENT_SUM(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const float expected[] = {4, 6, 5, 6, 7, 8};
  EXPECT_EQ(tensors[2].dims->data[0], 3);
  EXPECT_ARRAY_EQ(out, expected, 6);
  for (int32_t& segment : segments) segment = 0;
  ASSERT_EQ(run.Invoke(), kTfLiteOk);
  EXPECT_EQ(tensors[2].dims->data[0], 1);
  EXPECT_EQ(out[1], 20.0f);
  static constexpr int32_t kWrong[] = {-1, 2, INT32_MIN, INT32_MAX};
  for (const int32_t wrong : kWrong) {
    segments[2] = wrong;
    EXPECT_EQ(run.Invoke(), kTfLiteError);
  }
  EXPECT_MESSAGE(run.error(),
                 "row 2 is of segment 2147483647 and the one before of 0; it must be the same or the next");
  segments[2] = 1;
  segments[3] = 0;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
  segments[0] = 1;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
}

TEST(SegmentSum, KnowsItsShapeFromConstantSegments) {
  int16_t in[] = {1, 2, 3};
  const int32_t segments[] = {0, 1, 1}, beyond[] = {0, 1, 3};
  int16_t out[3];
  IntArray three{3}, two{2};
  TfLiteTensor tensors[] = {TensorOf(in, three), ConstantOf(segments, three), TensorOf(out, two)};
  SingleRun run(Register_SEGMENT_SUM(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(tensors[2].allocation_type, kTfLiteArenaRw);
  EXPECT_EQ(out[1], 5);
  TfLiteTensor beyond_tensors[] = {TensorOf(in, three), ConstantOf(beyond, three), TensorOf(out, two)};
  SingleRun beyond_run(Register_SEGMENT_SUM(), beyond_tensors);
  EXPECT_EQ(beyond_run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(beyond_run.error(), "the last row is of segment 3, of at most 3");
}

TEST(SegmentSum, RefusesAnotherNumberOfSegments) {
  float in[3], out[3];
  int32_t segments[2] = {};
  IntArray three{3}, two{2};
  TfLiteTensor tensors[] = {TensorOf(in, three), TensorOf(segments, two), TensorOf(out, three)};
  SingleRun run(Register_SEGMENT_SUM(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "there are 2 segments (input 1) for 3 rows");
}

TEST(SparseToDense, PutsValuesAndChecksIndices) {
  int32_t indices[] = {0, 1, 1, 2};
  const int32_t shape[] = {2, 3};
  int16_t values[] = {5, 6}, other[] = {-1};
  int16_t out[6];
  IntArray index_dims{2, 2}, two{2}, scalar, dims{2, 3};
  TfLiteTensor tensors[] = {TensorOf(indices, index_dims), ConstantOf(shape, two), TensorOf(values, two),
                            TensorOf(other, scalar), TensorOf(out, dims)};
  SingleRun run(Register_SPARSE_TO_DENSE(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int16_t expected[] = {-1, 5, -1, -1, -1, 6};
  EXPECT_ARRAY_EQ(out, expected, 6);
  indices[3] = 3;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "index 1 of tuple 1 is 3, expected 0 to 2");
  indices[3] = -1;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
}

TEST(SparseToDense, RefusesIndicesThatDoNotGoWithTheShape) {
  int64_t indices[3] = {};
  const int64_t shape[] = {2, 3};
  float values[3] = {}, other[1] = {}, out[6];
  IntArray three{3}, two{2}, scalar, dims{2, 3}, empty_tuples{3, 0};
  TfLiteTensor tensors[] = {TensorOf(indices, three), ConstantOf(shape, two), TensorOf(values, three),
                            TensorOf(other, scalar), TensorOf(out, dims)};
  SingleRun run(Register_SPARSE_TO_DENSE(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "an index has 1 coordinates, but the output 2 dimensions");
  tensors[0] = TensorOf(indices, empty_tuples);
  SingleRun empty_run(Register_SPARSE_TO_DENSE(), tensors);
  EXPECT_EQ(empty_run.Prepare(), kTfLiteError);
}

}  // namespace
}  // namespace tflite
