#include "tflite_micro/ops/fully_connected.h"

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

constexpr TfLiteFullyConnectedParams kPlain = {kTfLiteActNone, kTfLiteFullyConnectedWeightsFormatDefault, false, false,
                                               kTfLiteNoType};

// `tensors` can be used again, which a runner's own cannot.
TfLiteStatus Run(const TfLiteTensor (&tensors)[4], const TfLiteFullyConnectedParams& options, bool has_bias = true) {
  TfLiteTensor copies[] = {tensors[0], tensors[1], tensors[2], tensors[3]};
  IntArray with_bias{0, 1, 2}, without_bias{0, 1, -1}, outputs{3};
  KernelRunner runner(Register_FULLY_CONNECTED(), copies, 4, has_bias ? with_bias : without_bias, outputs, &options);
  if (runner.InitAndPrepare() != kTfLiteOk) return kTfLiteError;
  return runner.Invoke();
}

TEST(FullyConnected, Float) {
  float input[] = {1, 2, 3, 4};
  const float filter[] = {1, 1, 1, -1, 0, 2};
  const float bias[] = {10, 0, -20};
  float output[6];
  IntArray input_shape{2, 2}, filter_shape{3, 2}, bias_shape{3}, output_shape{2, 3};
  const TfLiteTensor tensors[] = {TensorOf(input, input_shape), ConstantOf(filter, filter_shape),
                                  ConstantOf(bias, bias_shape), TensorOf(output, output_shape)};
  ASSERT_EQ(Run(tensors, kPlain), kTfLiteOk);
  const float expected[] = {13, -1, -16, 17, -1, -12};
  EXPECT_ARRAY_EQ(output, expected, 6);
  TfLiteFullyConnectedParams relu = kPlain;
  relu.activation = kTfLiteActRelu;
  ASSERT_EQ(Run(tensors, relu, /*has_bias=*/false), kTfLiteOk);
  const float clamped[] = {3, 0, 4, 7, 0, 8};
  EXPECT_ARRAY_EQ(output, clamped, 6);
}

TEST(FullyConnected, Int8WithZeroPointsEverywhere) {
  // In real numbers: inputs 1, -2; weights 0.5, 1 and -1, 1; biases 0.25, 0.
  int8_t input[] = {5, -1};
  const int8_t filter[] = {5, 7, -1, 7};
  const int32_t bias[] = {2, 0};
  int8_t output[2];
  IntArray input_shape{1, 2}, filter_shape{2, 2}, bias_shape{2}, output_shape{1, 2};
  const TfLiteTensor tensors[] = {TensorOf(input, input_shape, 0.5f, 3), ConstantOf(filter, filter_shape, 0.25f, 3),
                                  ConstantOf(bias, bias_shape, 0.125f), TensorOf(output, output_shape, 0.25f, -10)};
  ASSERT_EQ(Run(tensors, kPlain), kTfLiteOk);
  const int8_t expected[] = {-15, -22};
  EXPECT_ARRAY_EQ(output, expected, 2);
}

TEST(FullyConnected, Int8PerChannel) {
  int8_t input[] = {10, 20};
  const int8_t filter[] = {1, 1, 1, 1};
  int8_t output[2];
  IntArray input_shape{1, 2}, filter_shape{2, 2}, bias_shape{2}, output_shape{1, 2};
  const int32_t bias[] = {0, 0};
  PerChannel<2> scales({1, 0.5f}, /*dimension=*/0);
  const TfLiteTensor tensors[] = {TensorOf(input, input_shape, 1.0f), scales.Of(ConstantOf(filter, filter_shape)),
                                  ConstantOf(bias, bias_shape, 1.0f), TensorOf(output, output_shape, 1.0f)};
  ASSERT_EQ(Run(tensors, kPlain), kTfLiteOk);
  const int8_t expected[] = {30, 15};
  EXPECT_ARRAY_EQ(output, expected, 2);
}

