// 2-D depthwise convolution of int16 activations with int8 weights, for any processor. Where sums fit in 32 bits and
// factors are as networks have them, four channels at a time go through the image, unless code is to be small.
#include "tflite_micro/kernels/depthwise_conv.h"
#include "tflite_micro/kernels/narrow_factor.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/window_traversal.h"

namespace tflite {
namespace kernels {

#ifndef __OPTIMIZE_SIZE__

namespace {

constexpr int32_t kFour = 4;

// Up to four neighbouring output channels; if fewer, the last one counts for the others.
struct FourChannels {
  int32_t count;
  int32_t input[kFour];  // where each has its input channel, and its weights, from the first one
  int32_t filter[kFour];
  int32_t starts[kFour];  // of sums
  int32_t factors[kFour];
};

// What a window sees: `rows` by `columns` taps, with steps in elements.
struct Taps {
  int32_t rows;
  int32_t columns;
  int32_t input_row_step;
  int32_t input_column_step;
  int32_t filter_row_step;
  int32_t filter_column_step;
};

// kSideBySide: four channels lie next to each other in input and filter.
template <bool kSideBySide>
void AddProducts(const Taps& taps, const FourChannels& four, const int16_t* input, const int8_t* filter,
                 int32_t* sums) {
  const int32_t x1 = kSideBySide ? 1 : four.input[1];
  const int32_t x2 = kSideBySide ? 2 : four.input[2];
  const int32_t x3 = kSideBySide ? 3 : four.input[3];
  const int32_t w1 = kSideBySide ? 1 : four.filter[1];
  const int32_t w2 = kSideBySide ? 2 : four.filter[2];
  const int32_t w3 = kSideBySide ? 3 : four.filter[3];
  int32_t s0 = four.starts[0], s1 = four.starts[1], s2 = four.starts[2], s3 = four.starts[3];
  for (int32_t row = taps.rows; row > 0; --row) {
    const int16_t* x = input;
    const int8_t* w = filter;
    for (int32_t column = taps.columns; column > 0; --column) {
      s0 += x[0] * w[0];
      s1 += x[x1] * w[w1];
      s2 += x[x2] * w[w2];
      s3 += x[x3] * w[w3];
      x += taps.input_column_step;
      w += taps.filter_column_step;
    }
    input += taps.input_row_step;
    filter += taps.filter_row_step;
  }
  sums[0] = s0;
  sums[1] = s1;
  sums[2] = s2;
  sums[3] = s3;
}

// The outputs of four channels in row `y`. `input` is the image's first element of the first channel, `filter` its
// first weight, `output` its first output of the row.
void RunRow(const WindowShape& shape, const Requantization& requantization, const FourChannels& four, int32_t y,
            const int16_t* input, const int8_t* filter, int16_t* output) {
  const bool is_side_by_side = four.input[3] == 3 && four.filter[3] == 3;
  const TapRange rows = RowTaps(shape, y);
  Taps taps = {rows.end - rows.first,
               0,
               shape.dilation_height * shape.input_width * shape.input_step,
               shape.dilation_width * shape.input_step,
               shape.filter_width * shape.output_depth,
               shape.output_depth};
  input += rows.input * shape.input_width * shape.input_step;
  filter += rows.first * taps.filter_row_step;
  for (int32_t x = 0; x < shape.output_width; ++x) {
    const TapRange columns = ColumnTaps(shape, x);
    taps.columns = columns.end - columns.first;
    const int16_t* const window = input + columns.input * shape.input_step;
    const int8_t* const weights = filter + columns.first * shape.output_depth;
    int32_t sums[kFour];
    if (is_side_by_side) {
      AddProducts<true>(taps, four, window, weights, sums);
    } else {
      AddProducts<false>(taps, four, window, weights, sums);
    }
    for (int32_t i = 0; i < four.count; ++i) {
      const int32_t scaled = ScaleNarrow(sums[i], four.factors[i]);
      output[i] = static_cast<int16_t>(Clamp(scaled, requantization.lowest, requantization.highest));
    }
    output += shape.output_step;
  }
}

// Up to four channels from `first` on.
FourChannels ChannelsFrom(const WindowShape& shape, const Requantization& requantization, const int64_t* bias,
                          int32_t first) {
  const int32_t multiplier = shape.output_depth / shape.input_depth;
  const int32_t left = shape.output_depth - first;
  FourChannels four;
  four.count = left < kFour ? left : kFour;
  for (int32_t i = 0; i < kFour; ++i) {
    const int32_t lane = i < four.count ? i : four.count - 1;
    const int32_t channel = first + lane;
    four.filter[i] = lane;
    four.input[i] = multiplier == 1 ? lane : channel / multiplier - first / multiplier;
    four.starts[i] = bias != nullptr ? static_cast<int32_t>(bias[channel]) : 0;
    four.factors[i] = NarrowFactor(requantization, channel);
  }
  return four;
}

}  // namespace

#endif

void DepthwiseConvS16S8(const WindowShape& shape, const Requantization& requantization, const int16_t* input,
                        const int8_t* filter, const int64_t* bias, int16_t* output) {
#ifndef __OPTIMIZE_SIZE__
  if (HasNarrowSums(shape, requantization, bias)) {
    const int32_t multiplier = shape.output_depth / shape.input_depth;
    // Of a single input channel each row is complete before the next one; others are made channel by channel.
    const int32_t rows = shape.input_depth == 1 ? 1 : shape.output_height;
    const int32_t row_outputs = shape.output_width * shape.output_step;
    for (int32_t batch = 0; batch < shape.batches; ++batch) {
      for (int32_t begin = 0; begin < shape.output_height; begin += rows) {
        for (int32_t first = 0; first < shape.output_depth; first += kFour) {
          const FourChannels four = ChannelsFrom(shape, requantization, bias, first);
          for (int32_t y = begin; y < begin + rows; ++y) {
            RunRow(shape, requantization, four, y, input + first / multiplier, filter + first,
                   output + y * row_outputs + first);
          }
        }
      }
      input += shape.input_height * shape.input_width * shape.input_step;
      output += shape.output_height * row_outputs;
    }
    return;
  }
#endif
  const ArithmeticS16S8<> arithmetic(bias, requantization);
  TraverseDepthwiseConv(arithmetic, shape, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
