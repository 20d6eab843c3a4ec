// How close the output of a kernel may come to its input from below, so that both can share memory: the least number of
// bytes, at least 0, by which the input must begin after the output for what is overwritten to have been read.
#ifndef TFLITE_MICRO_KERNELS_SHARING_H_
#define TFLITE_MICRO_KERNELS_SHARING_H_

#include <stdint.h>

#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {

// For kernels that promise no more than this: rows of outputs are made from top to bottom, batch after batch, and while
// a row is written, no row of the input above the first one of its windows is read any more. Elements of both have
// these bytes. Steps must be the depths.
int64_t RowSharingDistance(const WindowShape& shape, int32_t input_bytes, int32_t output_bytes);

// For ConvS8S8() with one group and all channels at once.
int64_t ConvS8S8SharingDistance(const WindowShape& shape);

// For DepthwiseConvS8S8() with all channels at once. With several input channels, each of which has one output, they
// may be taken in any order: then the distance must be one of whole positions. It does not hold for other multipliers.
int64_t DepthwiseConvS8S8SharingDistance(const WindowShape& shape);

// Parts of these. What the output is ahead of the input, over the rows and over the columns of an image, has its
// maximum at an end or where the windows leave the padding: looking there will do.

// Rows of the input above those that the windows of row `y` of the output need.
inline int64_t RowsDone(const WindowShape& shape, int64_t y) {
  const int64_t rows = y * shape.stride_height - shape.padding_top;
  return rows < 0 ? 0 : rows < shape.input_height ? rows : shape.input_height;
}

// With each batch the output gains so much on the input.
inline int64_t BatchGain(const WindowShape& shape, int64_t input_row, int64_t output_row) {
  const int64_t gain = shape.output_height * output_row - shape.input_height * input_row;
  return gain > 0 && shape.batches > 1 ? gain * (shape.batches - 1) : 0;
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_SHARING_H_
