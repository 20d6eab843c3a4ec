// 2-D convolution of int16 activations with int8 weights, for any processor. A row of outputs is made four channels at
// a time, unless code is to be small, so that what depends on the channels alone is settled once for each row.
#include "tflite_micro/kernels/conv.h"
#include "tflite_micro/kernels/dot_s16_s8.h"
#include "tflite_micro/kernels/narrow_factor.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/window_traversal.h"

namespace tflite {
namespace kernels {
namespace {

using Arithmetic = ArithmeticS16S8<>;

#ifdef __OPTIMIZE_SIZE__

// Once for both types of bias.
__attribute__((noinline)) void Run(const Arithmetic& arithmetic, const WindowShape& shape, int32_t filter_depth,
                                   const int16_t* input, const int8_t* filter, int16_t* output) {
  TraverseConv(arithmetic, shape, filter_depth, input, filter, output);
}

#else

// Where the taps of windows lie: in rows of `runs` runs of `run_length` neighbouring elements. Steps in elements.
struct Taps {
  int32_t rows;
  int32_t runs;
  int32_t run_length;
  int32_t input_row_step;
  int32_t input_step;
  int32_t filter_row_step;
  int32_t filter_step;
  int32_t filter_size;  // of one output channel
};

void AddProducts(const Taps& taps, const int16_t* input, const int8_t* filter, int32_t channels, int64_t* sums) {
  for (int32_t row = taps.rows; row > 0; --row) {
    const int16_t* x = input;
    const int8_t* w = filter;
    for (int32_t run = taps.runs; run > 0; --run) {
      if (channels == 4) {
        DotFourS16S8(x, w, taps.filter_size, taps.run_length, sums);
      } else {
        for (int32_t i = 0; i < channels; ++i) DotS16S8(x, w + i * taps.filter_size, taps.run_length, sums + i);
      }
      x += taps.input_step;
      w += taps.filter_step;
    }
    input += taps.input_row_step;
    filter += taps.filter_row_step;
  }
}

// One row of outputs of up to four channels from `first` on. `input`: where the taps' first row starts; `filter`: its
// weights of channel `first`; `output`: that channel's first output.
void RunChannels(const Arithmetic& arithmetic, const WindowShape& shape, int32_t filter_depth, Taps taps,
                 const int16_t* input, const int8_t* filter, int32_t first, int32_t channels, int16_t* output) {
  // Then the taps of a row lie side by side in the input as they do in the filter: one run.
  const bool rows_are_runs = filter_depth == shape.input_step && shape.dilation_width == 1;
  const Requantization& requantization = arithmetic.requantization;
  int64_t starts[4] = {};
  int32_t factors[4];
  for (int32_t i = 0; i < channels; ++i) {
    starts[i] = arithmetic.Start(first + i);
    factors[i] = arithmetic.is_wide ? NarrowFactor(requantization, first + i) : -1;
  }
  for (int32_t x = 0; x < shape.output_width; ++x) {
    const TapRange columns = ColumnTaps(shape, x);
    const int32_t count = columns.end - columns.first;
    taps.runs = rows_are_runs ? (count > 0 ? 1 : 0) : count;
    taps.run_length = rows_are_runs ? count * filter_depth : filter_depth;
    int64_t sums[4] = {starts[0], starts[1], starts[2], starts[3]};
    AddProducts(taps, input + columns.input * shape.input_step, filter + columns.first * filter_depth, channels, sums);
    for (int32_t i = 0; i < channels; ++i) {
      const int32_t narrow = static_cast<int32_t>(sums[i]);
      if (factors[i] >= 0 && narrow == sums[i]) {
        const int32_t scaled = ScaleNarrow(narrow, factors[i]);
        output[i] = static_cast<int16_t>(Clamp(scaled, requantization.lowest, requantization.highest));
      } else {
        output[i] = arithmetic.Finish(sums[i], first + i);
      }
    }
    output += shape.output_step;
  }
}

// Once for both types of bias.
__attribute__((noinline)) void Run(const Arithmetic& arithmetic, const WindowShape& shape, int32_t filter_depth,
                                   const int16_t* input, const int8_t* filter, int16_t* output) {
  const int32_t group_outputs = shape.output_depth / (shape.input_depth / filter_depth);
  const int32_t input_row = shape.input_width * shape.input_step;
  Taps taps;
  taps.input_row_step = shape.dilation_height * input_row;
  taps.input_step = shape.dilation_width * shape.input_step;
  taps.filter_step = filter_depth;
  taps.filter_row_step = shape.filter_width * filter_depth;
  taps.filter_size = shape.filter_height * taps.filter_row_step;
  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    for (int32_t y = 0; y < shape.output_height; ++y) {
      const TapRange rows = RowTaps(shape, y);
      taps.rows = rows.end - rows.first;
      for (int32_t group = 0; group < shape.output_depth; group += group_outputs) {
        const int16_t* const from = input + rows.input * input_row + group / group_outputs * filter_depth;
        for (int32_t channel = group; channel < group + group_outputs; channel += 4) {
          const int32_t left = group + group_outputs - channel;
          RunChannels(arithmetic, shape, filter_depth, taps, from,
                      filter + channel * taps.filter_size + rows.first * taps.filter_row_step, channel,
                      left < 4 ? left : 4, output + channel);
        }
      }
      output += shape.output_width * shape.output_step;
    }
    input += shape.input_height * input_row;
  }
}

#endif

}  // namespace

void ConvS16S8(const WindowShape& shape, int32_t filter_depth, const Requantization& requantization,
               const int16_t* input, const int8_t* filter, const int64_t* bias, int16_t* output) {
  Run({bias, requantization}, shape, filter_depth, input, filter, output);
}

void ConvS16S8(const WindowShape& shape, int32_t filter_depth, const Requantization& requantization,
               const int16_t* input, const int8_t* filter, const int32_t* bias, int16_t* output) {
  Run({bias, requantization}, shape, filter_depth, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
