// 3-D convolutions against plain loops over every input and tap, for many small windows.
#include "tflite_micro/kernels/conv_3d.h"

#include <stdint.h>

#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

using testing::TestData;

constexpr int kMaxElements = 4096;
float input[kMaxElements], filter[kMaxElements], output[kMaxElements], expected[kMaxElements], bias[8];

WindowDimension DrawDimension(TestData& data) {
  WindowDimension dimension;
  dimension.input = data.Integer(1, 4);
  dimension.output = data.Integer(1, 4);
  dimension.filter = data.Integer(1, 3);
  dimension.stride = data.Integer(1, 3);
  dimension.dilation = data.Integer(1, 2);
  dimension.padding = data.Integer(0, 3);
  return dimension;
}

int32_t Index(const Conv3DShape& shape, bool of_input, const int32_t* at, int32_t channel) {
  int32_t index = at[0];
  for (int i = 0; i < 3; ++i) {
    index = index * (of_input ? shape.dimensions[i].input : shape.dimensions[i].output) + at[1 + i];
  }
  return index * (of_input ? shape.input_channels : shape.output_channels) + channel;
}

int32_t Size(const Conv3DShape& shape, bool of_input) {
  const int32_t last[] = {shape.batches - 1, 0, 0, 0};
  int32_t at[4];
  for (int i = 0; i < 4; ++i) at[i] = last[i];
  for (int i = 0; i < 3; ++i) at[1 + i] = (of_input ? shape.dimensions[i].input : shape.dimensions[i].output) - 1;
  return Index(shape, of_input, at, (of_input ? shape.input_channels : shape.output_channels) - 1) + 1;
}

// Adds the products of every pair of positions and tap to `expected`.
void Accumulate(const Conv3DShape& shape) {
  const int32_t inputs = Size(shape, true) / shape.input_channels;
  const int32_t outputs = Size(shape, false) / shape.output_channels;
  const WindowDimension* d = shape.dimensions;
  const int32_t taps = d[0].filter * d[1].filter * d[2].filter;
  for (int32_t from = 0; from < inputs; ++from) {
    for (int32_t to = 0; to < outputs; ++to) {
      for (int32_t tap = 0; tap < taps; ++tap) {
        int32_t rest_from = from, rest_to = to, rest_tap = tap;
        bool meets = true;
        for (int i = 2; i >= 0; --i) {
          const int32_t x = rest_from % d[i].input, y = rest_to % d[i].output, t = rest_tap % d[i].filter;
          rest_from /= d[i].input;
          rest_to /= d[i].output;
          rest_tap /= d[i].filter;
          // The window slides over one side, a position for each of the other's.
          const int32_t over = shape.is_transposed ? y : x, position = shape.is_transposed ? x : y;
          meets = meets && over == position * d[i].stride - d[i].padding + t * d[i].dilation;
        }
        if (!meets || rest_from != rest_to) continue;  // what is left is the batch
        const int32_t group_outputs = shape.output_channels / (shape.input_channels / shape.filter_channels);
        for (int32_t c = 0; c < shape.output_channels; ++c) {
          for (int32_t i = 0; i < shape.filter_channels; ++i) {
            const int32_t channel = c / group_outputs * shape.filter_channels + i;
            expected[to * shape.output_channels + c] +=
                input[from * shape.input_channels + channel] *
                filter[tap * shape.filter_channels * shape.output_channels + i * shape.filter_input_step +
                       c * shape.filter_output_step];
          }
        }
      }
    }
  }
}

TEST(Conv3D, EqualsPlainLoops) {
  TestData data(1);
  data.FillFloats(input, kMaxElements, -1, 1);
  data.FillFloats(filter, kMaxElements, -1, 1);
  data.FillFloats(bias, 8, -1, 1);
  for (int round = 0; round < 200; ++round) {
    Conv3DShape shape;
    shape.batches = data.Integer(1, 2);
    for (WindowDimension& dimension : shape.dimensions) dimension = DrawDimension(data);
    shape.is_transposed = data.Integer(0, 1) == 1;
    shape.filter_channels = data.Integer(1, 3);
    const int32_t groups = shape.is_transposed ? 1 : data.Integer(1, 2);
    shape.input_channels = groups * shape.filter_channels;
    shape.output_channels = groups * data.Integer(1, 3);
    shape.filter_input_step = shape.is_transposed ? 1 : shape.output_channels;
    shape.filter_output_step = shape.is_transposed ? shape.filter_channels : 1;
    const int32_t size = Size(shape, false);
    ASSERT_TRUE(size <= kMaxElements && Size(shape, true) <= kMaxElements);
    for (int32_t i = 0; i < size; ++i) expected[i] = 0;
    Accumulate(shape);
    const float* biases = data.Integer(0, 2) == 0 ? nullptr : bias;
    for (int32_t i = 0; i < size; ++i) {
      const float value = expected[i] + (biases != nullptr ? biases[i % shape.output_channels] : 0.0f);
      expected[i] = value < -0.5f ? -0.5f : value > 2.0f ? 2.0f : value;
    }
    Conv3DF32(shape, -0.5f, 2.0f, input, filter, biases, output);
    ASSERT_ARRAY_NEAR(output, expected, static_cast<size_t>(size), 1e-5);
  }
}

}  // namespace
}  // namespace kernels
}  // namespace tflite
