// Included for each instruction set, inside of its namespace: the int8 convolution. See conv_s8_s8.h.

// What a panel of kBlocks vectors of channels is multiplied with.
struct ConvPanel {
  const int8_t* weights;
  const ChannelFactors* factors;
  // The first channel's place in a position of the output, and how many there are.
  int32_t channel;
  int32_t channels;
  bool are_small;  // for all factors
};

// A window's runs: filter_height rows of plan.runs.
struct WindowRuns {
  int32_t rows;
  int32_t row_step;
  int32_t runs;
  int32_t run_step;
  int32_t run_groups;
};

// The sums of kPositions outputs of a panel, whose windows start at `windows`: to[position][block]. Sums go through
// memory to what is next, so that nothing but this loop's operands competes for registers.
template <int kPositions, int kBlocks>
TFLM_VECTOR __attribute__((noinline)) void ConvSums(const WindowRuns& runs, const ConvPanel& panel,
                                                    const Activation* const* windows, Vector* to) {
  Vector sums[kPositions][kBlocks];
#pragma GCC unroll 8
  for (int b = 0; b < kBlocks; ++b) {
    const Vector start = Load(LanesOf(&ChannelFactors::starts, panel.factors, b));
#pragma GCC unroll 8
    for (int p = 0; p < kPositions; ++p) sums[p][b] = start;
  }
  const int8_t* weights = panel.weights;
  const Activation* window[kPositions];
#pragma GCC unroll 8
  for (int p = 0; p < kPositions; ++p) window[p] = windows[p];
  for (int32_t row = 0; row < runs.rows; ++row) {
    for (int32_t run = 0; run < runs.runs; ++run) {
      ptrdiff_t at = static_cast<ptrdiff_t>(row) * runs.row_step + run * runs.run_step;
      for (int32_t group = runs.run_groups; group > 0; --group) {
        Vector w[kBlocks];
#pragma GCC unroll 8
        for (int b = 0; b < kBlocks; ++b) w[b] = LoadWeights(weights + b * kLanes * kGroup);
        weights += kBlocks * kLanes * kGroup;
#pragma GCC unroll 8
        for (int p = 0; p < kPositions; ++p) {
          const Vector x = SameGroup(window[p] + at);
#pragma GCC unroll 8
          for (int b = 0; b < kBlocks; ++b) sums[p][b] = AddProducts(sums[p][b], x, w[b]);
        }
        at += kGroup;
      }
    }
  }
#pragma GCC unroll 8
  for (int p = 0; p < kPositions; ++p) {
#pragma GCC unroll 8
    for (int b = 0; b < kBlocks; ++b) to[p * kBlocks + b] = sums[p][b];
  }
}

// kPositions outputs of a panel from their sums; they lie at `outputs`.
template <int kPositions, int kBlocks, bool kAreSmall>
TFLM_VECTOR __attribute__((noinline)) void ConvOutputs(const ConvPanel& panel, const Requantization& requantization,
                                                       const Vector* sums, int8_t* const* outputs) {
  constexpr int kCount = kPositions * kBlocks;
  const Vector output_offset = Same(requantization.output_offset);
  const Vector lowest = SameByte(requantization.lowest);
  const Vector highest = SameByte(requantization.highest);
  const int32_t channel = panel.channel;
  const int32_t channels = panel.channels;
  FactorVectors factors[kBlocks];
#pragma GCC unroll 4
  for (int b = 0; b < kBlocks; ++b) factors[b] = LoadFactors(panel.factors, b);
    // Four vectors at a time, in the order of memory. What is past the end is not stored.
#pragma GCC unroll 2
  for (int i = 0; i < kCount; i += 4) {
    Vector four[4];
#pragma GCC unroll 4
    for (int j = 0; j < 4; ++j) {
      four[j] = j < kCount ? Requantize<kAreSmall>(sums[i + j], factors[j % kBlocks], output_offset) : four[0];
    }
    const Vector bytes = ToBytes(four[0], four[1], four[2], four[3], lowest, highest);
    int8_t* const* at = outputs + i / kBlocks;
    // Whole panels, one right behind the other.
    if (kCount >= 4 && channels >= kBlocks * kLanes && at[4 / kBlocks - 1] - at[0] == (4 - kBlocks) * kLanes) {
      Store(bytes, at[0] + channel);
      continue;
    }
    StoreChannels<0>(bytes, 0, channels, at[0] + channel);
    if (1 < kCount) StoreChannels<1>(bytes, 1 % kBlocks * kLanes, channels, at[1 / kBlocks] + channel);
    if (2 < kCount) StoreChannels<2>(bytes, 2 % kBlocks * kLanes, channels, at[2 / kBlocks] + channel);
    if (3 < kCount) StoreChannels<3>(bytes, 3 % kBlocks * kLanes, channels, at[3 / kBlocks] + channel);
  }
}

