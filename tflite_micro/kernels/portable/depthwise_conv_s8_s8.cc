// 2-D depthwise convolution of int8 activations with int8 weights, for any processor. The usual window, 3 by 3 with one
// output channel for each input channel, has a loop of its own where no tap is missing, unless code is to be small.
#include "tflite_micro/kernels/board_memory.h"
#include "tflite_micro/kernels/depthwise_conv.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/depthwise_conv_traversal.h"

namespace tflite {
namespace kernels {

#ifndef __OPTIMIZE_SIZE__

namespace {

// Nine taps and where they lie: three rows, `tap_step` apart in each.
struct Taps3x3 {
  const int8_t* rows[3];
  int32_t weights[9];
  int32_t tap_step;
};

// `count` outputs of one channel, whose windows and results lie `window_step` and `output_step` apart. Not inlined, so
// that nothing but this loop competes for registers: 9 loads of inputs and 9 of weights, 9 products, 25 more.
__attribute__((noinline)) void Run3x3(const Taps3x3& taps, int32_t window_step, uint32_t base, int32_t multiplier,
                                      int32_t shift, const Requantization& requantization, int8_t* output,
                                      int32_t output_step, int32_t count) {
  const int8_t* x0 = taps.rows[0];
  const int8_t* x1 = taps.rows[1];
  const int8_t* x2 = taps.rows[2];
  const int32_t step = taps.tap_step;
  const int32_t* w = taps.weights;
  for (; count > 0; --count) {
    // Nine products of 14 bits and a sign: they add up in 32 bits.
    const int32_t sum = x0[0] * w[0] + x0[step] * w[1] + x0[2 * step] * w[2] + x1[0] * w[3] + x1[step] * w[4] +
                        x1[2 * step] * w[5] + x2[0] * w[6] + x2[step] * w[7] + x2[2 * step] * w[8];
    const int32_t scaled =
        MultiplyByQuantizedMultiplier(static_cast<int32_t>(base + static_cast<uint32_t>(sum)), multiplier, shift);
    const int32_t moved =
        static_cast<int32_t>(static_cast<uint32_t>(scaled) + static_cast<uint32_t>(requantization.output_offset));
    *output = static_cast<int8_t>(Clamp(moved, requantization.lowest, requantization.highest));
    x0 += window_step;
    x1 += window_step;
    x2 += window_step;
    output += output_step;
  }
}

// Columns of outputs: begin .. end-1.
struct ColumnRange {
  int32_t begin;
  int32_t end;
};

// The columns whose taps all lie inside the input, if the loop for them pays and the window is the usual one; else
// none.
ColumnRange UsualColumns(const WindowShape& shape) {
  if (shape.filter_height != 3 || shape.filter_width != 3 || shape.input_depth != shape.output_depth) return {0, 0};
  const int32_t begin = (shape.padding_left + shape.stride_width - 1) / shape.stride_width;
  const int32_t last = shape.input_width - 1 - 2 * shape.dilation_width + shape.padding_left;
  if (last < 0) return {0, 0};
  int32_t end = last / shape.stride_width + 1;
  if (end > shape.output_width) end = shape.output_width;
  constexpr int32_t kFewest = 3;
  return end - begin < kFewest ? ColumnRange{0, 0} : ColumnRange{begin, end};
}

// The outputs `columns` of a row, channel by channel, so that a channel's weights, and what they add up to for the
// input's offset, are prepared once. Rows of taps outside of the input count as rows of zero weights.
void RunUsualColumns(const ArithmeticS8<>& arithmetic, const WindowShape& shape, const int8_t* input,
                     const int8_t* filter, const TapRange& inside, ColumnRange columns, int8_t* output) {
  const int32_t depth = shape.input_depth;
  const Requantization& requantization = arithmetic.requantization;
  Taps3x3 taps;
  taps.tap_step = shape.dilation_width * shape.input_step;
  for (int32_t i = 0; i < 3; ++i) {
    const bool is_inside = i >= inside.first && i < inside.end;
    const int32_t y = is_inside ? inside.input + (i - inside.first) * shape.dilation_height : 0;
    const int32_t x = columns.begin * shape.stride_width - shape.padding_left;
    taps.rows[i] = input + (y * shape.input_width + x) * shape.input_step;
  }
  output += columns.begin * shape.output_step;
  for (int32_t channel = 0; channel < depth; ++channel) {
    int32_t weight_sum = 0;
    const int8_t* w = filter + channel;
    for (int32_t i = 0; i < 9; i += 3, w += 3 * depth) {
      const bool is_inside = i >= 3 * inside.first && i < 3 * inside.end;
      taps.weights[i] = is_inside ? w[0] : 0;
      taps.weights[i + 1] = is_inside ? w[depth] : 0;
      taps.weights[i + 2] = is_inside ? w[2 * depth] : 0;
      weight_sum += taps.weights[i] + taps.weights[i + 1] + taps.weights[i + 2];
    }
    const uint32_t base = arithmetic.Start(channel) + static_cast<uint32_t>(weight_sum * arithmetic.input_offset);
    const int32_t entry = channel & requantization.channel_mask;
    Run3x3(taps, shape.stride_width * shape.input_step, base, requantization.multipliers[entry],
           requantization.shifts[entry], requantization, output++, shape.output_step, columns.end - columns.begin);
    for (const int8_t*& row : taps.rows) ++row;
  }
}

}  // namespace

#endif

void DepthwiseConvS8S8(const WindowShape& shape, int32_t input_offset, const Requantization& requantization,
                       const int8_t* input, const int8_t* filter, const int32_t* bias, int8_t* output, void*) {
  const ArithmeticS8<> arithmetic = {input_offset, bias, requantization};
#ifdef __OPTIMIZE_SIZE__
  DepthwiseConvTraversal(arithmetic, shape, input, filter, output);
#else
  DepthwiseWindow<ArithmeticS8<> > window(arithmetic, shape, filter);
  const ColumnRange usual = UsualColumns(shape);
  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    for (int32_t y = 0; y < shape.output_height; ++y) {
      const TapRange rows = RowTaps(shape, y);
      window.RunColumns(input, rows, 0, usual.begin, output);
      if (usual.begin < usual.end) RunUsualColumns(arithmetic, shape, input, filter, rows, usual, output);
      window.RunColumns(input, rows, usual.end, shape.output_width, output);
      output += shape.output_width * shape.output_step;
    }
    input += shape.input_height * shape.input_width * shape.input_step;
  }
#endif
}

int64_t DepthwiseConvS8S8ScratchSize(const WindowShape& shape) {
  if (const BoardMemory* board = MeasuredBoard()) return board->depthwise_conv_scratch_size(shape);
  return 0;
}

}  // namespace kernels
}  // namespace tflite
