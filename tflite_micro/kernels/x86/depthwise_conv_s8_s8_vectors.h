// Included for each instruction set, inside of its namespace: the int8 depthwise convolution. See
// depthwise_conv_s8_s8.h.

// The taps of a window, of kGroup rows each: a vector of weights, and where its activations lie.
struct DepthwiseTaps {
  int32_t row_groups;
  int32_t columns;
  // In bytes.
  ptrdiff_t row_step;
  ptrdiff_t column_step;
  ptrdiff_t filter_row_step;
  ptrdiff_t filter_column_step;
};

// A row of outputs, of which each vector is of the same channels.
struct DepthwiseRow {
  const int8_t* activations;
  const int8_t* weights;
  const ChannelFactors* factors;
  int block;
  int32_t channels;
  ptrdiff_t activation_step;
  int32_t positions;
  int8_t* output;
  int32_t output_step;
};

// kTaps: row_groups * columns, whose weights are kept in registers, or 0: any number.
template <int kTaps, int kPositions>
TFLM_VECTOR_INLINE void DepthwiseSums(const DepthwiseTaps& taps, const Vector* weights, const ptrdiff_t* offsets,
                                      const DepthwiseRow& row, Vector start, ptrdiff_t activation_step,
                                      const int8_t* activations, Vector* sums) {
#pragma GCC unroll 4
  for (int p = 0; p < kPositions; ++p) sums[p] = start;
  if (kTaps > 0) {
#pragma GCC unroll 16
    for (int t = 0; t < kTaps; ++t) {
#pragma GCC unroll 4
      for (int p = 0; p < kPositions; ++p) {
        sums[p] = AddProducts(sums[p], Load(activations + p * activation_step + offsets[t]), weights[t]);
      }
    }
    return;
  }
  for (int32_t i = 0; i < taps.row_groups; ++i) {
    for (int32_t j = 0; j < taps.columns; ++j) {
      const Vector w = Load(row.weights + i * taps.filter_row_step + j * taps.filter_column_step);
      const int8_t* at = activations + i * taps.row_step + j * taps.column_step;
#pragma GCC unroll 4
      for (int p = 0; p < kPositions; ++p) sums[p] = AddProducts(sums[p], Load(at + p * activation_step), w);
    }
  }
}

template <int kTaps, bool kAreSmall>
TFLM_VECTOR void DepthwiseOutputs(const DepthwiseTaps& taps, const DepthwiseRow& row,
                                  const Requantization& requantization) {
  Vector weights[kTaps > 0 ? kTaps : 1];
  ptrdiff_t offsets[kTaps > 0 ? kTaps : 1];
  for (int32_t i = 0, t = 0; i < taps.row_groups && t < kTaps; ++i) {
    for (int32_t j = 0; j < taps.columns; ++j, ++t) {
      weights[t] = Load(row.weights + i * taps.filter_row_step + j * taps.filter_column_step);
      offsets[t] = i * taps.row_step + j * taps.column_step;
    }
  }
  const Vector start = Load(LanesOf(&ChannelFactors::starts, row.factors, row.block));
  const FactorVectors factors = LoadFactors(row.factors, row.block);
  const Vector output_offset = Same(requantization.output_offset);
  const Vector lowest = SameByte(requantization.lowest);
  const Vector highest = SameByte(requantization.highest);
  // Copies: outputs are bytes, which may be anything's as far as the compiler knows.
  const ptrdiff_t activation_step = row.activation_step;
  const int32_t output_step = row.output_step;
  const int32_t channels = row.channels;
  const int8_t* activations = row.activations;
  int8_t* out = row.output;
  int32_t left = row.positions;
  Vector sums[4];
  for (; left >= 4; left -= 4) {
    DepthwiseSums<kTaps, 4>(taps, weights, offsets, row, start, activation_step, activations, sums);
#pragma GCC unroll 4
    for (int p = 0; p < 4; ++p) sums[p] = Requantize<kAreSmall>(sums[p], factors, output_offset);
    const Vector bytes = ToBytes(sums[0], sums[1], sums[2], sums[3], lowest, highest);
    StoreChannels<0>(bytes, 0, channels, out);
    StoreChannels<1>(bytes, 0, channels, out + output_step);
    StoreChannels<2>(bytes, 0, channels, out + 2 * output_step);
    StoreChannels<3>(bytes, 0, channels, out + 3 * output_step);
    activations += 4 * activation_step;
    out += 4 * output_step;
  }
  for (; left > 0; --left) {
    DepthwiseSums<kTaps, 1>(taps, weights, offsets, row, start, activation_step, activations, sums);
    const Vector outputs = Requantize<kAreSmall>(sums[0], factors, output_offset);
    StoreChannels<0>(ToBytes(outputs, outputs, outputs, outputs, lowest, highest), 0, channels, out);
    activations += activation_step;
    out += output_step;
  }
}

