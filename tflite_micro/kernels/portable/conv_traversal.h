// The loops of a 2-D convolution, for every combination of types: which parts of the input and of the filter meet for
// each output. Bounds are settled outside of the inner loop, which is a dot product over a contiguous run. Where code
// is to be small, window_traversal.h stands for it.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_CONV_TRAVERSAL_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_CONV_TRAVERSAL_H_

#include <stdint.h>

#include "tflite_micro/kernels/portable/fully_connected_traversal.h"
#include "tflite_micro/kernels/portable/window_traversal.h"
#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {

#ifdef __OPTIMIZE_SIZE__

template <typename Arithmetic>
void ConvTraversal(const Arithmetic& arithmetic, const WindowShape& shape, int32_t filter_depth,
                   const typename Arithmetic::Input* input, const typename Arithmetic::Weight* filter,
                   typename Arithmetic::Output* output) {
  TraverseConv(arithmetic, shape, filter_depth, input, filter, output);
}

#else

// A filter of one tap: a matrix product at each position.
template <typename Arithmetic>
void PointwiseConvTraversal(const Arithmetic& arithmetic, const WindowShape& shape,
                            const typename Arithmetic::Input* input, const typename Arithmetic::Weight* filter,
                            typename Arithmetic::Output* output) {
  const int32_t input_row = shape.input_width * shape.input_step;
  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    for (int32_t y = 0; y < shape.output_height; ++y) {
      const typename Arithmetic::Input* position = input + y * shape.stride_height * input_row;
      for (int32_t x = 0; x < shape.output_width; ++x) {
        RowTimesFilter(arithmetic, typename Arithmetic::Sum{0}, position, filter, shape.input_depth, shape.output_depth,
                       output);
        position += shape.stride_width * shape.input_step;
        output += shape.output_step;
      }
    }
    input += shape.input_height * input_row;
  }
}

// Shapes as ConvS8S8() in conv.h; `arithmetic` is one of arithmetic.h.
template <typename Arithmetic>
void ConvTraversal(const Arithmetic& arithmetic, const WindowShape& shape, int32_t filter_depth,
                   const typename Arithmetic::Input* input, const typename Arithmetic::Weight* filter,
                   typename Arithmetic::Output* output) {
  using Input = typename Arithmetic::Input;
  using Weight = typename Arithmetic::Weight;
  using Sum = typename Arithmetic::Sum;
  if (shape.filter_height == 1 && shape.filter_width == 1 && filter_depth == shape.input_depth &&
      shape.padding_top == 0 && shape.padding_left == 0) {
    PointwiseConvTraversal(arithmetic, shape, input, filter, output);
    return;
  }
  const int32_t groups = shape.input_depth / filter_depth;
  const int32_t group_outputs = shape.output_depth / groups;
  const int32_t filter_row = shape.filter_width * filter_depth;
  const int32_t filter_size = shape.filter_height * filter_row;
  const int32_t input_row = shape.input_width * shape.input_step;
  const int32_t row_step = shape.dilation_height * input_row;
  const int32_t column_step = shape.dilation_width * shape.input_step;
  const int32_t output_gap = shape.output_step - shape.output_depth;
  // Then the taps of a row lie side by side in the input as they do in the filter: one run.
  const bool rows_are_runs = filter_depth == shape.input_step && shape.dilation_width == 1;

  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    for (int32_t y = 0; y < shape.output_height; ++y) {
      const TapRange rows = RowTaps(shape, y);
      for (int32_t x = 0; x < shape.output_width; ++x) {
        const TapRange columns = ColumnTaps(shape, x);
        const int32_t column_count = columns.end - columns.first;
        const int32_t runs = rows_are_runs ? (column_count > 0 ? 1 : 0) : column_count;
        const int32_t run_length = rows_are_runs ? column_count * filter_depth : filter_depth;
        const Input* window = input + rows.input * input_row + columns.input * shape.input_step;
        const Weight* weights = filter + rows.first * filter_row + columns.first * filter_depth;
        int32_t channel = 0;
        for (int32_t group = 0; group < groups; ++group) {
          const int32_t group_end = channel + group_outputs;
          for (; channel + 4 <= group_end; channel += 4) {
            Sum sums[4] = {arithmetic.Start(channel), arithmetic.Start(channel + 1), arithmetic.Start(channel + 2),
                           arithmetic.Start(channel + 3)};
            const Input* input_line = window;
            const Weight* filter_line = weights;
            for (int32_t row = rows.first; row < rows.end; ++row) {
              const Input* in = input_line;
              const Weight* w = filter_line;
              for (int32_t run = 0; run < runs; ++run) {
                arithmetic.Dot4(in, w, filter_size, run_length, sums);
                in += column_step;
                w += filter_depth;
              }
              input_line += row_step;
              filter_line += filter_row;
            }
            for (int i = 0; i < 4; ++i) *output++ = arithmetic.Finish(sums[i], channel + i);
            weights += 4 * filter_size;
          }
          for (; channel < group_end; ++channel) {
            Sum sum = arithmetic.Start(channel);
            const Input* input_line = window;
            const Weight* filter_line = weights;
            for (int32_t row = rows.first; row < rows.end; ++row) {
              const Input* in = input_line;
              const Weight* w = filter_line;
              for (int32_t run = 0; run < runs; ++run) {
                arithmetic.Dot(in, w, run_length, &sum);
                in += column_step;
                w += filter_depth;
              }
              input_line += row_step;
              filter_line += filter_row;
            }
            *output++ = arithmetic.Finish(sum, channel);
            weights += filter_size;
          }
          window += filter_depth;
        }
        output += output_gap;
      }
    }
    input += shape.input_height * input_row;
  }
}

#endif  // __OPTIMIZE_SIZE__

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_CONV_TRAVERSAL_H_
