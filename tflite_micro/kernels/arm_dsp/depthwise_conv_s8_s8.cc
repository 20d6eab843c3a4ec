// 2-D depthwise convolution of int8 activations with int8 weights by the DSP extension: the usual window, 3 by 3
// without dilation and with strides of 1 or 2. A single input channel with another window is a convolution. Other
// windows take four channels at a time, unless code is to be small.
//
// In the usual window pairs are of neighbouring columns, so the input has to lie channel by channel. Three rows of it
// do, for a block of channels at a time, widened to 16 bits, with the offset added and padded with zeros: each input is
// widened once.
#include "tflite_micro/kernels/arm_dsp/memory_s8_s8.h"
#include "tflite_micro/kernels/arm_dsp/packed.h"
#include "tflite_micro/kernels/arm_dsp/usual_requantization.h"
#include "tflite_micro/kernels/depthwise_conv.h"
#include "tflite_micro/kernels/one_channel_depthwise.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/window_traversal.h"

namespace tflite {
namespace kernels {
namespace {

using namespace arm_dsp;  // NOLINT: of this instruction set alone

// What an output channel needs besides its input. Assembly code knows the order.
struct Filter {
  uint32_t pairs[6];  // of weights: for each row (w0, w1) and (w1, w2)
  int32_t start;      // of every sum: the bias
  UsualFactor factor;
};
static_assert(sizeof(Filter) == 4 * kFilterWords, "scratch memory has room for it");

uint32_t Pair(int32_t low, int32_t high) {
  return (static_cast<uint32_t>(low) & 0xFFFF) | static_cast<uint32_t>(high) << 16;
}

void PackWeights(const int8_t* filter, int32_t depth, uint32_t* pairs) {
  for (int row = 0; row < 3; ++row) {
    const int32_t w0 = filter[0];
    const int32_t w1 = filter[depth];
    const int32_t w2 = filter[2 * depth];
    pairs[0] = Pair(w0, w1);
    pairs[1] = Pair(w1, w2);
    pairs += 2;
    filter += 3 * depth;
  }
}

// Two neighbouring columns of four channels or of one, and one column of one to four. `to`: where the first channel's
// column goes.
void WidenTwo(const int8_t* from, int32_t depth, uint32_t offset, char* to, ptrdiff_t row_bytes) {
  const uint32_t left = LoadWord(from);
  const uint32_t right = LoadWord(from + depth);
  const uint32_t left_even = AddEvenBytes(offset, left);
  const uint32_t right_even = AddEvenBytes(offset, right);
  const uint32_t left_odd = AddOddBytes(offset, left);
  const uint32_t right_odd = AddOddBytes(offset, right);
  const auto store = [&to, row_bytes](uint32_t pair) {
    memcpy(to, &pair, sizeof(pair));
    to += row_bytes;
  };
  store(LowHalves(left_even, right_even));
  store(LowHalves(left_odd, right_odd));
  store(HighHalves(left_even, right_even));
  store(HighHalves(left_odd, right_odd));
}

void WidenTwoOfOne(const int8_t* from, int32_t depth, uint32_t offset, char* to) {
  const uint32_t left = static_cast<uint8_t>(from[0]);
  const uint32_t right = static_cast<uint8_t>(from[depth]);
  const uint32_t pair = AddEvenBytes(offset, left | right << 16);
  memcpy(to, &pair, sizeof(pair));
}

void WidenOne(const int8_t* from, int32_t channels, int32_t offset, char* to, ptrdiff_t row_bytes) {
  for (int32_t c = 0; c < channels; ++c) {
    const int16_t value = static_cast<int16_t>(from[c] + offset);
    memcpy(to, &value, sizeof(value));
    to += row_bytes;
  }
}

// A row of `channels` channels as rows of their own at `to`, which is 0 where the padding is.
__attribute__((noinline)) void WidenRow(const WindowShape& shape, const Layout& layout, const int8_t* from,
                                        int32_t channels, int32_t offset, uint32_t* to) {
  const ptrdiff_t row_bytes = layout.row_words * 4;
  const int32_t room = layout.row_words * 2 - shape.padding_left;
  const int32_t columns = shape.input_width < room ? shape.input_width : room;
  const int32_t depth = shape.input_step;
  const uint32_t offsets = Twice(offset);
  char* block = reinterpret_cast<char*>(to) + 2 * shape.padding_left;
  for (int32_t c = 0; c < channels; c += 4) {
    const int8_t* x = from + c;
    char* column = block + c * row_bytes;
    int32_t left = columns;
    if (channels - c >= 4) {
      for (; left >= 2; left -= 2) {
        WidenTwo(x, depth, offsets, column, row_bytes);
        x += 2 * depth;
        column += 4;
      }
    } else if (channels - c == 1) {
#ifndef __OPTIMIZE_SIZE__
      for (; left >= 4; left -= 4) {
        WidenTwoOfOne(x, depth, offsets, column);
        WidenTwoOfOne(x + 2 * depth, depth, offsets, column + 4);
        x += 4 * depth;
        column += 8;
      }
#endif
      for (; left >= 2; left -= 2) {
        WidenTwoOfOne(x, depth, offsets, column);
        x += 2 * depth;
        column += 4;
      }
    }
    for (; left > 0; --left) {
      WidenOne(x, channels - c < 4 ? channels - c : 4, offset, column, row_bytes);
      x += depth;
      column += 2;
    }
  }
}

// A row of outputs of one channel. Assembly code knows the order.
struct OutputRow {
  const uint32_t* rows[kRows];
  int8_t* output;
  int32_t count;  // of outputs
  int32_t step;   // from output to output
};

// The code of a function of an OutputRow and a Filter, around `two_sums row, first, second`: a macro that adds the
// products of a row of columns with two pairs of weights to two neighbouring outputs' sums and moves on. Of an odd
// number of outputs the last is computed with one that does not exist.
//
// Registers: r0 - r2 rows, r3 output, r4 - r9 weights, r10 and r11 columns, then factors, r12 and lr sums. On the
// stack: outputs left, step, and the filter's fields from `start` on. 25 instructions for two outputs besides the three
// rows'.
#define OUTPUT_ROW(two_sums)                        \
  __asm__ volatile(two_sums                         \
                   "  push {r4-r11, lr}\n"          \
                   "  ldmia r1!, {r4-r9}\n"         \
                   "  ldmia r1, {r10-r12, lr}\n"    \
                   "  ldrd r1, r2, [r0, #16]\n"     \
                   "  push {r1, r2, r10-r12, lr}\n" \
                   "  ldmia r0, {r0-r3}\n"          \
                   "1:\n"                           \
                   "  ldr r12, [sp, #8]\n"          \
                   "  mov lr, r12\n"                \
                   "  two_sums r0, r4, r5\n"        \
                   "  two_sums r1, r6, r7\n"        \
                   "  two_sums r2, r8, r9\n"        \
                   "  ldrd r10, r11, [sp, #12]\n"   \
                   "  smmlar r12, r12, r10, r12\n"  \
                   "  smmlar lr, lr, r10, lr\n"     \
                   "  ldr r10, [sp, #20]\n"         \
                   "  add r12, r12, r12, asr #31\n" \
                   "  add lr, lr, lr, asr #31\n"    \
                   "  add r12, r12, r11\n"          \
                   "  add lr, lr, r11\n"            \
                   "  asr r12, r12, r10\n"          \
                   "  asr lr, lr, r10\n"            \
                   "  ssat r12, #8, r12\n"          \
                   "  ssat lr, #8, lr\n"            \
                   "  ldr r10, [sp, #4]\n"          \
                   "  strb r12, [r3]\n"             \
                   "  ldr r11, [sp]\n"              \
                   "  subs r11, r11, #2\n"          \
                   "  str r11, [sp]\n"              \
                   "  it pl\n"                      \
                   "  strbpl lr, [r3, r10]\n"       \
                   "  add r3, r3, r10, lsl #1\n"    \
                   "  bgt 1b\n"                     \
                   "  add sp, sp, #24\n"            \
                   "  pop {r4-r11, pc}\n"           \
                   ".purgem two_sums\n")

// Windows one column apart: columns 0 to 3.
__attribute__((naked)) void OutputsOfStride1(const OutputRow*, const Filter*) {
  OUTPUT_ROW(
      ".macro two_sums row, first, second\n"
      "  ldrd r10, r11, [\\row], #4\n"
      "  smlad r12, r10, \\first, r12\n"
      "  smlatb lr, r10, \\first, lr\n"
      "  smlabt r12, r11, \\second, r12\n"
      "  smlad lr, r11, \\second, lr\n"
      ".endm\n");
}

// Windows two columns apart: columns 0 to 4.
__attribute__((naked)) void OutputsOfStride2(const OutputRow*, const Filter*) {
  OUTPUT_ROW(
      ".macro two_sums row, first, second\n"
      "  ldrd r10, r11, [\\row], #8\n"
      "  smlad r12, r10, \\first, r12\n"
      "  smlabt r12, r11, \\second, r12\n"
      "  ldr r10, [\\row]\n"
      "  smlad lr, r11, \\first, lr\n"
      "  smlabt lr, r10, \\second, lr\n"
      ".endm\n");
}

#undef OUTPUT_ROW

// A channel that is not requantised as usual.
__attribute__((noinline)) void OtherOutputs(const OutputRow& row, const Filter& filter, int32_t stride,
                                            const Requantization& requantization, int32_t channel, FactorKind kind) {
  int8_t* output = row.output;
  for (int32_t x = 0; x < row.count; ++x) {
    int32_t sum = filter.start;
    for (int32_t i = 0; i < kRows && kind != FactorKind::kConstant; ++i) {
      const char* columns = reinterpret_cast<const char*>(row.rows[i]) + 2 * stride * x;
      // The pairs (x0, x1) and (x1, x2), of which the second counts for x2 alone.
      sum = MultiplyPairs(LoadWord(columns), filter.pairs[2 * i], sum);
      sum = MultiplyPairs(LoadWord(columns + 2) & 0xFFFF0000u, filter.pairs[2 * i + 1], sum);
    }
    *output = static_cast<int8_t>(requantization.Apply(sum, channel));
    output += row.step;
  }
}

// The filters of output channels first .. first + count - 1.
__attribute__((noinline)) void PrepareFilters(const WindowShape& shape, const Requantization& requantization,
                                              const int8_t* filter, const int32_t* bias, int32_t first, int32_t count,
                                              Filter* filters, FactorKind* kinds) {
  for (int32_t i = 0; i < count; ++i) {
    const int32_t channel = first + i;
    const int32_t entry = channel & requantization.channel_mask;
    PackWeights(filter + channel, shape.output_depth, filters[i].pairs);
    filters[i].start = bias != nullptr ? bias[channel] : 0;
    kinds[i] = KindOf(requantization, channel, filters[i].start, 9);
    if (kinds[i] != FactorKind::kUsual) continue;
    filters[i].factor =
        FactorOf(requantization.multipliers[entry], requantization.shifts[entry], requantization.output_offset * 2 + 1);
  }
}

// With weights of 0 in rows that lie outside of the image: what the window is held against there does not matter.
__attribute__((noinline)) Filter WithoutRows(Filter filter, uint32_t rows) {
  for (int32_t i = 0; i < kRows; ++i) {
    if ((rows >> i & 1) != 0) filter.pairs[2 * i] = filter.pairs[2 * i + 1] = 0;
  }
  return filter;
}

void Run(const WindowShape& shape, const Layout& layout, int32_t input_offset, const Requantization& requantization,
         const int8_t* input, const int8_t* filter, const int32_t* bias, int8_t* output, uint32_t* scratch) {
  uint32_t* planes = scratch;
  const int32_t plane_words = layout.block * layout.row_words;
  auto* filters = reinterpret_cast<Filter*>(planes + kRows * plane_words);
  auto* kinds = reinterpret_cast<FactorKind*>(filters + layout.block * layout.multiplier);
  memset(planes, 0, static_cast<size_t>(kRows * plane_words) * 4);
  const auto outputs = shape.stride_width == 1 ? OutputsOfStride1 : OutputsOfStride2;
  OutputRow row;
  row.count = shape.output_width;
  row.step = shape.output_step;
  for (int32_t first = 0; first < shape.input_depth; first += layout.block) {
    const int32_t channels = shape.input_depth - first < layout.block ? shape.input_depth - first : layout.block;
    const int32_t first_output = first * layout.multiplier;
    PrepareFilters(shape, requantization, filter, bias, first_output, channels * layout.multiplier, filters, kinds);
    int32_t next_row = 0;  // the first that has not been widened
    for (int32_t y = 0; y < shape.output_height; ++y) {
      const int32_t top = y * shape.stride_height - shape.padding_top;
      uint32_t outside = 0;  // bit i: row i of the windows
      for (int32_t i = 0; i < kRows; ++i) {
        const int32_t input_row = top + i;
        const bool is_inside = input_row >= 0 && input_row < shape.input_height;
        uint32_t* plane = planes + (is_inside ? input_row % kRows : 0) * plane_words;
        row.rows[i] = plane;
        if (!is_inside) outside |= 1u << i;
        if (!is_inside || input_row < next_row) continue;
        WidenRow(shape, layout, input + input_row * shape.input_width * shape.input_step + first, channels,
                 input_offset, plane);
        next_row = input_row + 1;
      }
      row.output = output + y * shape.output_width * shape.output_step + first_output;
      const Filter* next_filter = filters;
      const FactorKind* kind = kinds;
      for (int32_t c = 0; c < channels; ++c) {
        for (int32_t m = 0; m < layout.multiplier; ++m) {
          const Filter* channel_filter = next_filter++;
          Filter edge;
          if (outside != 0) {
            edge = WithoutRows(*channel_filter, outside);
            channel_filter = &edge;
          }
          if (*kind == FactorKind::kUsual) {
            outputs(&row, channel_filter);
          } else {
            const int32_t channel = first_output + static_cast<int32_t>(kind - kinds);
            OtherOutputs(row, *channel_filter, shape.stride_width, requantization, channel, *kind);
          }
          ++kind;
          ++row.output;
        }
        for (int32_t i = 0; i < kRows; ++i) row.rows[i] += layout.row_words;
      }
    }
  }
}

#ifndef __OPTIMIZE_SIZE__

// ---- Four channels at a time
// ------------------------------------------------------------------------------------------

constexpr int32_t kFour = 4;

// Up to four neighbouring output channels; if fewer, the last one is repeated.
struct FourChannels {
  int32_t first;
  int32_t count;
  int32_t input[kFour];  // where each has its input channel, from that of the first one
  int32_t filter[kFour];
  int32_t starts[kFour];  // of sums
  FactorKind kinds[kFour];
  UsualFactor factors[kFour];

