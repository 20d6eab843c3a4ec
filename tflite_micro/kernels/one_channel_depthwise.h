// A depthwise convolution of one input channel is a convolution with the filter transposed: for instruction sets whose
// convolution is faster than loops over single taps.
#ifndef TFLITE_MICRO_KERNELS_ONE_CHANNEL_DEPTHWISE_H_
#define TFLITE_MICRO_KERNELS_ONE_CHANNEL_DEPTHWISE_H_

#include <stdint.h>

#include "tflite_micro/kernels/conv.h"
#include "tflite_micro/kernels/one_channel_window.h"
#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {

// Of the scratch memory: the transposed filter, then what the convolution wants.
inline int64_t OneChannelDepthwiseScratchSize(const WindowShape& shape) {
  return TransposedFilterBytes(shape) + ConvS8S8ScratchSize(shape, 1);
}

// As DepthwiseConvS8S8(), for shapes of which HasOneChannel() holds.
inline void OneChannelDepthwiseConvS8S8(const WindowShape& shape, int32_t input_offset,
                                        const Requantization& requantization, const int8_t* input, const int8_t* filter,
                                        const int32_t* bias, int8_t* output, void* scratch) {
  int8_t* const transposed = static_cast<int8_t*>(scratch);
  const int32_t taps = shape.filter_height * shape.filter_width;
  int8_t* to = transposed;
  for (int32_t channel = 0; channel < shape.output_depth; ++channel) {
    for (int32_t tap = 0; tap < taps; ++tap) *to++ = filter[tap * shape.output_depth + channel];
  }
  ConvS8S8(shape, 1, input_offset, requantization, input, transposed, bias, output,
           transposed + TransposedFilterBytes(shape));
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ONE_CHANNEL_DEPTHWISE_H_
