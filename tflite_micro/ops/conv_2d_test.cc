#include "tflite_micro/ops/conv_2d.h"

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

const TfLiteConvParams kValid = {kTfLitePaddingValid, 1, 1, 1, 1, kTfLiteActNone, kTfLiteNoType};

// `tensors` can be used again, which a runner's own cannot.
TfLiteStatus Run(const TfLiteTensor (&tensors)[4], const TfLiteConvParams& options, bool has_bias = true) {
  TfLiteTensor copies[] = {tensors[0], tensors[1], tensors[2], tensors[3]};
  IntArray with_bias{0, 1, 2}, without_bias{0, 1, -1}, outputs{3};
  KernelRunner runner(Register_CONV_2D(), copies, 4, has_bias ? with_bias : without_bias, outputs, &options);
  if (runner.InitAndPrepare() != kTfLiteOk) return kTfLiteError;
  return runner.Invoke();
}

TEST(Conv2D, Float) {
  // Two pixels of two channels; the outputs are their sum and their difference.
  const float input[] = {1, 2, 3, 5};
  const float filter[] = {1, 1, 1, -1};
  const float bias[] = {10, 0.5f};
  float output[4];
  IntArray shape{1, 1, 2, 2}, filter_shape{2, 1, 1, 2}, bias_shape{2};
  TfLiteTensor tensors[] = {TensorOf(const_cast<float*>(input), shape), ConstantOf(filter, filter_shape),
                            ConstantOf(bias, bias_shape), TensorOf(output, shape)};
  ASSERT_EQ(Run(tensors, kValid), kTfLiteOk);
  const float expected[] = {13, -0.5f, 18, -1.5f};
  EXPECT_ARRAY_EQ(output, expected, 4);

  TfLiteConvParams relu = kValid;
  relu.activation = kTfLiteActRelu;
  ASSERT_EQ(Run(tensors, relu, /*has_bias=*/false), kTfLiteOk);
  const float clamped[] = {3, 0, 8, 0};
  EXPECT_ARRAY_EQ(output, clamped, 4);
}

TEST(Conv2D, Int8PerChannelWithZeroPoints) {
  // In real numbers: inputs 0.5, 1, -1.5 in a row; filters [1, 1] and [2, -2] along it.
  int8_t input[] = {11, 12, 7};
  const int8_t filter[] = {4, 4, 4, -4};
  const int32_t bias[] = {8, 0};  // 1, 0
  int8_t output[4];
  IntArray input_shape{1, 1, 3, 1}, filter_shape{2, 1, 2, 1}, bias_shape{2}, output_shape{1, 1, 2, 2};
  PerChannel<2> filter_scales({0.25f, 0.5f}, /*dimension=*/0);
  // Some exporters give the bias a dimension that it does not have; nobody needs it.
  PerChannel<2> bias_scales({0.125f, 0.25f}, /*dimension=*/3);
  TfLiteTensor tensors[] = {TensorOf(input, input_shape, 0.5f, 10), filter_scales.Of(ConstantOf(filter, filter_shape)),
                            bias_scales.Of(ConstantOf(bias, bias_shape)), TensorOf(output, output_shape, 0.5f, -1)};
  ASSERT_EQ(Run(tensors, kValid), kTfLiteOk);
  // 2.5, -1, then 0.5, 5; each over 0.5, and -1.
  const int8_t expected[] = {4, -3, 0, 9};
  EXPECT_ARRAY_EQ(output, expected, 4);

  TfLiteConvParams relu6 = kValid;
  relu6.activation = kTfLiteActRelu6;
  ASSERT_EQ(Run(tensors, relu6), kTfLiteOk);
  const int8_t clamped[] = {4, -1, 0, 9};
  EXPECT_ARRAY_EQ(output, clamped, 4);
}

TEST(Conv2D, Int4InGroups) {
  // Three outputs for each of two groups of three channels: 18 weights, of which those of the second channel begin in
  // the middle of a byte.
  int8_t input[] = {1, 2, 3, 10, 20, 30};
  const uint8_t filter[] = {0x01, 0x00, 0x01, 0x00, 0xF1, 0x1F, 0x87, 0x70, 0x08};
  int8_t output[6];
  IntArray input_shape{1, 1, 1, 6}, filter_shape{6, 1, 1, 3}, bias_shape{6}, output_shape{1, 1, 1, 6};
  const int32_t bias[] = {0, 0, 0, 0, 0, 100};
  TfLiteTensor weights = micro::TypedTensor(kTfLiteInt4, const_cast<uint8_t*>(filter), filter_shape, 1.0f);
  weights.allocation_type = kTfLiteMmapRo;
  TfLiteTensor tensors[] = {TensorOf(input, input_shape, 1.0f), weights, ConstantOf(bias, bias_shape, 1.0f),
                            TensorOf(output, output_shape, 1.0f)};
  ASSERT_EQ(Run(tensors, kValid), kTfLiteOk);
  // Filters [1, 0, 0], [0, 1, 0], [0, 0, 1]; [-1, -1, 1], [7, -8, 0], [7, -8, 0].
  const int8_t expected[] = {1, 2, 3, 0, -90, 10};
  EXPECT_ARRAY_EQ(output, expected, 6);
}

