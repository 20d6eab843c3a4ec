// The loops of a 2-D transposed convolution, for every combination of types: each output gathers the products of the
// filter taps that reach it, so that no accumulators of the whole output are kept.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_TRANSPOSE_CONV_TRAVERSAL_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_TRANSPOSE_CONV_TRAVERSAL_H_

#include <stdint.h>

#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {

// The taps that reach one output position along one dimension: every `stride`th from `first`, `count` of them; the
// first meets the input at `input`, each next one a position before.
struct ReachingTaps {
  int32_t first;
  int32_t count;
  int32_t input;
};

inline ReachingTaps TapsReaching(int32_t output, int32_t stride, int32_t padding, int32_t filter, int32_t input_size) {
  const int32_t position = output + padding;
  ReachingTaps taps = {position % stride, 0, position / stride};
  // Positions past the input's end take more taps to reach.
  if (taps.input >= input_size) {
    const int64_t skipped = int64_t{taps.input - (input_size - 1)} * stride;
    if (taps.first + skipped >= filter) return taps;
    taps.first += static_cast<int32_t>(skipped);
    taps.input = input_size - 1;
  }
  if (taps.first < filter) taps.count = (filter - 1 - taps.first) / stride + 1;
  if (taps.count > taps.input + 1) taps.count = taps.input + 1;
  return taps;
}

// Shapes as TransposeConvS8S8() in transpose_conv.h; `arithmetic` is one of arithmetic.h.
template <typename Arithmetic>
void TransposeConvTraversal(const Arithmetic& arithmetic, const WindowShape& shape,
                            const typename Arithmetic::Input* input, const typename Arithmetic::Weight* filter,
                            typename Arithmetic::Output* output) {
  using Input = typename Arithmetic::Input;
  using Weight = typename Arithmetic::Weight;
  using Sum = typename Arithmetic::Sum;
  const int32_t depth = shape.input_depth;
  const int32_t step = shape.input_step;
  const int32_t input_row = shape.input_width * step;
  const int32_t filter_row = shape.filter_width * depth;
  const int32_t filter_size = shape.filter_height * filter_row;

  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    for (int32_t y = 0; y < shape.output_height; ++y) {
      const ReachingTaps rows =
          TapsReaching(y, shape.stride_height, shape.padding_top, shape.filter_height, shape.input_height);
      for (int32_t x = 0; x < shape.output_width; ++x) {
        const ReachingTaps columns =
            TapsReaching(x, shape.stride_width, shape.padding_left, shape.filter_width, shape.input_width);
        // Calls dot(input, weights) for every tap that reaches this output; `weights` are those of the first channel.
        const auto each_tap = [&](auto dot) {
          for (int32_t i = 0; i < rows.count; ++i) {
            const Input* in = input + (rows.input - i) * input_row + columns.input * step;
            const Weight* w = filter + (rows.first + i * shape.stride_height) * filter_row + columns.first * depth;
            for (int32_t j = 0; j < columns.count; ++j) {
              dot(in - j * step, w + j * shape.stride_width * depth);
            }
          }
        };
        int32_t channel = 0;
        for (; channel + 4 <= shape.output_depth; channel += 4) {
          Sum sums[4] = {arithmetic.Start(channel), arithmetic.Start(channel + 1), arithmetic.Start(channel + 2),
                         arithmetic.Start(channel + 3)};
          each_tap([&](const Input* in, const Weight* w) {
            arithmetic.Dot4(in, w + channel * filter_size, filter_size, depth, sums);
          });
          for (int i = 0; i < 4; ++i) *output++ = arithmetic.Finish(sums[i], channel + i);
        }
        for (; channel < shape.output_depth; ++channel) {
          Sum sum = arithmetic.Start(channel);
          each_tap(
              [&](const Input* in, const Weight* w) { arithmetic.Dot(in, w + channel * filter_size, depth, &sum); });
          *output++ = arithmetic.Finish(sum, channel);
        }
        output += shape.output_step - shape.output_depth;
      }
    }
    input += shape.input_height * input_row;
  }
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_TRANSPOSE_CONV_TRAVERSAL_H_
