#include "tflite_micro/ops/pooling.h"

#include <stdint.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;

const TfLitePoolParams kTwoByTwo = {kTfLitePaddingSame, 2, 2, 2, 2, kTfLiteActNone};

TfLiteStatus Run(const TFLMRegistration& registration, TfLiteTensor input, TfLiteTensor output,
                 const TfLitePoolParams& options) {
  TfLiteTensor tensors[] = {input, output};
  IntArray inputs{0}, outputs{1};
  KernelRunner runner(registration, tensors, 2, inputs, outputs, &options);
  if (runner.InitAndPrepare() != kTfLiteOk) return kTfLiteError;
  return runner.Invoke();
}

TEST(Pooling, CountsOnlyWhatLiesInsideOfTheInput) {
  float input[] = {1, 2, 4,  //
                   3, 6, 8,  //
                   5, 7, -9};
  float output[4];
  IntArray input_shape{1, 3, 3, 1}, output_shape{1, 2, 2, 1};
  ASSERT_EQ(Run(Register_AVERAGE_POOL_2D(), TensorOf(input, input_shape), TensorOf(output, output_shape), kTwoByTwo),
            kTfLiteOk);
  const float means[] = {3, 6, 6, -9};
  EXPECT_ARRAY_EQ(output, means, 4);
  ASSERT_EQ(Run(Register_MAX_POOL_2D(), TensorOf(input, input_shape), TensorOf(output, output_shape), kTwoByTwo),
            kTfLiteOk);
  const float maxima[] = {6, 8, 7, -9};
  EXPECT_ARRAY_EQ(output, maxima, 4);
}

TEST(Pooling, RoundsIntegerMeansAwayFromZero) {
  int8_t input[] = {1, 2, -1, -2};
  int8_t output[2];
  IntArray input_shape{1, 1, 4, 1}, output_shape{1, 1, 2, 1};
  TfLitePoolParams options = kTwoByTwo;
  options.filter_height = 1;
  ASSERT_EQ(Run(Register_AVERAGE_POOL_2D(), TensorOf(input, input_shape, 0.5f, 1),
                TensorOf(output, output_shape, 0.5f, 1), options),
            kTfLiteOk);
  const int8_t expected[] = {2, -2};
  EXPECT_ARRAY_EQ(output, expected, 2);
  // Zero is 1 here.
  options.activation = kTfLiteActRelu;
  ASSERT_EQ(Run(Register_AVERAGE_POOL_2D(), TensorOf(input, input_shape, 0.5f, 1),
                TensorOf(output, output_shape, 0.5f, 1), options),
            kTfLiteOk);
  const int8_t clamped[] = {2, 1};
  EXPECT_ARRAY_EQ(output, clamped, 2);
}

TEST(Pooling, Int16) {
  int16_t input[] = {32767, 32767, -32768, -32767};
  int16_t output[2];
  IntArray input_shape{1, 1, 2, 2}, output_shape{1, 1, 1, 2};
  TfLitePoolParams options = kTwoByTwo;
  options.filter_height = 1;
  ASSERT_EQ(Run(Register_AVERAGE_POOL_2D(), TensorOf(input, input_shape, 1.0f), TensorOf(output, output_shape, 1.0f),
                options),
            kTfLiteOk);
  const int16_t means[] = {-1, 0};
  EXPECT_ARRAY_EQ(output, means, 2);
  ASSERT_EQ(
      Run(Register_MAX_POOL_2D(), TensorOf(input, input_shape, 1.0f), TensorOf(output, output_shape, 1.0f), options),
      kTfLiteOk);
  const int16_t maxima[] = {32767, 32767};
  EXPECT_ARRAY_EQ(output, maxima, 2);
}

void ExpectRefusal(TfLiteTensor input, TfLiteTensor output, const TfLitePoolParams& options, const char* message) {
  TfLiteTensor tensors[] = {input, output};
  IntArray inputs{0}, outputs{1};
  KernelRunner runner(Register_MAX_POOL_2D(), tensors, 2, inputs, outputs, &options);
  EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
  EXPECT_MESSAGE(runner.error(), message);
}

TEST(Pooling, RefusesWhatItCannotCompute) {
  float values[4] = {};
  float output[4];
  int8_t integers[4];
  IntArray shape{1, 2, 2, 1}, flat{4};
  TfLitePoolParams options = kTwoByTwo;
  ExpectRefusal(TensorOf(values, flat), TensorOf(output, shape), options, "input has 1 dimensions, expected 4 to 4");
  ExpectRefusal(TensorOf(values, shape), TensorOf(integers, shape), options,
                "output 0 is INT8, which is not accepted here; accepted: FLOAT32");
  options.filter_width = 0;
  ExpectRefusal(TensorOf(values, shape), TensorOf(output, shape), options,
                "window: input 2, filter 0, stride 2 and dilation 1 must all be positive");
  options = kTwoByTwo;
  options.stride_height = 0;
  ExpectRefusal(TensorOf(values, shape), TensorOf(output, shape), options, "stride_h is 0, expected 1 to 65535");
  options = kTwoByTwo;
  options.filter_height = options.filter_width = 1 << 20;
  ExpectRefusal(TensorOf(values, shape), TensorOf(output, shape), options, "filter of 1048576 by 1048576 is too large");
  options = kTwoByTwo;
  options.activation = kTfLiteActSigmoid;
  ExpectRefusal(TensorOf(values, shape), TensorOf(output, shape), options,
                "fused activation 6 is not one of NONE, RELU, RELU_N1_TO_1, RELU6");
}

TEST(L2Pool2D, TakesTheRootOfTheMeanOfSquares) {
  const float in[] = {3, 4, -1, 7};
  float out[2];
  micro::IntArray dims{1, 2, 2, 1}, flat{2};
  TfLiteTensor tensors[] = {micro::ConstantOf(in, dims), micro::TensorOf(out, flat)};
  const TfLitePoolParams pairs = {kTfLitePaddingValid, 2, 1, 2, 1, kTfLiteActRelu};
  micro::SingleRun run(Register_L2_POOL_2D(), tensors, &pairs);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[1], 5.0f);
  EXPECT_TRUE(out[0] > 3.5355f && out[0] < 3.5356f);
}

TEST(L2Pool2D, RefusesIntegers) {
  int8_t in[4] = {}, out[4];
  micro::IntArray dims{1, 2, 2, 1};
  TfLiteTensor tensors[] = {micro::TensorOf(in, dims, 0.5f), micro::TensorOf(out, dims, 0.5f)};
  const TfLitePoolParams single = {kTfLitePaddingValid, 1, 1, 1, 1, kTfLiteActNone};
  micro::SingleRun run(Register_L2_POOL_2D(), tensors, &single);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "input 0 is INT8, which is not accepted here; accepted: FLOAT32");
}

}  // namespace
}  // namespace tflite
