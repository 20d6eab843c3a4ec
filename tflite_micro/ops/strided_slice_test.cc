#include "tflite_micro/ops/strided_slice.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;

// 0 .. 23 as [2, 3, 4].
const int8_t* Counting() {
  static int8_t values[24];
  for (int i = 0; i < 24; ++i) values[i] = static_cast<int8_t>(i);
  return values;
}

struct Result {
  TfLiteStatus status;
  int rank;
  int dims[4];
  int8_t values[24];
  char error[120];
};

template <int N>
Result Slice(const int32_t (&begin)[N], const int32_t (&end)[N], const int32_t (&strides)[N],
             const TfLiteStridedSliceParams& options) {
  Result result = {};
  IntArray in_dims{2, 3, 4}, spec_dims{N}, out_dims{24}, inputs{0, 1, 2, 3}, outputs{4};
  TfLiteTensor tensors[] = {ConstantOf(Counting(), in_dims), ConstantOf(begin, spec_dims), ConstantOf(end, spec_dims),
                            ConstantOf(strides, spec_dims), TensorOf(result.values, out_dims)};
  KernelRunner runner(Register_STRIDED_SLICE(), tensors, 5, inputs, outputs, &options);
  result.status = runner.InitAndPrepare();
  if (result.status == kTfLiteOk) result.status = runner.Invoke();
  result.rank = tensors[4].dims->size;
  for (int i = 0; i < result.rank && i < 4; ++i) result.dims[i] = tensors[4].dims->data[i];
  for (size_t i = 0; runner.error()[i] != '\0' && i + 1 < sizeof(result.error); ++i)
    result.error[i] = runner.error()[i];
  return result;
}

TEST(StridedSlice, TakesRangesOfEachDimension) {
  // [1:2, 0:3:2, 1:3]
  const Result result = Slice<3>({1, 0, 1}, {2, 3, 3}, {1, 2, 1}, {});
  ASSERT_EQ(result.status, kTfLiteOk);
  const int dims[] = {1, 2, 2};
  const int8_t values[] = {13, 14, 21, 22};
  EXPECT_EQ(result.rank, 3);
  EXPECT_ARRAY_EQ(result.dims, dims, 3);
  EXPECT_ARRAY_EQ(result.values, values, 4);
}

TEST(StridedSlice, GoesBackwardsAndPastTheEnds) {
  // [0:1, -1:-100:-2, 100:0:-1]
  const Result result = Slice<3>({0, -1, 100}, {1, -100, 0}, {1, -2, -1}, {});
  ASSERT_EQ(result.status, kTfLiteOk);
  const int dims[] = {1, 2, 3};
  const int8_t values[] = {11, 10, 9, 3, 2, 1};
  EXPECT_ARRAY_EQ(result.dims, dims, 3);
  EXPECT_ARRAY_EQ(result.values, values, 6);
}

TEST(StridedSlice, KnowsOpenEndsDroppedDimensionsAndThoseNotNamed) {
  // [-1, ::2]: the last of dimension 0, which is dropped; dimension 2 whole.
  TfLiteStridedSliceParams options = {};
  options.begin_mask = 2;
  options.end_mask = 2;
  options.shrink_axis_mask = 1;
  const Result result = Slice<2>({-1, 7}, {0, 7}, {1, 2}, options);
  ASSERT_EQ(result.status, kTfLiteOk);
  const int dims[] = {2, 4};
  const int8_t values[] = {12, 13, 14, 15, 20, 21, 22, 23};
  EXPECT_EQ(result.rank, 2);
  EXPECT_ARRAY_EQ(result.dims, dims, 2);
  EXPECT_ARRAY_EQ(result.values, values, 8);
}

TEST(StridedSlice, KnowsAnEllipsisAndNewDimensions) {
  // [..., newaxis, 3]
  TfLiteStridedSliceParams options = {};
  options.ellipsis_mask = 1;
  options.new_axis_mask = 2;
  options.shrink_axis_mask = 4;
  const Result result = Slice<3>({0, 0, 3}, {0, 0, 4}, {1, 1, 1}, options);
  ASSERT_EQ(result.status, kTfLiteOk);
  const int dims[] = {2, 3, 1};
  const int8_t values[] = {3, 7, 11, 15, 19, 23};
  EXPECT_EQ(result.rank, 3);
  EXPECT_ARRAY_EQ(result.dims, dims, 3);
  EXPECT_ARRAY_EQ(result.values, values, 6);
}

TEST(StridedSlice, CountsEndsFromTheBeginWhenTheyAreOffsets) {
  TfLiteStridedSliceParams options = {};
  options.offset = true;
  const Result result = Slice<3>({1, 1, 1}, {1, 2, 2}, {1, 1, 1}, options);
  ASSERT_EQ(result.status, kTfLiteOk);
  const int8_t values[] = {17, 18, 21, 22};
  EXPECT_ARRAY_EQ(result.values, values, 4);
}

TEST(StridedSlice, MakesAnEmptySlice) {
  const Result result = Slice<1>({1}, {1}, {1}, {});
  ASSERT_EQ(result.status, kTfLiteOk);
  EXPECT_EQ(result.dims[0], 0);
}

TEST(StridedSlice, RefusesWhatHasNoMeaning) {
  EXPECT_MESSAGE(Slice<1>({0}, {1}, {0}, {}).error, "the stride of dimension 0 is 0");
  EXPECT_MESSAGE(Slice<4>({0, 0, 0, 0}, {1, 1, 1, 1}, {1, 1, 1, 1}, {}).error,
                 "4 dimensions are sliced, but the input has 3");
  TfLiteStridedSliceParams options = {};
  options.shrink_axis_mask = 1;
  EXPECT_MESSAGE(Slice<1>({2}, {3}, {1}, options).error, "index 2 of dimension 0 is outside of its 2 elements");
  options.ellipsis_mask = 3;
  EXPECT_MESSAGE(Slice<2>({0, 0}, {0, 0}, {1, 1}, options).error, "ellipsis_mask has more than one bit set");
  EXPECT_EQ(Slice<1>({INT32_MIN}, {INT32_MAX}, {INT32_MIN}, {}).status, kTfLiteOk);
}

}  // namespace
}  // namespace tflite
