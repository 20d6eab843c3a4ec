// 3-D convolution and transposed convolution of float32: few models have them, so one function does both.
#ifndef TFLITE_MICRO_KERNELS_CONV_3D_H_
#define TFLITE_MICRO_KERNELS_CONV_3D_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// A dimension along which a window slides, all sizes positive. Tap `t` of the window of position `p` meets position
// p * stride - padding + t * dilation of the other side; (filter - 1) * dilation and the larger of the two sizes add up
// to less than 2^31.
struct WindowDimension {
  int32_t input;
  int32_t output;
  int32_t filter;
  int32_t stride;
  int32_t dilation;
  int32_t padding;
};

// Dimensions are depth, height, width.
struct Conv3DShape {
  int32_t batches;
  WindowDimension dimensions[3];
  int32_t input_channels;
  int32_t output_channels;
  int32_t filter_channels;  // those of the input that an output sees
  // Elements of the filter from an input channel, and from an output channel, to the next.
  int32_t filter_input_step;
  int32_t filter_output_step;
  // False: the window slides over the input. True: over the output; an output gathers the taps that reach it.
  bool is_transposed;
};

// output[b, position, c] = bias[c] + sum over the taps that meet the input, and over d, of
//     input[b, position that the tap meets, g * filter_channels + d] * filter[tap, d, c]
// clamped to [lowest, highest]. input [batches, depth, height, width, input_channels], output likewise, filter [depth,
// height, width] of filter_channels x output_channels weights. The number of groups input_channels / filter_channels
// divides output_channels; g is the group of channel c. `bias` [output_channels] may be null.
void Conv3DF32(const Conv3DShape& shape, float lowest, float highest, const float* input, const float* filter,
               const float* bias, float* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_CONV_3D_H_