TEST(Conv2D, UInt8) {
  // In real numbers: inputs 1, -2; weights 3, 0.5; bias 1, 2.
  uint8_t input[] = {130, 124};
  const uint8_t filter[] = {112, 102};
  const int32_t bias[] = {8, 16};
  uint8_t output[4];
  IntArray input_shape{1, 1, 2, 1}, filter_shape{2, 1, 1, 1}, bias_shape{2}, output_shape{1, 1, 2, 2};
  TfLiteTensor tensors[] = {TensorOf(input, input_shape, 0.5f, 128), ConstantOf(filter, filter_shape, 0.25f, 100),
                            ConstantOf(bias, bias_shape, 0.125f), TensorOf(output, output_shape, 0.5f, 10)};
  ASSERT_EQ(Run(tensors, kValid), kTfLiteOk);
  const uint8_t expected[] = {18, 15, 0, 12};  // 4, 2.5; -5, 1
  EXPECT_ARRAY_EQ(output, expected, 4);
}

TEST(Conv2D, Int16WithEitherBias) {
  int16_t input[] = {1000, -3000};
  const int8_t filter[] = {100};
  const int32_t bias32[] = {50000};
  const int64_t bias64[] = {50000};
  int16_t output[2];
  IntArray shape{1, 2, 1, 1}, filter_shape{1, 1, 1, 1}, bias_shape{1};
  TfLiteTensor tensors[] = {TensorOf(input, shape, 0.5f), ConstantOf(filter, filter_shape, 0.25f),
                            ConstantOf(bias64, bias_shape, 0.125f), TensorOf(output, shape, 12.5f)};
  const int16_t expected[] = {1500, -2500};
  ASSERT_EQ(Run(tensors, kValid), kTfLiteOk);
  EXPECT_ARRAY_EQ(output, expected, 2);
  tensors[2] = ConstantOf(bias32, bias_shape, 0.125f);
  ASSERT_EQ(Run(tensors, kValid), kTfLiteOk);
  EXPECT_ARRAY_EQ(output, expected, 2);
  ASSERT_EQ(Run(tensors, kValid, /*has_bias=*/false), kTfLiteOk);
  const int16_t unbiased[] = {1000, -3000};
  EXPECT_ARRAY_EQ(output, unbiased, 2);
}

TEST(Conv2D, FloatWithInt8Weights) {
  // The largest activation is 127 * 2, so that they are quantised to 127, 1 and -32 (-31.5, away from zero).
  float input[] = {254, 2, -63};
  const int8_t filter[] = {2, -4};
  const float bias[] = {0.5f, 1};
  float output[6];
  IntArray input_shape{1, 1, 3, 1}, filter_shape{2, 1, 1, 1}, bias_shape{2}, output_shape{1, 1, 3, 2};
  TfLiteTensor tensors[] = {TensorOf(input, input_shape), ConstantOf(filter, filter_shape, 0.25f),
                            ConstantOf(bias, bias_shape), TensorOf(output, output_shape)};
  ASSERT_EQ(Run(tensors, kValid), kTfLiteOk);
  const float expected[] = {127.5f, -253, 1.5f, -1, -31.5f, 65};
  EXPECT_ARRAY_EQ(output, expected, 6);

  // Per channel, activations are quantised asymmetrically: -255 .. 0 is the whole range.
  float negative[] = {-255, -3, 0};
  tensors[0] = TensorOf(negative, input_shape);
  PerChannel<2> scales({0.25f, 0.5f}, /*dimension=*/0);
  tensors[1] = scales.Of(ConstantOf(filter, filter_shape));
  ASSERT_EQ(Run(tensors, kValid, /*has_bias=*/false), kTfLiteOk);
  const float per_channel[] = {-127.5f, 510, -1.5f, 6, 0, 0};
  EXPECT_ARRAY_EQ(output, per_channel, 6);
}

TEST(Conv2D, GivesTheOutputItsShape) {
  float input[5 * 6] = {};
  const float filter[2 * 3 * 2] = {};
  float output[2 * 3 * 3 * 2];
  IntArray input_shape{1, 5, 6, 1}, filter_shape{2, 3, 2, 1}, bias_shape{2}, unknown{36};
  TfLiteTensor tensors[] = {TensorOf(input, input_shape), ConstantOf(filter, filter_shape),
                            ConstantOf(filter, bias_shape), TensorOf(output, unknown)};
  const TfLiteConvParams options = {kTfLitePaddingSame, 2, 2, 1, 1, kTfLiteActNone, kTfLiteNoType};
  IntArray inputs{0, 1, 2}, outputs{3};
  KernelRunner runner(Register_CONV_2D(), tensors, 4, inputs, outputs, &options);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  const int expected[] = {1, 3, 3, 2};
  ASSERT_EQ(tensors[3].dims->size, 4);
  EXPECT_ARRAY_EQ(tensors[3].dims->data, expected, 4);
}

