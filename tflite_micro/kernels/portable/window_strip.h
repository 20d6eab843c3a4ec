// What the windows of several output positions see of the input, side by side in a strip: of every element first that
// of position 0, then that of position 1, and so on; widened, with the input's offset added, 0 where a window sees
// nothing. A convolution's inner loop then walks through one array, and loads each weight once for all positions.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_WINDOW_STRIP_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_WINDOW_STRIP_H_

#include <stdint.h>

#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {

template <typename Element, int kPositions>
class WindowStrip {
 public:
  // `filter_depth`: channels of one group.
  WindowStrip(const WindowShape& shape, int32_t filter_depth, int32_t input_offset)
      : shape_(shape),
        filter_depth_(filter_depth),
        offset_(input_offset),
        is_pointwise_(shape.filter_height == 1 && shape.filter_width == 1 && shape.padding_top == 0 &&
                      shape.padding_left == 0 && (shape.output_height - 1) * shape.stride_height < shape.input_height &&
                      (shape.output_width - 1) * shape.stride_width < shape.input_width),
        is_run_(filter_depth == shape.input_step && shape.dilation_width == 1) {}

  // The window at output position (y, x). `input`: the image's first element of the group. `to`: the place of its first
  // element in the strip.
  void Gather(const int8_t* input, int32_t y, int32_t x, Element* to) const {
    if (is_pointwise_) {
      const int32_t pixel = y * shape_.stride_height * shape_.input_width + x * shape_.stride_width;
      Widen(input + pixel * shape_.input_step, filter_depth_, to);
      return;
    }
    const TapRange rows = RowTaps(shape_, y);
    const TapRange columns = ColumnTaps(shape_, x);
    const int32_t input_row = shape_.input_width * shape_.input_step;
    const int8_t* from = input + rows.input * input_row + columns.input * shape_.input_step;
    const int32_t filter_row = shape_.filter_width * filter_depth_;
    // Taps of a row lie side by side where nothing lies between them.
    const int32_t taps = columns.end - columns.first;
    const int32_t run_taps = is_run_ ? taps : 1;
    to = Zeros(rows.first * filter_row, to);
    for (int32_t i = rows.first; i < rows.end; ++i) {
      to = Zeros(columns.first * filter_depth_, to);
      const int8_t* run = from;
      for (int32_t j = 0; j < taps; j += run_taps) {
        to = Widen(run, run_taps * filter_depth_, to);
        run += shape_.dilation_width * shape_.input_step;
      }
      to = Zeros((shape_.filter_width - columns.end) * filter_depth_, to);
      from += shape_.dilation_height * input_row;
    }
    Zeros((shape_.filter_height - rows.end) * filter_row, to);
  }

 private:
  // Both: `count` elements; return the place of the next one.
  Element* Widen(const int8_t* from, int32_t count, Element* to) const {
    const int32_t offset = offset_;
    for (; count >= 4; count -= 4) {
      to[0] = static_cast<Element>(from[0] + offset);
      to[kPositions] = static_cast<Element>(from[1] + offset);
      to[2 * kPositions] = static_cast<Element>(from[2] + offset);
      to[3 * kPositions] = static_cast<Element>(from[3] + offset);
      from += 4;
      to += 4 * kPositions;
    }
    for (; count > 0; --count) {
      *to = static_cast<Element>(*from++ + offset);
      to += kPositions;
    }
    return to;
  }
  static Element* Zeros(int32_t count, Element* to) {
    for (; count > 0; --count) {
      *to = 0;
      to += kPositions;
    }
    return to;
  }

  const WindowShape& shape_;
  int32_t filter_depth_;
  int32_t offset_;
  bool is_pointwise_;
  bool is_run_;
};

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_WINDOW_STRIP_H_