  bool are_usual;  // four of FactorKind::kUsual

  bool AreSideBySide() const { return input[kFour - 1] == 3 && filter[kFour - 1] == 3; }
};

FourChannels ChannelsFrom(const WindowShape& shape, const Requantization& requantization, const int32_t* bias,
                          int32_t first) {
  const int32_t multiplier = shape.output_depth / shape.input_depth;
  const int32_t left = shape.output_depth - first;
  FourChannels four;
  four.first = first;
  four.count = left < kFour ? left : kFour;
  four.are_usual = four.count == kFour;
  for (int32_t i = 0; i < kFour; ++i) {
    const int32_t lane = i < four.count ? i : four.count - 1;
    const int32_t channel = first + lane;
    const int32_t entry = channel & requantization.channel_mask;
    four.filter[i] = lane;
    four.input[i] = multiplier == 1 ? lane : channel / multiplier - first / multiplier;
    four.starts[i] = bias != nullptr ? bias[channel] : 0;
    four.kinds[i] = KindOf(requantization, channel, four.starts[i], shape.filter_height * shape.filter_width);
    if (four.kinds[i] != FactorKind::kUsual) {
      four.are_usual = false;
      continue;
    }
    four.factors[i] =
        FactorOf(requantization.multipliers[entry], requantization.shifts[entry], requantization.output_offset * 2 + 1);
  }
  return four;
}

// What a window sees: `rows` by `columns` taps, with steps in elements.
struct Taps {
  int32_t rows;
  int32_t columns;
  int32_t input_row_step;
  int32_t input_column_step;
  int32_t filter_row_step;
  int32_t filter_column_step;
};

// Of channels that lie side by side: 14 instructions for a tap of four, 2 loads, 4 to widen them, 4 multiplications.
// Not inlined, so that nothing but this loop competes for registers.
__attribute__((noinline)) void SumNeighbors(const Taps& taps, const FourChannels& four, uint32_t offsets,
                                            const int8_t* input, const int8_t* filter, int32_t* sums) {
  int32_t s0 = four.starts[0], s1 = four.starts[1], s2 = four.starts[2], s3 = four.starts[3];
  for (int32_t row = taps.rows; row > 0; --row) {
    const int8_t* x = input;
    const int8_t* w = filter;
    for (int32_t column = taps.columns; column > 0; --column) {
      const uint32_t inputs = LoadWord(x);
      const uint32_t weights = LoadWord(w);
      const uint32_t even = AddEvenBytes(offsets, inputs);
      const uint32_t even_weights = EvenBytes(weights);
      const uint32_t odd = AddOddBytes(offsets, inputs);
      const uint32_t odd_weights = OddBytes(weights);
      s0 = MultiplyLow(even, even_weights, s0);
      s1 = MultiplyLow(odd, odd_weights, s1);
      s2 = MultiplyHigh(even, even_weights, s2);
      s3 = MultiplyHigh(odd, odd_weights, s3);
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

// Of channels wherever they lie.
__attribute__((noinline)) void SumOthers(const Taps& taps, const FourChannels& four, int32_t offset,
                                         const int8_t* input, const int8_t* filter, int32_t* sums) {
  for (int32_t i = 0; i < four.count; ++i) {
    uint32_t sum = static_cast<uint32_t>(four.starts[i]);
    const int8_t* input_row = input + four.input[i];
    const int8_t* filter_row = filter + four.filter[i];
    for (int32_t row = taps.rows; row > 0; --row) {
      const int8_t* x = input_row;
      const int8_t* w = filter_row;
      for (int32_t column = taps.columns; column > 0; --column) {
        sum += static_cast<uint32_t>((*x + offset) * *w);
        x += taps.input_column_step;
        w += taps.filter_column_step;
      }
      input_row += taps.input_row_step;
      filter_row += taps.filter_row_step;
    }
    sums[i] = static_cast<int32_t>(sum);
  }
}

// Outputs of four channels in row `y`. `input` is the image's first element of the first channel, `filter` its first
// weight, `output` its first output of the row.
void RunFourChannels(const WindowShape& shape, const Requantization& requantization, int32_t input_offset,
                     const FourChannels& four, int32_t y, const int8_t* input, const int8_t* filter, int8_t* output) {
  const bool are_side_by_side = four.AreSideBySide();
  const uint32_t offsets = Twice(input_offset);
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
    const int8_t* const window = input + columns.input * shape.input_step;
    const int8_t* const weights = filter + columns.first * shape.output_depth;
    int32_t sums[kFour];
    if (are_side_by_side) {
      SumNeighbors(taps, four, offsets, window, weights, sums);
    } else {
      SumOthers(taps, four, input_offset, window, weights, sums);
    }
    if (four.are_usual) {
#pragma GCC unroll 4
      for (int32_t i = 0; i < kFour; ++i) output[i] = Requantize(four.factors[i], sums[i]);
    } else {
      for (int32_t i = 0; i < four.count; ++i) {
        output[i] = four.kinds[i] == FactorKind::kUsual
                        ? Requantize(four.factors[i], sums[i])
                        : static_cast<int8_t>(requantization.Apply(sums[i], four.first + i));
      }
    }
    output += shape.output_step;
  }
}

// Windows of any size. Of a single input channel each row is complete before the next one; others are made channel by
// channel.
void RunAnyWindows(const WindowShape& shape, int32_t input_offset, const Requantization& requantization,
                   const int8_t* input, const int8_t* filter, const int32_t* bias, int8_t* output) {
  const int32_t multiplier = shape.output_depth / shape.input_depth;
  const int32_t rows = shape.input_depth == 1 ? 1 : shape.output_height;
  const int32_t row_outputs = shape.output_width * shape.output_step;
  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    for (int32_t begin = 0; begin < shape.output_height; begin += rows) {
      for (int32_t first = 0; first < shape.output_depth; first += kFour) {
        const FourChannels four = ChannelsFrom(shape, requantization, bias, first);
        for (int32_t y = begin; y < begin + rows; ++y) {
          RunFourChannels(shape, requantization, input_offset, four, y, input + first / multiplier, filter + first,
                          output + y * row_outputs + first);
        }
      }
    }
    input += shape.input_height * shape.input_width * shape.input_step;
    output += shape.output_height * row_outputs;
  }
}

#endif  // __OPTIMIZE_SIZE__

}  // namespace

int64_t DepthwiseConvS8S8ScratchSize(const WindowShape& shape) { return arm_dsp::DepthwiseConvScratchSize(shape); }

void DepthwiseConvS8S8(const WindowShape& shape, int32_t input_offset, const Requantization& requantization,
                       const int8_t* input, const int8_t* filter, const int32_t* bias, int8_t* output, void* scratch) {
  if (IsUsualWindow(shape)) {
    const Layout layout(shape);
    for (int32_t batch = 0; batch < shape.batches; ++batch) {
      Run(shape, layout, input_offset, requantization, input, filter, bias, output, static_cast<uint32_t*>(scratch));
      input += shape.input_height * shape.input_width * shape.input_step;
      output += shape.output_height * shape.output_width * shape.output_step;
    }
  } else if (HasOneChannel(shape)) {
    OneChannelDepthwiseConvS8S8(shape, input_offset, requantization, input, filter, bias, output, scratch);
  } else {
#ifdef __OPTIMIZE_SIZE__
    const ArithmeticS8<> arithmetic = {input_offset, bias, requantization};
    TraverseDepthwiseConv(arithmetic, shape, input, filter, output);
#else
    RunAnyWindows(WithoutColumn(shape), input_offset, requantization, input, filter, bias, output);
#endif
  }
}

}  // namespace kernels
}  // namespace tflite