TEST(FullyConnected, Int16WithEitherBias) {
  int16_t input[] = {1000, -3000};
  const int8_t filter[] = {100, 50};
  const int32_t bias32[] = {30000};
  const int64_t bias64[] = {30000};
  int16_t output[1];
  IntArray input_shape{1, 2}, filter_shape{1, 2}, bias_shape{1}, output_shape{1, 1};
  TfLiteTensor tensors[] = {TensorOf(input, input_shape, 0.5f), ConstantOf(filter, filter_shape, 0.25f),
                            ConstantOf(bias64, bias_shape, 0.125f), TensorOf(output, output_shape, 1.25f)};
  ASSERT_EQ(Run(tensors, kPlain), kTfLiteOk);
  EXPECT_EQ(output[0], -2000);
  tensors[2] = ConstantOf(bias32, bias_shape, 0.125f);
  ASSERT_EQ(Run(tensors, kPlain), kTfLiteOk);
  EXPECT_EQ(output[0], -2000);
}

// Prepares with an input of [2, 3, 4] and returns the shape that the output gets.
void ExpectShape(int depth, bool keep_num_dims, int rank, const int* expected) {
  float values[24] = {};
  float output[24];
  IntArray input_shape{2, 3, 4}, filter_shape{2, depth}, unknown{24}, inputs{0, 1}, outputs{2};
  TfLiteTensor tensors[] = {TensorOf(values, input_shape), ConstantOf(values, filter_shape), TensorOf(output, unknown)};
  TfLiteFullyConnectedParams options = kPlain;
  options.keep_num_dims = keep_num_dims;
  KernelRunner runner(Register_FULLY_CONNECTED(), tensors, 3, inputs, outputs, &options);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  ASSERT_EQ(tensors[2].dims->size, rank);
  EXPECT_ARRAY_EQ(tensors[2].dims->data, expected, static_cast<size_t>(rank));
}

TEST(FullyConnected, GivesTheOutputItsShape) {
  const int rows[] = {6, 2};
  ExpectShape(4, false, 2, rows);
  const int flattened[] = {2, 2};
  ExpectShape(12, false, 2, flattened);
  const int kept[] = {2, 3, 2};
  ExpectShape(4, true, 3, kept);
}

TEST(FullyConnected, Int2RowsThatBeginWithinAByte) {
  // Five rows of three: 0, 1, -2; -1, 1, 0; 1, 1, 1; -2, -2, -2; 0, 0, -1.
  int8_t input[] = {1, 2, 3, 10, 20, 30};
  const uint8_t filter[] = {0xE4, 0x51, 0xA9, 0x30};
  const int32_t bias[] = {0, 1, 2, 3, 4};
  int8_t output[10];
  IntArray input_shape{2, 3}, filter_shape{5, 3}, bias_shape{5}, output_shape{2, 5};
  TfLiteTensor weights = micro::TypedTensor(kTfLiteInt2, const_cast<uint8_t*>(filter), filter_shape, 1.0f);
  weights.allocation_type = kTfLiteMmapRo;
  const TfLiteTensor tensors[] = {TensorOf(input, input_shape, 1.0f), weights, ConstantOf(bias, bias_shape, 1.0f),
                                  TensorOf(output, output_shape, 1.0f)};
  ASSERT_EQ(Run(tensors, kPlain), kTfLiteOk);
  const int8_t expected[] = {-4, 2, 8, -9, 1, -40, 11, 62, -117, -26};
  EXPECT_ARRAY_EQ(output, expected, 10);
}

TEST(FullyConnected, UInt8) {
  // In real numbers: inputs 1, -2; weights 0.5, 1 and -1, 1; biases 0.25, 0.
  uint8_t input[] = {133, 127};
  const uint8_t filter[] = {202, 204, 196, 204};
  const int32_t bias[] = {2, 0};
  uint8_t output[2];
  IntArray input_shape{1, 2}, filter_shape{2, 2}, bias_shape{2}, output_shape{1, 2};
  const TfLiteTensor tensors[] = {TensorOf(input, input_shape, 0.5f, 131), ConstantOf(filter, filter_shape, 0.25f, 200),
                                  ConstantOf(bias, bias_shape, 0.125f), TensorOf(output, output_shape, 0.25f, 20)};
  ASSERT_EQ(Run(tensors, kPlain), kTfLiteOk);
  const uint8_t expected[] = {15, 8};
  EXPECT_ARRAY_EQ(output, expected, 2);
}

