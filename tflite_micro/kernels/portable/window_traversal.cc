#include "tflite_micro/kernels/portable/window_traversal.h"

namespace tflite {
namespace kernels {
namespace {

// The taps of a transposed convolution that reach one output position along one dimension: every `stride`th from
// `first`, `end - first` of them; the first meets the input at `input`, each next one a position before.
TapRange TapsReaching(int32_t output, int32_t stride, int32_t padding, int32_t filter, int32_t input_size) {
  const int32_t position = output + padding;
  int32_t met = position / stride;
  int64_t first = position % stride;
  // Positions past the input's end take more taps to reach.
  if (met >= input_size) {
    first += int64_t{met - (input_size - 1)} * stride;
    met = input_size - 1;
  }
  if (first >= filter) return {0, 0, 0};
  const int32_t begin = static_cast<int32_t>(first);
  const int32_t count = (filter - 1 - begin) / stride + 1;
  return {begin, begin + (count < met + 1 ? count : met + 1), met};
}

}  // namespace

void TraverseWindows(const WindowKernel& kernel, WindowKind kind, const WindowShape& shape, int32_t filter_depth,
                     const void* input, const void* filter, void* output) {
  const bool is_transposed = kind == WindowKind::kTransposed;
  const int32_t input_row = shape.input_width * shape.input_step;
  int32_t groups = shape.input_depth / filter_depth;
  int32_t group_outputs = shape.output_depth / groups;
  WindowTaps taps;
  taps.depth = filter_depth;
  int32_t row_tap = shape.filter_width * filter_depth;
  int32_t column_tap = filter_depth;
  taps.filter_channel_step = shape.filter_height * row_tap;
  if (kind == WindowKind::kDepthwise) {
    column_tap = shape.output_depth;
    row_tap = shape.filter_width * column_tap;
    taps.filter_channel_step = 1;
    taps.depth = 0;
    // All channels are one group, in whose course the input advances.
    if (group_outputs == 1) {
      group_outputs = groups;
      groups = 1;
      taps.depth = 1;
    }
  }
  taps.input_row_step = is_transposed ? -input_row : shape.dilation_height * input_row;
  taps.input_column_step = is_transposed ? -shape.input_step : shape.dilation_width * shape.input_step;
  taps.filter_row_step = is_transposed ? shape.stride_height * row_tap : row_tap;
  taps.filter_column_step = is_transposed ? shape.stride_width * column_tap : column_tap;
  // Then the taps of a row lie side by side in the input as they do in the filter: one run.
  const bool rows_are_runs = kind == WindowKind::kConv && filter_depth == shape.input_step && shape.dilation_width == 1;

  const char* image = static_cast<const char*>(input);
  const char* all_weights = static_cast<const char*>(filter);
  char* out = static_cast<char*>(output);
  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    for (int32_t y = 0; y < shape.output_height; ++y) {
      const TapRange rows = is_transposed ? TapsReaching(y, shape.stride_height, shape.padding_top, shape.filter_height,
                                                         shape.input_height)
                                          : RowTaps(shape, y);
      taps.rows = rows.end - rows.first;
      for (int32_t x = 0; x < shape.output_width; ++x) {
        const TapRange columns = is_transposed ? TapsReaching(x, shape.stride_width, shape.padding_left,
                                                              shape.filter_width, shape.input_width)
                                               : ColumnTaps(shape, x);
        taps.columns = columns.end - columns.first;
        if (rows_are_runs) {
          taps.depth = taps.columns * filter_depth;
          taps.columns = 1;
        }
        const char* window = image + (rows.input * input_row + columns.input * shape.input_step) * kernel.input_bytes;
        const char* weights = all_weights + (rows.first * row_tap + columns.first * column_tap) * kernel.filter_bytes;
        char* position = out;
        for (int32_t channel = 0; channel < shape.output_depth; channel += group_outputs) {
          kernel.outputs(kernel.arithmetic, taps, window, weights, channel, channel + group_outputs, position);
          window += filter_depth * kernel.input_bytes;
          weights += group_outputs * taps.filter_channel_step * kernel.filter_bytes;
          position += group_outputs * kernel.output_bytes;
        }
        out += shape.output_step * kernel.output_bytes;
      }
    }
    image += shape.input_height * input_row * kernel.input_bytes;
  }
}

}  // namespace kernels
}  // namespace tflite