template <int kPositions, int kBlocks>
TFLM_VECTOR void ConvTile(const WindowRuns& runs, const ConvPanel& panel, const Requantization& requantization,
                          const Activation* const* windows, int8_t* const* outputs) {
  Vector sums[(kPositions * kBlocks + 3) / 4 * 4];
  ConvSums<kPositions, kBlocks>(runs, panel, windows, sums);
  if (panel.are_small) {
    ConvOutputs<kPositions, kBlocks, true>(panel, requantization, sums, outputs);
  } else {
    ConvOutputs<kPositions, kBlocks, false>(panel, requantization, sums, outputs);
  }
}

// All positions of `rows` rows of outputs, whose windows lie in `strip`, for a panel.
template <int kBlocks>
TFLM_VECTOR void ConvRows(const ConvCall& call, const WindowRuns& runs, const ConvPanel& panel, const Activation* strip,
                          int32_t rows, int8_t* output) {
  constexpr int kMost = MostPositions(kBlocks);
  const WindowShape& shape = call.shape;
  const int32_t window_step = shape.stride_width * call.plan.strip.depth;
  const int32_t row_step = shape.stride_height * call.plan.strip.row_size();
  const int32_t output_skip = call.steps.output_row - shape.output_width * shape.output_step;
  int32_t left = rows * shape.output_width;
  int32_t x = 0;
  const Activation* row = strip;
  const Activation* windows[kMost];
  int8_t* outputs[kMost];
  while (left > 0) {
    const int32_t count = left >= kMost ? kMost : left >= kMost / 2 ? kMost / 2 : 1;
    for (int32_t p = 0; p < count; ++p) {
      windows[p] = row + x * window_step;
      outputs[p] = output;
      output += shape.output_step;
      if (++x == shape.output_width) {
        x = 0;
        row += row_step;
        output += output_skip;
      }
    }
    if (count == kMost) {
      ConvTile<kMost, kBlocks>(runs, panel, call.requantization, windows, outputs);
    } else if (count == kMost / 2) {
      ConvTile<kMost / 2, kBlocks>(runs, panel, call.requantization, windows, outputs);
    } else {
      ConvTile<1, kBlocks>(runs, panel, call.requantization, windows, outputs);
    }
    left -= count;
  }
}

// How many vectors of channels the next panel has.
inline int PanelBlocks(int32_t channels) {
  const int32_t blocks = (channels + kLanes - 1) / kLanes;
  return blocks >= 4 && kMostBlocks >= 4 ? 4 : blocks >= 2 ? 2 : 1;
}

// Packs the filter's channels of one group, from `first` on, and fills their factors.
TFLM_VECTOR void PackGroup(const ConvCall& call, int32_t first, int8_t* packed, ChannelFactors* factors) {
  const ConvPlan& plan = call.plan;
  const int32_t rows = call.shape.filter_height;
  const int32_t step_of_channels = call.steps.filter_channel;
  const int32_t run_groups = (plan.run_size + kGroup - 1) / kGroup;
  const Vector moved = Same(call.input_offset - kActivationOffset);
  for (int32_t i = 0; i < plan.group_outputs; i += kFactorChannels) {
    const int32_t count = plan.group_outputs - i < kFactorChannels ? plan.group_outputs - i : kFactorChannels;
    FillFactors(call.requantization, call.bias, first + i, count, int64_t{rows} * plan.runs * plan.run_size,
                factors + i / kFactorChannels);
  }
  for (int32_t i = 0; i < plan.group_outputs;) {
    const int blocks = PanelBlocks(plan.group_outputs - i);
    const int32_t step = blocks * kLanes * kGroup;
    for (int b = 0; b < blocks; ++b) {
      const int32_t channel = i + b * kLanes;
      const int32_t left = plan.group_outputs - channel;
      const int8_t* row = call.filter + static_cast<ptrdiff_t>(first + channel) * step_of_channels;
      Vector sums = Same(0);
      int8_t* to = packed + b * kLanes * kGroup;
      for (int32_t y = 0; y < rows; ++y, row += call.steps.filter_row) {
        const int8_t* run = row;
        for (int32_t x = 0; x < plan.runs; ++x, run += call.steps.filter_run, to += run_groups * step) {
          sums = PackWeights(run, step_of_channels, left < kLanes ? left : kLanes, plan.run_size, sums, to, step);
        }
      }
      int32_t* const starts = factors[channel / kFactorChannels].starts + channel % kFactorChannels;
      Store(Plus(Load(starts), Times(sums, moved)), starts);
    }
    packed += rows * plan.runs * run_groups * step;
    i += blocks * kLanes;
  }
}

