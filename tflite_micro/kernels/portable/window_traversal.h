// Convolutions with little code: one traversal for all types, and for depthwise and transposed convolutions too, which
// calls a function for the outputs of one position. conv_traversal.h and depthwise_conv_traversal.h are faster, for the
// types where that is worth their size.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_WINDOW_TRAVERSAL_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_WINDOW_TRAVERSAL_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {

// Where the taps of one output position lie: `rows` by `columns` runs of `depth` neighbouring elements. Steps in
// elements; those of the input are negative in transposed convolutions.
struct WindowTaps {
  int32_t rows;
  int32_t columns;
  int32_t depth;
  int32_t input_row_step;
  int32_t input_column_step;
  int32_t filter_row_step;
  int32_t filter_column_step;
  // From an output channel's weights to the next one's.
  int32_t filter_channel_step;
};

// The channels `begin` .. end-1 of one output position. `input`, `filter` and `output` are of the first of them.
using WindowOutputs = void (*)(const void* arithmetic, const WindowTaps& taps, const void* input, const void* filter,
                               int32_t begin, int32_t end, void* output);

// One type's arithmetic: the function, what is passed to it, and the sizes of elements in bytes.
struct WindowKernel {
  WindowOutputs outputs;
  const void* arithmetic;
  ptrdiff_t input_bytes;
  ptrdiff_t filter_bytes;
  ptrdiff_t output_bytes;
};

enum class WindowKind : uint8_t { kConv, kDepthwise, kTransposed };

// A whole convolution. Shapes as ConvS8S8(), DepthwiseConvS8S8() and TransposeConvS8S8(); `filter_depth` is
// convolutions' alone.
void TraverseWindows(const WindowKernel& kernel, WindowKind kind, const WindowShape& shape, int32_t filter_depth,
                     const void* input, const void* filter, void* output);

// Each output channel from all channels of the input that the window's runs cover.
template <typename Arithmetic>
void OutputsOfRuns(const void* arithmetic_set, const WindowTaps& taps, const void* input, const void* filter,
                   int32_t channel, int32_t end, void* output) {
  const Arithmetic& arithmetic = *static_cast<const Arithmetic*>(arithmetic_set);
  const auto* input_window = static_cast<const typename Arithmetic::Input*>(input);
  const auto* weights = static_cast<const typename Arithmetic::Weight*>(filter);
  auto* out = static_cast<char*>(output);
  const int32_t output_bytes = arithmetic.OutputBytes();
  while (channel < end) {
    const int32_t count = channel + 4 <= end ? 4 : 1;
    typename Arithmetic::Sum sums[4];
    for (int32_t i = 0; i < count; ++i) sums[i] = arithmetic.Start(channel + i);
    const typename Arithmetic::Input* input_line = input_window;
    const typename Arithmetic::Weight* filter_line = weights;
    for (int32_t row = taps.rows; row > 0; --row) {
      const typename Arithmetic::Input* x = input_line;
      const typename Arithmetic::Weight* w = filter_line;
      for (int32_t column = taps.columns; column > 0; --column) {
        if (count == 4) {
          arithmetic.Dot4(x, w, taps.filter_channel_step, taps.depth, sums);
        } else {
          arithmetic.Dot(x, w, taps.depth, sums);
        }
        x += taps.input_column_step;
        w += taps.filter_column_step;
      }
      input_line += taps.input_row_step;
      filter_line += taps.filter_row_step;
    }
    for (int32_t i = 0; i < count; ++i) arithmetic.Put(sums[i], channel + i, out, i);
    out += count * output_bytes;
    weights += count * taps.filter_channel_step;
    channel += count;
  }
}

