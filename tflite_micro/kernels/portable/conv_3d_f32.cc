#include "tflite_micro/kernels/conv_3d.h"
#include "tflite_micro/kernels/fixed_point.h"

namespace tflite {
namespace kernels {
namespace {

// The position of the input that tap `tap` of the output position `output` meets; -1: none.
int32_t Meets(const WindowDimension& dimension, bool is_transposed, int32_t output, int32_t tap) {
  int32_t position;
  if (is_transposed) {
    const int32_t distance = output + dimension.padding - tap * dimension.dilation;
    if (distance < 0 || distance % dimension.stride != 0) return -1;
    position = distance / dimension.stride;
  } else {
    position = output * dimension.stride - dimension.padding + tap * dimension.dilation;
  }
  return position >= 0 && position < dimension.input ? position : -1;
}

}  // namespace

void Conv3DF32(const Conv3DShape& shape, float lowest, float highest, const float* input, const float* filter,
               const float* bias, float* output) {
  const WindowDimension& depth = shape.dimensions[0];
  const WindowDimension& height = shape.dimensions[1];
  const WindowDimension& width = shape.dimensions[2];
  const int32_t group_outputs = shape.output_channels / (shape.input_channels / shape.filter_channels);
  const int32_t tap_size = shape.filter_channels * shape.output_channels;
  const int32_t positions = depth.output * height.output * width.output;
  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    for (int32_t position = 0; position < positions; ++position) {
      const int32_t x = position % width.output;
      const int32_t y = position / width.output % height.output;
      const int32_t z = position / width.output / height.output;
      for (int32_t c = 0; c < shape.output_channels; ++c) output[c] = 0.0f;
      const float* taps = filter;
      for (int32_t i = 0; i < depth.filter; ++i) {
        const int32_t in_z = Meets(depth, shape.is_transposed, z, i);
        for (int32_t j = 0; j < height.filter; ++j) {
          const int32_t in_y = Meets(height, shape.is_transposed, y, j);
          for (int32_t k = 0; k < width.filter; ++k, taps += tap_size) {
            const int32_t in_x = Meets(width, shape.is_transposed, x, k);
            if (in_z < 0 || in_y < 0 || in_x < 0) continue;
            const float* in = input + ((in_z * height.input + in_y) * width.input + in_x) * shape.input_channels;
            for (int32_t c = 0; c < shape.output_channels; ++c) {
              const float* channels = in + c / group_outputs * shape.filter_channels;
              const float* weight = taps + c * shape.filter_output_step;
              float sum = output[c];
              for (int32_t d = 0; d < shape.filter_channels; ++d, weight += shape.filter_input_step) {
                sum += channels[d] * *weight;
              }
              output[c] = sum;
            }
          }
        }
      }
      for (int32_t c = 0; c < shape.output_channels; ++c) {
        output[c] = Clamp(bias != nullptr ? output[c] + bias[c] : output[c], lowest, highest);
      }
      output += shape.output_channels;
    }
    input += depth.input * height.input * width.input * shape.input_channels;
  }
}

}  // namespace kernels
}  // namespace tflite