// A valid int8 operator, which each test spoils in one way.
class Refusal {
 public:
  Refusal() {
    tensors[0] = TensorOf(input, input_shape, 0.5f);
    tensors[1] = ConstantOf(filter, filter_shape, 0.5f);
    tensors[2] = ConstantOf(bias, bias_shape, 0.25f);
    tensors[3] = TensorOf(output, output_shape, 0.5f);
  }

  // Checks that Prepare refuses with `message`.
  void Expect(const char* message) {
    KernelRunner runner(Register_CONV_2D(), tensors, 4, inputs, outputs, &options);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(runner.error(), message);
  }

  int8_t input[36] = {}, filter[36] = {}, output[36];
  int32_t bias[4] = {};
  IntArray input_shape{1, 3, 3, 4}, filter_shape{2, 2, 2, 2}, output_shape{1, 2, 2, 2};
  IntArray bias_shape{2};
  IntArray inputs{0, 1, 2};
  IntArray outputs{3};
  TfLiteTensor tensors[4];
  TfLiteConvParams options = kValid;
};

TEST(Conv2D, RefusesShapesThatDoNotFit) {
  Refusal rank;
  IntArray flat{36};
  rank.tensors[0].dims = flat;
  rank.Expect("input has 1 dimensions, expected 4 to 4");

  Refusal channels;
  IntArray three{2, 2, 2, 3};
  channels.tensors[1].dims = three;
  channels.Expect(
      "input has 4 channels, filter 3 and 2 outputs: the filter's must divide the input's, and the number of groups "
      "that makes the outputs");

  Refusal groups;
  IntArray odd{3, 2, 2, 2};
  groups.tensors[1].dims = odd;
  groups.Expect(
      "input has 4 channels, filter 2 and 3 outputs: the filter's must divide the input's, and the number of groups "
      "that makes the outputs");

  Refusal empty;
  IntArray none{2, 2, 2, 0};
  empty.tensors[1].dims = none;
  empty.Expect(
      "input has 4 channels, filter 0 and 2 outputs: the filter's must divide the input's, and the number of groups "
      "that makes the outputs");

  Refusal bias;
  IntArray four{4};
  bias.tensors[2].dims = four;
  bias.Expect("bias has 4 values, expected 2");

  Refusal large;
  IntArray wide{2, 1, 4, 2};
  large.tensors[1].dims = wide;
  large.Expect("filter 4 (dilated: 4) is larger than the input 3");
}

TEST(Conv2D, RefusesAttributesOutOfRange) {
  Refusal stride;
  stride.options.stride_width = 0;
  stride.Expect("stride_w is 0, expected 1 to 65535");

  Refusal dilation;
  dilation.options.dilation_height_factor = -1;
  dilation.Expect("dilation_h_factor is -1, expected 1 to 65535");

  Refusal padding;
  padding.options.padding = kTfLitePaddingUnknown;
  padding.Expect("padding 0 is neither SAME nor VALID");

  Refusal activation;
  activation.options.activation = kTfLiteActTanh;
  activation.Expect("fused activation 4 is not one of NONE, RELU, RELU_N1_TO_1, RELU6");
}

TEST(Conv2D, RefusesQuantisationItCannotCompute) {
  Refusal scale;
  scale.tensors[3].params.scale = 0;
  scale.Expect("output has no quantisation scale, or one that is not positive and finite");

  Refusal zero_point;
  zero_point.tensors[1].params.zero_point = 3;
  zero_point.Expect("filter has zero point 3, expected 0");

  Refusal dimension;
  PerChannel<2> along_depth({0.5f, 0.25f}, /*dimension=*/3);
  dimension.tensors[1] = along_depth.Of(dimension.tensors[1]);
  dimension.Expect("filter has 2 scales along dimension 3, expected 1, or 2 along dimension 0");

  Refusal per_channel;
  uint8_t bytes[36] = {};
  PerChannel<2> two({0.5f, 0.25f}, /*dimension=*/0);
  per_channel.tensors[0] = TensorOf(bytes, per_channel.input_shape, 0.5f, 128);
  per_channel.tensors[1] = two.Of(ConstantOf(bytes, per_channel.filter_shape));
  per_channel.tensors[3] = TensorOf(bytes, per_channel.output_shape, 0.5f, 128);
  per_channel.Expect("filter of uint8 has 2 scales, expected 1");

  Refusal infinite;
  PerChannel<2> broken({0.5f, __builtin_inff()}, /*dimension=*/0);
  infinite.tensors[1] = broken.Of(infinite.tensors[1]);
  infinite.Expect("filter scale 1 is not positive and finite");
}

TEST(Conv2D, RefusesTypesThatDoNotGoTogether) {
  Refusal bias;
  int64_t wide[2] = {};
  bias.tensors[2] = ConstantOf(wide, bias.bias_shape, 0.25f);
  bias.Expect("input 2 is INT64, which is not accepted here; accepted: INT32");

  Refusal filter;
  filter.tensors[1] = ConstantOf(bias.bias, bias.filter_shape, 0.25f);
  filter.Expect("input 1 is INT32, which is not accepted here; accepted: INT8, INT4, INT2");
}

}  // namespace
}  // namespace tflite
