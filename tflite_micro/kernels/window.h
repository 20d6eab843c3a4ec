// The geometry that convolutions and poolings share: a window that slides over [batch, height, width, depth] tensors,
// and which of its taps lie inside the input.
#ifndef TFLITE_MICRO_KERNELS_WINDOW_H_
#define TFLITE_MICRO_KERNELS_WINDOW_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Input [batches, input_height, input_width, input_depth], output likewise. All sizes, strides and dilations are
// positive except `batches`, which may be 0; the padding is not negative; the window's extent (filter - 1) * dilation +
// 1 plus the input's is below 2^31.
struct WindowShape {
  int32_t batches;
  int32_t input_height;
  int32_t input_width;
  int32_t input_depth;
  int32_t filter_height;
  int32_t filter_width;
  int32_t output_height;
  int32_t output_width;
  int32_t output_depth;
  int32_t stride_height;
  int32_t stride_width;
  int32_t dilation_height;
  int32_t dilation_width;
  // Rows above and columns left of the input that the first window covers.
  int32_t padding_top;
  int32_t padding_left;
  // Elements from a position of the tensors to the next: the depths, or more where a convolution sees only some of the
  // channels.
  int32_t input_step;
  int32_t output_step;
};

// The taps first .. end-1 of a window that lie inside the input along one dimension (none: first == end), and where
// the first of them lies.
struct TapRange {
  int32_t first;
  int32_t end;
  int32_t input;
};

inline TapRange TapsInside(int32_t output, int32_t stride, int32_t padding, int32_t filter, int32_t dilation,
                           int32_t input_size) {
  const int32_t start = output * stride - padding;
  const int32_t room = input_size - start;
  // Divisions are slow on small processors, and rarely needed.
  const auto divide_up = [dilation](int32_t value) {
    return dilation == 1 ? value : (value + dilation - 1) / dilation;
  };
  const int32_t first = start < 0 ? divide_up(-start) : 0;
  const int32_t end = (filter - 1) * dilation >= room ? divide_up(room) : filter;
  if (first >= end) return {0, 0, 0};
  return {first, end, start + first * dilation};
}

inline TapRange RowTaps(const WindowShape& shape, int32_t output_y) {
  return TapsInside(output_y, shape.stride_height, shape.padding_top, shape.filter_height, shape.dilation_height,
                    shape.input_height);
}

inline TapRange ColumnTaps(const WindowShape& shape, int32_t output_x) {
  return TapsInside(output_x, shape.stride_width, shape.padding_left, shape.filter_width, shape.dilation_width,
                    shape.input_width);
}

// A window of one column over an input of one column is one of one row: then all its taps are one run.
inline WindowShape WithoutColumn(const WindowShape& shape) {
  if (shape.input_width != 1 || shape.filter_width != 1 || shape.output_width != 1 || shape.padding_left != 0) {
    return shape;
  }
  WindowShape lying = shape;
  lying.input_height = lying.filter_height = lying.output_height = 1;
  lying.input_width = shape.input_height;
  lying.filter_width = shape.filter_height;
  lying.output_width = shape.output_height;
  lying.stride_height = lying.dilation_height = 1;
  lying.stride_width = shape.stride_height;
  lying.dilation_width = shape.dilation_height;
  lying.padding_top = 0;
  lying.padding_left = shape.padding_top;
  return lying;
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_WINDOW_H_
