#include "tflite_micro/ops/depthwise_conv_2d.h"

#include <stdint.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::KernelRunner;
using micro::PerChannel;
using micro::TensorOf;

const TfLiteDepthwiseConvParams kValid = {kTfLitePaddingValid, 1, 1, 1, kTfLiteActNone, 1, 1};

// `tensors` can be used again, which a runner's own cannot.
TfLiteStatus Run(const TfLiteTensor (&tensors)[4], const TfLiteDepthwiseConvParams& options, bool has_bias = true) {
  TfLiteTensor copies[] = {tensors[0], tensors[1], tensors[2], tensors[3]};
  IntArray with_bias{0, 1, 2}, without_bias{0, 1}, outputs{3};
  KernelRunner runner(Register_DEPTHWISE_CONV_2D(), copies, 4, has_bias ? with_bias : without_bias, outputs, &options);
  if (runner.InitAndPrepare() != kTfLiteOk) return kTfLiteError;
  return runner.Invoke();
}

TEST(DepthwiseConv2D, FloatKeepsChannelsApart) {
  // Two columns of two channels; each channel has its own weights for left and right.
  float input[] = {1, 10, 2, 20};
  const float filter[] = {1, 3, 2, 4};
  const float bias[] = {0.5f, -1};
  float output[2];
  IntArray input_shape{1, 1, 2, 2}, filter_shape{1, 1, 2, 2}, bias_shape{2}, output_shape{1, 1, 1, 2};
  const TfLiteTensor tensors[] = {TensorOf(input, input_shape), ConstantOf(filter, filter_shape),
                                  ConstantOf(bias, bias_shape), TensorOf(output, output_shape)};
  ASSERT_EQ(Run(tensors, kValid), kTfLiteOk);
  const float expected[] = {5.5f, 109};
  EXPECT_ARRAY_EQ(output, expected, 2);
  ASSERT_EQ(Run(tensors, kValid, /*has_bias=*/false), kTfLiteOk);
  const float unbiased[] = {5, 110};
  EXPECT_ARRAY_EQ(output, unbiased, 2);
}

TEST(DepthwiseConv2D, Int4Packed) {
  // Two taps of five channels: 1, 2, 3, 4, 5 and -1, -1, -1, -1, -8.
  int8_t input[] = {1, 2, 3, 4, 5, 10, 10, 10, 10, 10};
  const uint8_t filter[] = {0x21, 0x43, 0xF5, 0xFF, 0x8F};
  const int32_t bias[] = {0, 0, 0, 0, 1};
  int8_t output[5];
  IntArray input_shape{1, 1, 2, 5}, filter_shape{1, 1, 2, 5}, bias_shape{5}, output_shape{1, 1, 1, 5};
  TfLiteTensor weights = micro::TypedTensor(kTfLiteInt4, const_cast<uint8_t*>(filter), filter_shape, 1.0f);
  weights.allocation_type = kTfLiteMmapRo;
  const TfLiteTensor tensors[] = {TensorOf(input, input_shape, 1.0f), weights, ConstantOf(bias, bias_shape, 1.0f),
                                  TensorOf(output, output_shape, 1.0f)};
  ASSERT_EQ(Run(tensors, kValid), kTfLiteOk);
  const int8_t expected[] = {-9, -6, -1, 6, -54};
  EXPECT_ARRAY_EQ(output, expected, 5);
}

TEST(DepthwiseConv2D, UInt8) {
  uint8_t input[] = {130, 124};
  const uint8_t filter[] = {112, 102};
  uint8_t output[2];
  IntArray input_shape{1, 1, 1, 2}, filter_shape{1, 1, 1, 2}, bias_shape{2}, output_shape{1, 1, 1, 2};
  const int32_t bias[] = {8, 16};
  const TfLiteTensor tensors[] = {TensorOf(input, input_shape, 0.5f, 128), ConstantOf(filter, filter_shape, 0.25f, 100),
                                  ConstantOf(bias, bias_shape, 0.125f), TensorOf(output, output_shape, 0.5f, 10)};
  ASSERT_EQ(Run(tensors, kValid), kTfLiteOk);
  const uint8_t expected[] = {18, 12};  // 1 * 3 + 1, -2 * 0.5 + 2
  EXPECT_ARRAY_EQ(output, expected, 2);
}