TFLM_VECTOR void DepthwiseOutputs(const DepthwiseTaps& taps, const DepthwiseRow& row,
                                  const Requantization& requantization) {
  // A window of 3 by 3.
  constexpr int kUsual = (3 + kGroup - 1) / kGroup * 3;
  const bool are_small = row.factors[row.block * kLanes / kFactorChannels].are_small[0] != 0;
  if (taps.row_groups * taps.columns != kUsual) {
    are_small ? DepthwiseOutputs<0, true>(taps, row, requantization)
              : DepthwiseOutputs<0, false>(taps, row, requantization);
  } else if (are_small) {
    DepthwiseOutputs<kUsual, true>(taps, row, requantization);
  } else {
    DepthwiseOutputs<kUsual, false>(taps, row, requantization);
  }
}

// Interleaves the rows of the input that the windows of output row `y` see, in groups of `taps.row_groups`.
TFLM_VECTOR void InterleaveRows(const DepthwiseCall& call, const DepthwiseTaps& taps, int32_t y, const int8_t* image,
                                int8_t* to) {
  const WindowShape& shape = call.shape;
  const int32_t depth = shape.input_depth;
  const int32_t padding = kActivationOffset - call.input_offset;
  const int32_t padding_group = GroupOf(padding);
  const int32_t columns = call.plan.columns;
  const int32_t first = shape.padding_left < columns ? shape.padding_left : columns;
  const int32_t end = first + (shape.input_width < columns - first ? shape.input_width : columns - first);
  const auto fill = [](int32_t group, int32_t from, int32_t until, int8_t* row) {
    for (int32_t i = from; i < until; ++i) memcpy(row + i * kGroupBytes, &group, kGroupBytes);
  };
  for (int32_t i = 0; i < taps.row_groups; ++i, to += taps.row_step) {
    const int8_t* rows[kGroup];
    for (int j = 0; j < kGroup; ++j) {
      const int32_t tap = i * kGroup + j;
      const int32_t row = y * shape.stride_height - shape.padding_top + tap * shape.dilation_height;
      rows[j] = nullptr;
      if (tap < shape.filter_height && row >= 0 && row < shape.input_height) {
        rows[j] = image + static_cast<ptrdiff_t>(row) * shape.input_width * shape.input_step;
      }
    }
    fill(padding_group, 0, first * depth, to);
    if (depth == shape.input_step) {
      Interleave(rows, (end - first) * depth, kActivationOffset, padding, to + first * depth * kGroupBytes);
    } else {
      for (int32_t x = first; x < end; ++x) {
        Interleave(rows, depth, kActivationOffset, padding, to + x * depth * kGroupBytes);
        for (const int8_t*& row : rows) row += row != nullptr ? shape.input_step : 0;
      }
    }
    fill(padding_group, end * depth, call.plan.row_size, to);
  }
}

// The interleaved filter, and what the sums of all channels start with.
TFLM_VECTOR void PackDepthwise(const DepthwiseCall& call, const DepthwiseTaps& taps, int8_t* packed,
                               ChannelFactors* factors) {
  const WindowShape& shape = call.shape;
  const int32_t depth = shape.input_depth;
  const int32_t filter_row = shape.filter_width * depth;
  for (int32_t i = 0; i < taps.row_groups; ++i) {
    const int8_t* rows[kGroup];
    for (int j = 0; j < kGroup; ++j) {
      const int32_t tap = i * kGroup + j;
      rows[j] = tap < shape.filter_height ? call.filter + static_cast<ptrdiff_t>(tap) * filter_row : nullptr;
    }
    Interleave(rows, filter_row, 0, 0, packed + i * taps.filter_row_step);
  }
  const Vector moved = Same(call.input_offset - kActivationOffset);
  for (int32_t channel = 0; channel < depth; channel += kFactorChannels) {
    ChannelFactors* const some = factors + channel / kFactorChannels;
    FillFactors(call.requantization, call.bias, channel,
                depth - channel < kFactorChannels ? depth - channel : kFactorChannels,
                int64_t{shape.filter_height} * shape.filter_width, some);
    for (int lane = 0; lane < kFactorChannels && channel + lane < depth; lane += kLanes) {
      Vector sums = Same(0);
      for (int32_t i = 0; i < taps.row_groups; ++i) {
        const int8_t* w = packed + i * taps.filter_row_step + (channel + lane) * kGroupBytes;
        for (int32_t j = 0; j < taps.columns; ++j) sums = AddProducts(sums, Ones(), Load(w + j * depth * kGroupBytes));
      }
      Store(Plus(Load(some->starts + lane), Times(sums, moved)), some->starts + lane);
    }
  }
}

