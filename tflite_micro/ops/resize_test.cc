#include "tflite_micro/ops/resize.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(ResizeNearestNeighbor, RepeatsPixels) {
  const int64_t in[] = {1, 2, 3, 4};
  const int32_t size[] = {2, 4};
  int64_t out[8];
  IntArray dims{1, 2, 2, 1}, two{2}, flat{8};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), ConstantOf(size, two), TensorOf(out, flat)};
  const TfLiteResizeNearestNeighborParams plain = {false, false};
  SingleRun run(Register_RESIZE_NEAREST_NEIGHBOR(), tensors, &plain);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int64_t expected[] = {1, 1, 2, 2, 3, 3, 4, 4};
  EXPECT_ARRAY_EQ(out, expected, 8);
}

TEST(ResizeBilinear, InterpolatesAndRounds) {
  const int8_t in[] = {0, 3, -3, 0};
  const int32_t size[] = {2, 4};
  int8_t out[8];
  IntArray dims{1, 2, 2, 1}, two{2}, flat{8};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), ConstantOf(size, two), TensorOf(out, flat)};
  const TfLiteResizeBilinearParams plain = {false, false};
  SingleRun run(Register_RESIZE_BILINEAR(), tensors, &plain);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int8_t expected[] = {0, 2, 3, 3, -3, -2, 0, 0};
  EXPECT_ARRAY_EQ(out, expected, 8);
}

TEST(ResizeBilinear, RefusesAnEmptySizeAndBothOptions) {
  float in[4] = {}, out[4];
  const int32_t size[] = {0, 2};
  IntArray dims{1, 2, 2, 1}, two{2};
  TfLiteTensor tensors[] = {TensorOf(in, dims), ConstantOf(size, two), TensorOf(out, dims)};
  const TfLiteResizeBilinearParams plain = {false, false}, both = {true, true};
  {
    SingleRun run(Register_RESIZE_BILINEAR(), tensors, &plain);
    EXPECT_EQ(run.Prepare(), kTfLiteError);
    EXPECT_MESSAGE(run.error(), "2 by 2 pixels cannot become 0 by 2; all must be positive");
  }
  SingleRun run(Register_RESIZE_BILINEAR(), tensors, &both);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "align_corners and half_pixel_centers exclude each other");
}

TEST(ResizeNearestNeighbor, ComparesASizeThatIsComputed) {
  int8_t in[] = {1}, out[2];
  int32_t size[] = {1, 2};
  IntArray dims{1, 1, 1, 1}, two{2}, wide{1, 1, 2, 1};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(size, two), TensorOf(out, wide)};
  const TfLiteResizeNearestNeighborParams plain = {false, false};
  SingleRun run(Register_RESIZE_NEAREST_NEIGHBOR(), tensors, &plain);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[1], 1);
  size[0] = INT32_MAX;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the size is 2147483647 by 2, but of the output in the model 1 by 2");
}

}  // namespace
}  // namespace tflite