// Convolutions of few outputs, for which lanes for channels would mostly be idle: lanes are positions instead. Rows of
// a window meet rows of weights as they lie, with zeros behind them; the lanes of products are summed up at the end.

inline int32_t FewRowSize(const ConvPlan& plan) { return (plan.run_size + kRowStep - 1) / kRowStep * kRowStep; }

// Whether that takes less than half of the instructions, and no more memory than is there.
inline bool HasFewOutputs(const ConvCall& call) {
  const ConvPlan& plan = call.plan;
  // What it takes, in products, to sum up the lanes of an output.
  constexpr int64_t kSumCost = 4;
  const int64_t rows = call.shape.filter_height;
  const int64_t products = plan.group_outputs * (rows * (FewRowSize(plan) / kRowStep) + kSumCost);
  return plan.runs == 1 && plan.groups == 1 && 2 * products < rows * ((plan.run_size + kGroup - 1) / kGroup) &&
         plan.group_outputs * rows * FewRowSize(plan) <= plan.packed_bytes &&
         plan.group_outputs * static_cast<int64_t>(sizeof(ChannelFactors)) <= plan.factor_bytes;
}

// The weights of all channels, and factors of each that are the same in all lanes.
TFLM_VECTOR void PackFew(const ConvCall& call, int8_t* packed, ChannelFactors* factors) {
  const ConvPlan& plan = call.plan;
  const int32_t rows = call.shape.filter_height;
  const int32_t row_size = FewRowSize(plan);
  for (int32_t channel = 0; channel < plan.group_outputs; ++channel, ++factors) {
    Requantization same = call.requantization.From(channel);
    same.channel_mask = 0;
    FillFactors(same, nullptr, 0, kFactorChannels, 0, factors);
    Vector sums = Same(0);
    const int8_t* from = call.filter + static_cast<ptrdiff_t>(channel) * call.steps.filter_channel;
    for (int32_t row = 0; row < rows; ++row, from += call.steps.filter_row, packed += row_size) {
      memcpy(packed, from, static_cast<size_t>(plan.run_size));
      memset(packed + plan.run_size, 0, static_cast<size_t>(row_size - plan.run_size));
      for (int32_t at = 0; at < row_size; at += kRowStep) sums = AddProducts(sums, Ones(), LoadRow(packed + at));
    }
    const uint32_t moved = static_cast<uint32_t>(call.input_offset - kActivationOffset);
    const uint32_t bias = call.bias != nullptr ? static_cast<uint32_t>(call.bias[channel]) : 0;
    const uint32_t start = bias + moved * static_cast<uint32_t>(SumOf(sums));
    for (int32_t lane = 0; lane < kFactorChannels; ++lane) factors->starts[lane] = static_cast<int32_t>(start);
  }
}

// `count` <= kLanes outputs of each channel; `windows` has kLanes pointers.
TFLM_VECTOR void FewOutputs(const ConvCall& call, const int8_t* packed, const ChannelFactors* factors,
                            const Activation* const* windows, int8_t* const* outputs, int32_t count) {
  const ConvPlan& plan = call.plan;
  const int32_t rows = call.shape.filter_height;
  const int32_t row_step = call.shape.dilation_height * plan.strip.row_size();
  const int32_t row_size = FewRowSize(plan);
  const Vector output_offset = Same(call.requantization.output_offset);
  for (int32_t channel = 0; channel < plan.group_outputs; ++channel, packed += rows * row_size, ++factors) {
    constexpr int kAtOnce = 4;
    Vector products[kLanes];
#pragma GCC unroll 4
    for (int p = 0; p < kLanes; p += kAtOnce) {
      Vector sums[kAtOnce];
#pragma GCC unroll 4
      for (int i = 0; i < kAtOnce; ++i) sums[i] = Same(0);
      const int8_t* weights = packed;
      for (int32_t row = 0; row < rows; ++row) {
        for (int32_t at = 0; at < row_size; at += kRowStep, weights += kRowStep) {
          const Vector w = LoadRow(weights);
#pragma GCC unroll 4
          for (int i = 0; i < kAtOnce; ++i) {
            sums[i] = AddProducts(sums[i], Load(windows[p + i] + row * row_step + at), w);
          }
        }
      }
#pragma GCC unroll 4
      for (int i = 0; i < kAtOnce; ++i) products[p + i] = sums[i];
    }
    const Vector sums = Plus(SumLanes(products), Load(factors->starts));
    const FactorVectors in_lanes = LoadFactors(factors, 0);
    // Their bound does not know the weights.
    const Vector results = Requantize<false>(sums, in_lanes, output_offset);
    int8_t bytes[4 * kLanes];
    Store(ToBytes(results, results, results, results, SameByte(call.requantization.lowest),
                  SameByte(call.requantization.highest)),
          bytes);
    for (int32_t p = 0; p < count; ++p) outputs[p][channel] = bytes[p];
  }
}