// Repeats the `depth` channels of the factors, and of the filter in `packed`, until they fill a vector.
inline void RepeatChannels(int32_t depth, int32_t output_offset, DepthwiseTaps* taps, const int8_t* packed,
                           ChannelFactors* factors, int8_t* repeated) {
  for (int32_t i = 0; i < taps->row_groups; ++i) {
    for (int32_t j = 0; j < taps->columns; ++j) {
      for (int lane = 0; lane < kLanes; ++lane) {
        memcpy(repeated + ((i * taps->columns + j) * kLanes + lane) * kGroupBytes,
               packed + i * taps->filter_row_step + (j * depth + lane % depth) * kGroupBytes, kGroupBytes);
      }
    }
  }
  taps->filter_column_step = kLanes * kGroupBytes;
  taps->filter_row_step = taps->columns * taps->filter_column_step;
  for (int32_t lane = depth; lane < kLanes; ++lane) {
    factors->starts[lane] = factors->starts[lane - depth];
    factors->multipliers[lane] = factors->multipliers[lane - depth];
    factors->shifts[lane] = factors->shifts[lane - depth];
  }
  if (factors->are_small[0] != 0) FillAddends(output_offset, factors);
}

TFLM_VECTOR void DepthwiseConvS8S8(const DepthwiseCall& call) {
  const WindowShape& shape = call.shape;
  const DepthwisePlan& plan = call.plan;
  const int32_t depth = shape.input_depth;
  int8_t* const rows = Align(static_cast<int8_t*>(call.scratch));
  int8_t* const packed = rows + plan.rows_bytes;
  int8_t* const repeated = packed + plan.filter_bytes;
  auto* const factors = reinterpret_cast<ChannelFactors*>(repeated + plan.repeated_bytes);
  DepthwiseTaps taps;
  taps.row_groups = (shape.filter_height + kGroup - 1) / kGroup;
  taps.columns = shape.filter_width;
  taps.row_step = static_cast<ptrdiff_t>(plan.row_size) * kGroupBytes;
  taps.column_step = static_cast<ptrdiff_t>(shape.dilation_width) * depth * kGroupBytes;
  taps.filter_column_step = static_cast<ptrdiff_t>(depth) * kGroupBytes;
  taps.filter_row_step = shape.filter_width * taps.filter_column_step;
  PackDepthwise(call, taps, packed, factors);
  // Then positions and channels of a row are one sequence of channels that repeat.
  const bool is_sequence =
      depth < kLanes && kLanes % depth == 0 && shape.stride_width == 1 && shape.output_step == depth;
  if (is_sequence) RepeatChannels(depth, call.requantization.output_offset, &taps, packed, factors, repeated);

  const int8_t* image = call.input;
  int8_t* output = call.output;
  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    for (int32_t y = 0; y < shape.output_height; ++y) {
      InterleaveRows(call, taps, y, image, rows);
      DepthwiseRow row;
      row.activations = rows;
      row.output = output;
      row.factors = factors;
      if (is_sequence) {
        const int32_t size = shape.output_width * depth;
        row.weights = repeated;
        row.block = 0;
        row.activation_step = kLanes * kGroupBytes;
        row.output_step = kLanes;
        row.positions = size / kLanes;
        row.channels = kLanes;
        DepthwiseOutputs(taps, row, call.requantization);
        row.channels = size % kLanes;
        row.activations += row.positions * row.activation_step;
        row.output += row.positions * row.output_step;
        row.positions = row.channels > 0 ? 1 : 0;
        DepthwiseOutputs(taps, row, call.requantization);
      } else {
        row.weights = packed;
        row.activation_step = static_cast<ptrdiff_t>(shape.stride_width) * depth * kGroupBytes;
        row.output_step = shape.output_step;
        row.positions = shape.output_width;
        row.block = 0;
        for (row.channels = depth; row.channels > 0; row.channels -= kLanes) {
          DepthwiseOutputs(taps, row, call.requantization);
          row.activations += kLanes * kGroupBytes;
          row.weights += kLanes * kGroupBytes;
          row.output += kLanes;
          ++row.block;
        }
      }
      output += shape.output_width * shape.output_step;
    }
    image += static_cast<int64_t>(shape.input_height) * shape.input_width * shape.input_step;
  }
}