TEST(DepthwiseConv2D, MultiplierMakesNeighboursOfOneChannel) {
  float input[] = {1, 10};
  const float filter[] = {1, 2, 3, 4};
  float output[4];
  IntArray input_shape{1, 1, 1, 2}, filter_shape{1, 1, 1, 4}, bias_shape{4};
  const TfLiteTensor tensors[] = {TensorOf(input, input_shape), ConstantOf(filter, filter_shape),
                                  ConstantOf(filter, bias_shape), TensorOf(output, filter_shape)};
  TfLiteDepthwiseConvParams options = kValid;
  options.depth_multiplier = 2;
  ASSERT_EQ(Run(tensors, options, /*has_bias=*/false), kTfLiteOk);
  const float expected[] = {1, 2, 30, 40};
  EXPECT_ARRAY_EQ(output, expected, 4);
}

TEST(DepthwiseConv2D, Int8PerChannel) {
  // In real numbers: inputs 1, -2 and weights 2, 0.5, biases 0.5, 0.
  int8_t input[] = {7, 1};
  const int8_t filter[] = {4, 2};
  const int32_t bias[] = {2, 0};
  int8_t output[2];
  IntArray shape{1, 1, 1, 2}, bias_shape{2};
  PerChannel<2> scales({0.5f, 0.25f}, /*dimension=*/3);
  const TfLiteTensor tensors[] = {TensorOf(input, shape, 0.5f, 5), scales.Of(ConstantOf(filter, shape)),
                                  ConstantOf(bias, bias_shape, 0.25f), TensorOf(output, shape, 0.25f, 10)};
  ASSERT_EQ(Run(tensors, kValid), kTfLiteOk);
  const int8_t expected[] = {20, 6};
  EXPECT_ARRAY_EQ(output, expected, 2);
}

TEST(DepthwiseConv2D, Int16) {
  int16_t input[] = {1000, -3000};
  const int8_t filter[] = {100, 50};
  const int64_t bias[] = {50000, 0};
  int16_t output[2];
  IntArray shape{1, 1, 1, 2}, bias_shape{2};
  const TfLiteTensor tensors[] = {TensorOf(input, shape, 0.5f), ConstantOf(filter, shape, 0.25f),
                                  ConstantOf(bias, bias_shape, 0.125f), TensorOf(output, shape, 12.5f)};
  ASSERT_EQ(Run(tensors, kValid), kTfLiteOk);
  const int16_t expected[] = {1500, -1500};
  EXPECT_ARRAY_EQ(output, expected, 2);
}

// A valid float operator, which each test spoils in one way.
class Refusal {
 public:
  Refusal() {
    tensors[0] = TensorOf(input, input_shape);
    tensors[1] = ConstantOf(filter, filter_shape);
    tensors[2] = ConstantOf(bias, bias_shape);
    tensors[3] = TensorOf(output, output_shape);
  }

  // Checks that Prepare refuses with `message`.
  void Expect(const char* message) {
    KernelRunner runner(Register_DEPTHWISE_CONV_2D(), tensors, 4, inputs, outputs, &options);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(runner.error(), message);
  }

  float input[32] = {}, filter[32] = {}, bias[4] = {}, output[32];
  IntArray input_shape{1, 3, 3, 2}, filter_shape{1, 2, 2, 2}, output_shape{1, 2, 2, 2}, bias_shape{2};
  IntArray inputs{0, 1, 2}, outputs{3};
  TfLiteTensor tensors[4];
  TfLiteDepthwiseConvParams options = kValid;
};

TEST(DepthwiseConv2D, RefusesShapesThatDoNotFit) {
  Refusal batch;
  IntArray two_filters{2, 2, 2, 2};
  batch.tensors[1].dims = two_filters;
  batch.Expect("the filter's first dimension is 2, expected 1");

  Refusal depth;
  IntArray three{1, 2, 2, 3};
  depth.tensors[1].dims = three;
  depth.Expect("filter has 3 channels, which is not a multiple of the input's 2");

  Refusal empty;
  IntArray none{1, 3, 3, 0};
  empty.tensors[0].dims = none;
  empty.Expect("filter has 2 channels, which is not a multiple of the input's 0");

  Refusal bias;
  IntArray one{1};
  bias.tensors[2].dims = one;
  bias.Expect("bias has 1 values, expected 2");
}

TEST(DepthwiseConv2D, RefusesAttributesOutOfRange) {
  Refusal stride;
  stride.options.stride_height = -2;
  stride.Expect("stride_h is -2, expected 1 to 65535");

  Refusal dilation;
  dilation.options.padding = kTfLitePaddingSame;
  dilation.options.dilation_width_factor = 65536;
  dilation.Expect("dilation_w_factor is 65536, expected 1 to 65535");
}

}  // namespace
}  // namespace tflite