// Depthwise: `taps.depth` is how far the input advances with each output channel, 0 or 1.
template <typename Arithmetic>
void OutputsOfTaps(const void* arithmetic_set, const WindowTaps& taps, const void* input, const void* filter,
                   int32_t channel, int32_t end, void* output) {
  const Arithmetic& arithmetic = *static_cast<const Arithmetic*>(arithmetic_set);
  const auto* input_window = static_cast<const typename Arithmetic::Input*>(input);
  const auto* weights = static_cast<const typename Arithmetic::Weight*>(filter);
  auto* out = static_cast<char*>(output);
  const int32_t output_bytes = arithmetic.OutputBytes();
  const int32_t step = taps.depth;
#ifdef __OPTIMIZE_SIZE__
  for (; channel < end; ++channel) {
    typename Arithmetic::Sum sum = arithmetic.Start(channel);
    const typename Arithmetic::Input* input_line = input_window;
    const typename Arithmetic::Weight* filter_line = weights;
    for (int32_t row = taps.rows; row > 0; --row) {
      const typename Arithmetic::Input* x = input_line;
      const typename Arithmetic::Weight* w = filter_line;
      for (int32_t column = taps.columns; column > 0; --column) {
        sum = arithmetic.PlusProduct(sum, *x, *w);
        x += taps.input_column_step;
        w += taps.filter_column_step;
      }
      input_line += taps.input_row_step;
      filter_line += taps.filter_row_step;
    }
    arithmetic.Put(sum, channel, out, 0);
    input_window += step;
    ++weights;
    out += output_bytes;
  }
#else
  while (channel < end) {
    // Two at a time; the last of an odd number twice.
    const int32_t count = channel + 2 <= end ? 2 : 1;
    typename Arithmetic::Sum sum0 = arithmetic.Start(channel);
    typename Arithmetic::Sum sum1 = arithmetic.Start(channel + count - 1);
    const int32_t second_input = (count - 1) * step;
    const typename Arithmetic::Input* input_line = input_window;
    const typename Arithmetic::Weight* filter_line = weights;
    for (int32_t row = taps.rows; row > 0; --row) {
      const typename Arithmetic::Input* x = input_line;
      const typename Arithmetic::Weight* w = filter_line;
      for (int32_t column = taps.columns; column > 0; --column) {
        sum0 = arithmetic.PlusProduct(sum0, x[0], w[0]);
        sum1 = arithmetic.PlusProduct(sum1, x[second_input], w[count - 1]);
        x += taps.input_column_step;
        w += taps.filter_column_step;
      }
      input_line += taps.input_row_step;
      filter_line += taps.filter_row_step;
    }
    arithmetic.Put(sum1, channel + count - 1, out, count - 1);
    arithmetic.Put(sum0, channel, out, 0);
    input_window += count * step;
    weights += count;
    out += count * output_bytes;
    channel += count;
  }
#endif
}

template <typename Arithmetic>
WindowKernel KernelOf(WindowOutputs outputs, const Arithmetic& arithmetic) {
  return {outputs, &arithmetic, sizeof(typename Arithmetic::Input), sizeof(typename Arithmetic::Weight),
          arithmetic.OutputBytes()};
}

template <typename Arithmetic>
void TraverseConv(const Arithmetic& arithmetic, const WindowShape& shape, int32_t filter_depth,
                  const typename Arithmetic::Input* input, const typename Arithmetic::Weight* filter, void* output) {
  TraverseWindows(KernelOf(OutputsOfRuns<Arithmetic>, arithmetic), WindowKind::kConv, shape, filter_depth, input,
                  filter, output);
}

template <typename Arithmetic>
void TraverseDepthwiseConv(const Arithmetic& arithmetic, const WindowShape& shape,
                           const typename Arithmetic::Input* input, const typename Arithmetic::Weight* filter,
                           void* output) {
  TraverseWindows(KernelOf(OutputsOfTaps<Arithmetic>, arithmetic), WindowKind::kDepthwise, shape, 1, input, filter,
                  output);
}

template <typename Arithmetic>
void TraverseTransposeConv(const Arithmetic& arithmetic, const WindowShape& shape,
                           const typename Arithmetic::Input* input, const typename Arithmetic::Weight* filter,
                           void* output) {
  TraverseWindows(KernelOf(OutputsOfRuns<Arithmetic>, arithmetic), WindowKind::kTransposed, shape, shape.input_depth,
                  input, filter, output);
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_WINDOW_TRAVERSAL_H_
