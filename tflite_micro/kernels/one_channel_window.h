// Depthwise convolutions of one input channel, which are convolutions with the filter transposed.
#ifndef TFLITE_MICRO_KERNELS_ONE_CHANNEL_WINDOW_H_
#define TFLITE_MICRO_KERNELS_ONE_CHANNEL_WINDOW_H_

#include <stdint.h>

#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {

// Not where the one channel is a part of several, for which less scratch memory was asked.
inline bool HasOneChannel(const WindowShape& shape) { return shape.input_step == 1; }

inline int64_t TransposedFilterBytes(const WindowShape& shape) {
  return (int64_t{shape.filter_height} * shape.filter_width * shape.output_depth + 3) / 4 * 4;
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ONE_CHANNEL_WINDOW_H_
