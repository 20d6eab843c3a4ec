// The loops of a 2-D depthwise convolution, for every combination of types: for each output position, four channels at
// a time over the taps that lie inside the input. Where code is to be small, window_traversal.h stands for it.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_DEPTHWISE_CONV_TRAVERSAL_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_DEPTHWISE_CONV_TRAVERSAL_H_

#include <stdint.h>

#include "tflite_micro/kernels/portable/window_traversal.h"
#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {

#ifdef __OPTIMIZE_SIZE__

template <typename Arithmetic>
void DepthwiseConvTraversal(const Arithmetic& arithmetic, const WindowShape& shape,
                            const typename Arithmetic::Input* input, const typename Arithmetic::Weight* filter,
                            typename Arithmetic::Output* output) {
  TraverseDepthwiseConv(arithmetic, shape, input, filter, output);
}

#else

// Where the taps of one output position lie: `rows` by `columns` of them, with steps in elements.
struct DepthwiseTaps {
  int32_t rows;
  int32_t columns;
  int32_t input_row_step;
  int32_t input_column_step;
  int32_t filter_row_step;
  int32_t filter_column_step;
};

// Four neighbouring output channels. kShared: they belong to one input channel; otherwise to four neighbouring ones.
template <bool kShared, typename Arithmetic>
void DepthwiseFour(const Arithmetic& arithmetic, const DepthwiseTaps& taps, const typename Arithmetic::Input* input,
                   const typename Arithmetic::Weight* filter, int32_t channel, typename Arithmetic::Output* output) {
  using Sum = typename Arithmetic::Sum;
  Sum s0 = arithmetic.Start(channel);
  Sum s1 = arithmetic.Start(channel + 1);
  Sum s2 = arithmetic.Start(channel + 2);
  Sum s3 = arithmetic.Start(channel + 3);
  for (int32_t row = 0; row < taps.rows; ++row) {
    const typename Arithmetic::Input* x = input;
    const typename Arithmetic::Weight* w = filter;
    for (int32_t column = taps.columns; column > 0; --column) {
      s0 = arithmetic.PlusProduct(s0, x[0], w[0]);
      s1 = arithmetic.PlusProduct(s1, x[kShared ? 0 : 1], w[1]);
      s2 = arithmetic.PlusProduct(s2, x[kShared ? 0 : 2], w[2]);
      s3 = arithmetic.PlusProduct(s3, x[kShared ? 0 : 3], w[3]);
      x += taps.input_column_step;
      w += taps.filter_column_step;
    }
    input += taps.input_row_step;
    filter += taps.filter_row_step;
  }
  output[0] = arithmetic.Finish(s0, channel);
  output[1] = arithmetic.Finish(s1, channel + 1);
  output[2] = arithmetic.Finish(s2, channel + 2);
  output[3] = arithmetic.Finish(s3, channel + 3);
}

template <typename Arithmetic>
void DepthwiseOne(const Arithmetic& arithmetic, const DepthwiseTaps& taps, const typename Arithmetic::Input* input,
                  const typename Arithmetic::Weight* filter, int32_t channel, typename Arithmetic::Output* output) {
  typename Arithmetic::Sum sum = arithmetic.Start(channel);
  for (int32_t row = 0; row < taps.rows; ++row) {
    const typename Arithmetic::Input* x = input;
    const typename Arithmetic::Weight* w = filter;
    for (int32_t column = taps.columns; column > 0; --column) {
      sum = arithmetic.PlusProduct(sum, *x, *w);
      x += taps.input_column_step;
      w += taps.filter_column_step;
    }
    input += taps.input_row_step;
    filter += taps.filter_row_step;
  }
  *output = arithmetic.Finish(sum, channel);
}

// A window that slides over one image. Shapes as DepthwiseConvS8S8() in depthwise_conv.h; `arithmetic` is one of
// arithmetic.h.
template <typename Arithmetic>
class DepthwiseWindow {
 public:
  using Input = typename Arithmetic::Input;
  using Weight = typename Arithmetic::Weight;
  using Output = typename Arithmetic::Output;

  DepthwiseWindow(const Arithmetic& arithmetic, const WindowShape& shape, const Weight* filter)
      : arithmetic_(arithmetic), shape_(shape), filter_(filter), multiplier_(shape.output_depth / shape.input_depth) {
    taps_.input_row_step = shape.dilation_height * shape.input_width * shape.input_step;
    taps_.input_column_step = shape.dilation_width * shape.input_step;
    taps_.filter_row_step = shape.filter_width * shape.output_depth;
    taps_.filter_column_step = shape.output_depth;
  }

  // Outputs of the columns `begin` .. end-1 of a row, all channels. `output` is the row, `rows` its taps.
  void RunColumns(const Input* input, const TapRange& rows, int32_t begin, int32_t end, Output* output) {
    taps_.rows = rows.end - rows.first;
    output += begin * shape_.output_step;
    for (int32_t x = begin; x < end; ++x) {
      const TapRange columns = ColumnTaps(shape_, x);
      taps_.columns = columns.end - columns.first;
      const Input* in = input + (rows.input * shape_.input_width + columns.input) * shape_.input_step;
      const Weight* w = filter_ + rows.first * taps_.filter_row_step + columns.first * taps_.filter_column_step;
      int32_t channel = 0;
      if (multiplier_ == 1) {
        for (; channel + 4 <= shape_.output_depth; channel += 4) {
          DepthwiseFour<false>(arithmetic_, taps_, in + channel, w + channel, channel, output + channel);
        }
        for (; channel < shape_.output_depth; ++channel) {
          DepthwiseOne(arithmetic_, taps_, in + channel, w + channel, channel, output + channel);
        }
      } else {
        for (int32_t depth = 0; depth < shape_.input_depth; ++depth) {
          const int32_t channel_end = channel + multiplier_;
          for (; channel + 4 <= channel_end; channel += 4) {
            DepthwiseFour<true>(arithmetic_, taps_, in + depth, w + channel, channel, output + channel);
          }
          for (; channel < channel_end; ++channel) {
            DepthwiseOne(arithmetic_, taps_, in + depth, w + channel, channel, output + channel);
          }
        }
      }
      output += shape_.output_step;
    }
  }

 private:
  const Arithmetic& arithmetic_;
  const WindowShape& shape_;
  const Weight* filter_;
  int32_t multiplier_;
  DepthwiseTaps taps_;
};

// A whole depthwise convolution.
template <typename Arithmetic>
void DepthwiseConvTraversal(const Arithmetic& arithmetic, const WindowShape& shape,
                            const typename Arithmetic::Input* input, const typename Arithmetic::Weight* filter,
                            typename Arithmetic::Output* output) {
  DepthwiseWindow<Arithmetic> window(arithmetic, shape, filter);
  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    for (int32_t y = 0; y < shape.output_height; ++y) {
      window.RunColumns(input, RowTaps(shape, y), 0, shape.output_width, output);
      output += shape.output_width * shape.output_step;
    }
    input += shape.input_height * shape.input_width * shape.input_step;
  }
}

#endif  // __OPTIMIZE_SIZE__

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_DEPTHWISE_CONV_TRAVERSAL_H_
