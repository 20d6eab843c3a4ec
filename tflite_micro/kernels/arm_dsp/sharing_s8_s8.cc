// The kernels of the DSP extension read ahead, so that outputs come closer.
#include "tflite_micro/kernels/sharing.h"

namespace tflite {
namespace kernels {

// Position by position: what a window sees is put into a strip before its outputs are written.
int64_t ConvS8S8SharingDistance(const WindowShape& shape) {
  const int64_t input_row = int64_t{shape.input_width} * shape.input_depth;
  const int64_t output_row = int64_t{shape.output_width} * shape.output_depth;
  // Where the windows leave the padding above and on the left.
  const int64_t leaves_top = shape.padding_top / shape.stride_height;
  const int64_t leaves_left = shape.padding_left / shape.stride_width;
  const int64_t last = int64_t{shape.output_height} - 1;
  int64_t most = 0;
  const int64_t rows[] = {0, leaves_top - 1, leaves_top, leaves_top + 1, last - 1, last};
  const int64_t columns[] = {0, leaves_left, leaves_left + 1, shape.output_width};
  for (const int64_t y : rows) {
    if (y < 0 || y > last) continue;
    // All outputs before column x of the row are written; the window there is the next to be read.
    for (const int64_t x : columns) {
      if (x > shape.output_width) continue;
      const int64_t column = x * shape.stride_width - shape.padding_left;
      const int64_t distance = y * output_row + x * shape.output_depth - RowsDone(shape, y) * input_row -
                               (column < 0 ? 0 : column) * shape.input_depth;
      if (distance > most) most = distance;
    }
    // The next row begins further to the left.
    if (y == last) continue;
    const int64_t distance = (y + 1) * output_row - RowsDone(shape, y + 1) * input_row;
    if (distance > most) most = distance;
  }
  return most + BatchGain(shape, input_row, output_row);
}

// Windows of 3 by 3: all rows of a window are widened, and kept, before its row of outputs is written. Others are a
// convolution, or left to loops that keep the order of rows.
int64_t DepthwiseConvS8S8SharingDistance(const WindowShape& shape) {
  const bool is_usual = shape.filter_height == 3 && shape.filter_width == 3 && shape.dilation_height == 1 &&
                        shape.dilation_width == 1 && shape.stride_width <= 2;
  if (!is_usual) return RowSharingDistance(shape, 1, 1);
  const int64_t input_row = int64_t{shape.input_width} * shape.input_depth;
  const int64_t output_row = int64_t{shape.output_width} * shape.output_depth;
  int64_t most = 0;
  // The first row of outputs, and the last one that leaves rows to be read.
  const int64_t last = (int64_t{shape.input_height} - 4 + shape.padding_top) / shape.stride_height;
  const int64_t ends[] = {0, last < shape.output_height ? last : int64_t{shape.output_height} - 1};
  for (const int64_t y : ends) {
    const int64_t next = y * shape.stride_height - shape.padding_top + 3;
    if (y < 0 || next >= shape.input_height) continue;
    const int64_t distance = (y + 1) * output_row - (next < 0 ? 0 : next) * input_row;
    if (distance > most) most = distance;
  }
  return most + BatchGain(shape, input_row, output_row);
}

}  // namespace kernels
}  // namespace tflite