TEST(FullyConnected, FloatWithInt4Weights) {
  // Each row has its own scale: 2 and 0.5. Weights 1, -2, 3.
  float input[] = {254, 0, -63, 63.5f, 1, 0.25f};
  const uint8_t filter[] = {0xE1, 0x03};
  float output[2];
  IntArray input_shape{2, 3}, filter_shape{1, 3}, bias_shape{1}, output_shape{2, 1};
  const float bias[] = {0.5f};
  TfLiteTensor weights = micro::TypedTensor(kTfLiteInt4, const_cast<uint8_t*>(filter), filter_shape, 0.5f);
  weights.allocation_type = kTfLiteMmapRo;
  TfLiteTensor tensors[] = {TensorOf(input, input_shape), weights, ConstantOf(bias, bias_shape),
                            TensorOf(output, output_shape)};
  ASSERT_EQ(Run(tensors, kPlain), kTfLiteOk);
  // 127 - 96 = 31; 127 - 4 + 3 = 126.
  const float expected[] = {31.5f, 32};
  EXPECT_ARRAY_EQ(output, expected, 2);
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
    KernelRunner runner(Register_FULLY_CONNECTED(), tensors, 4, inputs, outputs, &options);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(runner.error(), message);
  }

  int8_t input[16] = {}, filter[16] = {}, output[16];
  int32_t bias[4] = {};
  IntArray input_shape{2, 4}, filter_shape{3, 4}, bias_shape{3}, output_shape{2, 3};
  IntArray inputs{0, 1, 2}, outputs{3};
  TfLiteTensor tensors[4];
  TfLiteFullyConnectedParams options = kPlain;
};

TEST(FullyConnected, RefusesShapesThatDoNotFit) {
  Refusal depth;
  IntArray three{3, 3};
  depth.tensors[1].dims = three;
  depth.Expect("input has 8 elements, which do not make rows for the filter of [3, 3]");

  Refusal empty;
  IntArray none{3, 0};
  empty.tensors[1].dims = none;
  empty.Expect("input has 8 elements, which do not make rows for the filter of [3, 0]");

  Refusal last;
  IntArray two{3, 2};
  last.tensors[1].dims = two;
  last.options.keep_num_dims = true;
  last.Expect("input's last dimension is 4, the filter's 2: they must agree to keep the others");

  Refusal rank;
  IntArray cube{3, 2, 2};
  rank.tensors[1].dims = cube;
  rank.Expect("filter has 3 dimensions, expected 2 to 2");

  Refusal bias;
  IntArray four{4};
  bias.tensors[2].dims = four;
  bias.Expect("bias has 4 values, expected 3");
}

TEST(FullyConnected, RefusesWhatItCannotCompute) {
  Refusal shuffled;
  shuffled.options.weights_format = kTfLiteFullyConnectedWeightsFormatShuffled4x16Int8;
  shuffled.Expect("the weights are shuffled, or in a format unknown; only DEFAULT is supported");

  Refusal zero_point;
  PerChannel<3> scales({0.5f, 0.5f, 0.25f}, /*dimension=*/0);
  scales.set_zero_point(2, -4);
  zero_point.tensors[1] = scales.Of(zero_point.tensors[1]);
  zero_point.Expect("filter zero point 2 is -4, expected 0");

  Refusal hybrid;
  float floats[8] = {};
  hybrid.tensors[0] = TensorOf(floats, hybrid.input_shape);
  hybrid.Expect("input 2 is INT32, which is not accepted here; accepted: FLOAT32");

  Refusal asymmetric;
  asymmetric.tensors[0] = TensorOf(floats, asymmetric.input_shape);
  asymmetric.tensors[1].params.zero_point = 1;
  asymmetric.tensors[2] = ConstantOf(floats, asymmetric.bias_shape);
  asymmetric.tensors[3] = TensorOf(floats, asymmetric.output_shape);
  asymmetric.Expect("filter has zero point 1, expected 0");

  Refusal zero_scale;
  zero_scale.tensors[1].params.scale = 0;
  zero_scale.Expect("filter has no quantisation scale, or one that is not positive and finite");
}

}  // namespace
}  // namespace tflite