// All positions of `rows` rows of outputs.
TFLM_VECTOR void FewRows(const ConvCall& call, const int8_t* packed, const ChannelFactors* factors,
                         const Activation* strip, int32_t rows, int8_t* output) {
  const WindowShape& shape = call.shape;
  const int32_t window_step = shape.stride_width * call.plan.strip.depth;
  const int32_t row_step = shape.stride_height * call.plan.strip.row_size();
  const Activation* windows[kLanes];
  int8_t* outputs[kLanes];
  int32_t count = 0;
  for (int32_t y = 0; y < rows; ++y, strip += row_step, output += call.steps.output_row) {
    for (int32_t x = 0; x < shape.output_width; ++x) {
      windows[count] = strip + x * window_step;
      outputs[count] = output + x * shape.output_step;
      if (++count < kLanes) continue;
      FewOutputs(call, packed, factors, windows, outputs, count);
      count = 0;
    }
  }
  if (count == 0) return;
  for (int32_t p = count; p < kLanes; ++p) windows[p] = windows[0];
  FewOutputs(call, packed, factors, windows, outputs, count);
}

TFLM_VECTOR void ConvS8S8(const ConvCall& call) {
  const WindowShape& shape = call.shape;
  const ConvPlan& plan = call.plan;
  int8_t* const memory = Align(static_cast<int8_t*>(call.scratch));
  auto* const strip = reinterpret_cast<Activation*>(memory);
  int8_t* const packed = memory + plan.strip.bytes();
  auto* const factors = reinterpret_cast<ChannelFactors*>(packed + plan.groups * plan.packed_bytes);
  const int64_t group_factors = plan.factor_bytes / static_cast<int64_t>(sizeof(ChannelFactors));
  const bool has_few_outputs = HasFewOutputs(call);
  if (has_few_outputs) PackFew(call, packed, factors);
  for (int32_t group = 0; group < plan.groups && !has_few_outputs; ++group) {
    PackGroup(call, group * plan.group_outputs, packed + group * plan.packed_bytes, factors + group * group_factors);
  }
  const WindowRuns runs = {shape.filter_height, shape.dilation_height * plan.strip.row_size(), plan.runs,
                           shape.dilation_width * call.filter_depth, (plan.run_size + kGroup - 1) / kGroup};
  const int64_t panel_size = int64_t{runs.rows} * runs.runs * runs.run_groups * kGroup;
  // A strip of one group is filled when another group's outputs have been written: of one row only then.
  const int32_t most_rows = plan.groups > 1 ? 1 : plan.strip.output_rows;
  const int8_t* image = call.input;
  int8_t* image_output = call.output;
  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    int8_t* output = image_output;
    for (int32_t y = 0; y < shape.output_height; y += most_rows) {
      const int32_t left = shape.output_height - y;
      const int32_t rows = left < most_rows ? left : most_rows;
      const int32_t strip_rows = plan.strip.rows - (plan.strip.output_rows - rows) * shape.stride_height;
      for (int32_t group = 0; group < plan.groups; ++group) {
        FillStrip(shape, plan.strip, y * shape.stride_height - shape.padding_top, strip_rows, call.input_offset,
                  image + group * call.filter_depth, strip);
        if (has_few_outputs) {
          FewRows(call, packed, factors, strip, rows, output);
          continue;
        }
        ConvPanel panel = {packed + group * plan.packed_bytes, factors + group * group_factors,
                           group * plan.group_outputs, plan.group_outputs, false};
        while (panel.channels > 0) {
          const int blocks = PanelBlocks(panel.channels);
          panel.are_small = true;
          for (int b = 0; b < blocks; b += kFactorChannels / kLanes) {
            panel.are_small &= LanesOf(&ChannelFactors::are_small, panel.factors, b)[0] != 0;
          }
          if (blocks == 4) {
            ConvRows<kMostBlocks>(call, runs, panel, strip, rows, output);
          } else if (blocks == 2) {
            ConvRows<2>(call, runs, panel, strip, rows, output);
          } else {
            ConvRows<1>(call, runs, panel, strip, rows, output);
          }
          panel.weights += blocks * kLanes * panel_size;
          panel.factors += blocks * kLanes / kFactorChannels;
          panel.channel += blocks * kLanes;
          panel.channels -= blocks * kLanes;
        }
      }
      output += rows * call.steps.output_row;
    }
    image_output += call.steps.output_image;
    image += static_cast<int64_t>(shape.input_height) * shape.input_width * shape.input_step;
  }
}
