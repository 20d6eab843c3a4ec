#include "tflite_micro/ops/conv_3d.h"

#include <stdint.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;

const TfLiteConv3DParams kValid = {kTfLitePaddingValid, 1, 1, 1, 1, 1, 1, kTfLiteActNone};

TEST(Conv3D, SumsOverDepth) {
  // Three slices of one pixel; the window sees two, and has two outputs: their sum and their difference.
  float input[] = {1, 10, 100};
  const float filter[] = {1, 1, 1, -1};
  const float bias[] = {0.5f, 0};
  float output[4];
  IntArray input_shape{1, 3, 1, 1, 1}, filter_shape{2, 1, 1, 1, 2}, bias_shape{2}, unknown{4};
  TfLiteTensor tensors[] = {TensorOf(input, input_shape), ConstantOf(filter, filter_shape),
                            ConstantOf(bias, bias_shape), TensorOf(output, unknown)};
  IntArray inputs{0, 1, 2}, outputs{3};
  KernelRunner runner(Register_CONV_3D(), tensors, 4, inputs, outputs, &kValid);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  const int expected_shape[] = {1, 2, 1, 1, 2};
  ASSERT_EQ(tensors[3].dims->size, 5);
  EXPECT_ARRAY_EQ(tensors[3].dims->data, expected_shape, 5);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  const float expected[] = {11.5f, -9, 110.5f, -90};
  EXPECT_ARRAY_EQ(output, expected, 4);
}

TEST(Conv3DTranspose, SpreadsOverDepth) {
  const int32_t wanted[] = {1, 5, 1, 1, 1};
  float input[] = {1, 10};
  const float filter[] = {1, 2, 3};
  float output[5];
  IntArray five{5}, input_shape{1, 2, 1, 1, 1}, filter_shape{3, 1, 1, 1, 1}, output_shape{1, 5, 1, 1, 1};
  TfLiteTensor tensors[] = {ConstantOf(wanted, five), ConstantOf(filter, filter_shape), TensorOf(input, input_shape),
                            TensorOf(output, output_shape)};
  IntArray inputs{0, 1, 2}, outputs{3};
  TfLiteConv3DParams options = kValid;
  options.stride_depth = 2;
  KernelRunner runner(Register_CONV_3D_TRANSPOSE(), tensors, 4, inputs, outputs, &options);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  const float expected[] = {1, 2, 13, 20, 30};
  EXPECT_ARRAY_EQ(output, expected, 5);
}

// A valid CONV_3D, which each test spoils in one way.
class Refusal {
 public:
  void Expect(const char* message) {
    KernelRunner runner(Register_CONV_3D(), tensors, 4, inputs, outputs, &options);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(runner.error(), message);
  }

  float data[64] = {};
  IntArray input_shape{1, 2, 2, 2, 4}, filter_shape{1, 1, 1, 4, 2}, bias_shape{2}, output_shape{1, 2, 2, 2, 2};
  IntArray inputs{0, 1, 2}, outputs{3};
  TfLiteTensor tensors[4] = {TensorOf(data, input_shape), ConstantOf(data, filter_shape), ConstantOf(data, bias_shape),
                             TensorOf(data, output_shape)};
  TfLiteConv3DParams options = kValid;
};

TEST(Conv3D, Refuses) {
  Refusal rank;
  IntArray flat{32};
  rank.tensors[0].dims = flat;
  rank.Expect("input has 1 dimensions, expected 5 to 5");

  Refusal channels;
  IntArray three{1, 1, 1, 3, 2};
  channels.tensors[1].dims = three;
  channels.Expect(
      "input has 4 channels, filter 3 and 2 outputs: the filter's must divide the input's, and the number of groups "
      "that makes the outputs");

  Refusal bias;
  IntArray four{4};
  bias.tensors[2].dims = four;
  bias.Expect("bias has 4 values, expected 2");

  Refusal stride;
  stride.options.stride_depth = 0;
  stride.Expect("stride_d is 0, expected 1 to 65535");

  Refusal dilation;
  dilation.options.dilation_width_factor = -1;
  dilation.Expect("dilation_w_factor is -1, expected 1 to 65535");

  Refusal large;
  IntArray tall{1, 3, 1, 4, 2};
  large.tensors[1].dims = tall;
  large.Expect("filter 3 (dilated: 3) is larger than the input 2");

  Refusal empty;
  IntArray none{0, 1, 1, 4, 2};
  empty.tensors[1].dims = none;
  empty.Expect("window: input 2, filter 0, stride 1 and dilation 1 must all be positive");

  Refusal type;
  int8_t bytes[32] = {};
  type.tensors[0] = TensorOf(bytes, type.input_shape, 0.5f);
  type.Expect("input 0 is INT8, which is not accepted here; accepted: FLOAT32");
}

// A valid CONV_3D_TRANSPOSE, likewise.
class TransposeRefusal {
 public:
  void Expect(const char* message) {
    KernelRunner runner(Register_CONV_3D_TRANSPOSE(), tensors, 5, inputs, outputs, &options);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(runner.error(), message);
  }

  float data[64] = {};
  int32_t wanted[5] = {1, 3, 3, 3, 1};
  IntArray five{5}, filter_shape{2, 2, 2, 1, 2}, input_shape{1, 2, 2, 2, 2}, bias_shape{1}, output_shape{1, 3, 3, 3, 1};
  IntArray inputs{0, 1, 2, 3}, outputs{4};
  TfLiteTensor tensors[5] = {ConstantOf(wanted, five), ConstantOf(data, filter_shape), TensorOf(data, input_shape),
                             ConstantOf(data, bias_shape), TensorOf(data, output_shape)};
  TfLiteConv3DParams options = kValid;
};

TEST(Conv3DTranspose, Refuses) {
  TransposeRefusal shape;
  shape.wanted[2] = -3;
  shape.Expect("output shape [1, 3, -3, 3, 1] contradicts a batch of 1 and a filter of 1 output channels");

  TransposeRefusal larger;
  larger.wanted[1] = 4;
  larger.Expect("dimension 1 of an output of 4 needs an input of 3, but it is 2");

  TransposeRefusal channels;
  IntArray three{2, 2, 2, 1, 3};
  channels.tensors[1].dims = three;
  channels.Expect("filter takes 3 channels to 1, input has 2");

  TransposeRefusal count;
  IntArray four{4};
  count.tensors[0].dims = four;
  count.Expect("output shape has 4 values, expected 5");

  TransposeRefusal stride;
  stride.options.stride_height = 0;
  stride.Expect("stride_h is 0, expected 1 to 65535");
}

TEST(Conv3DTranspose, ShapeAtRunTime) {
  TransposeRefusal computed;
  computed.tensors[0] = TensorOf(computed.wanted, computed.five);
  KernelRunner runner(Register_CONV_3D_TRANSPOSE(), computed.tensors, 5, computed.inputs, computed.outputs,
                      &computed.options);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  EXPECT_EQ(runner.Invoke(), kTfLiteOk);
  computed.wanted[3] = 30;
  EXPECT_EQ(runner.Invoke(), kTfLiteError);
  EXPECT_MESSAGE(runner.error(), "dimension 3 of the computed shape is 30, but of the output in the model 3");
}

}  // namespace
}  // namespace tflite
