// 2-D convolution of int8 activations with int8 weights by Helium.
//
// Three output positions meet four channels at a time, as two pairs of channels: 96 products take six instructions and
// five loads. At a position the window is a vector of bytes, in the input or put together from it. The input's offset
// is in the channels' starts, as the sum of their weights times the offset; taps outside of the input are there, with
// the input's zero point. What channels are requantised with lies beside it.
#include <string.h>

#include "tflite_micro/kernels/arm_mve/dot_products.h"
#include "tflite_micro/kernels/arm_mve/fast_requantization.h"
#include "tflite_micro/kernels/arm_mve/memory_s8_s8.h"
#include "tflite_micro/kernels/conv.h"

namespace tflite {
namespace kernels {
namespace {

using namespace arm_mve;  // NOLINT: of this instruction set alone

constexpr int kPositions = kConvPositions;

// Four channels. Assembly code knows the order.
struct FourChannels {
  // What sums begin with: of channels 0 and 2 for each position, then of channels 1 and 3.
  int32_t starts[2][kPositions][2];
  int32_t multipliers[4];
  int32_t shifts[4];  // negative: to the right
};

static_assert(sizeof(FourChannels) == kFourChannelsBytes, "scratch memory has room for it");

// Positions that are computed at a time; where there are fewer, one stands for several. Assembly code knows the order.
struct Tile {
  const int8_t* windows[kPositions];
  const int8_t* weights[2];  // of channels 0 and 2
  int8_t* outputs[kPositions];
  const FourChannels* channels_end;
  int32_t output_offset;
  int32_t lowest;
  int32_t highest;
  const FourChannels* channels;
  int32_t size;  // of a window and of a channel's weights
};

// The outputs of all whole groups of four channels at three positions. Registers: r1, r3 and r5 windows, r7 and r9
// weights of two channels, r0 - r10 sums, r12 size, r11 channels; q4 - q6 the sums of each position, q7 lowest. A pair
// of channels has 12 instructions for 96 products and 6 more; besides, four channels have 36 for their twelve outputs.
__attribute__((naked)) void OutputsAtPositions(const Tile*) {
  __asm__ volatile(
      ".macro add_products\n"
      "  dlstp.8 lr, r12\n"
      "2:\n"
      "  vldrb.8 q0, [r1], #16\n"
      "  vldrb.8 q3, [r7], #16\n"
      "  vmladava.s8 r0, q0, q3\n"
      "  vldrb.8 q1, [r3], #16\n"
      "  vmladava.s8 r4, q1, q3\n"
      "  vldrb.8 q2, [r5], #16\n"
      "  vmladava.s8 r8, q2, q3\n"
      "  vldrb.8 q3, [r9], #16\n"
      "  vmladava.s8 r2, q0, q3\n"
      "  vmladava.s8 r6, q1, q3\n"
      "  vmladava.s8 r10, q2, q3\n"
      "  letp lr, 2b\n"
      ".endm\n"
      ".macro keep_sums first_lane, second_lane\n"
      "  vmov q4[\\second_lane], q4[\\first_lane], r0, r2\n"
      "  vmov q5[\\second_lane], q5[\\first_lane], r4, r6\n"
      "  vmov q6[\\second_lane], q6[\\first_lane], r8, r10\n"
      ".endm\n"
      ".macro requantize sums, output\n"
      "  vshr.s32 q2, \\sums, #31\n"
      "  vqrdmulh.s32 \\sums, \\sums, q0\n"
      "  vadd.i32 \\sums, \\sums, q2\n"
      "  vrshl.s32 \\sums, \\sums, q1\n"
      "  vadd.i32 \\sums, \\sums, r6\n"
      "  vmax.s32 \\sums, \\sums, q7\n"
      "  vmin.s32 \\sums, \\sums, q3\n"
      "  vstrb.32 \\sums, [\\output], #4\n"
      ".endm\n"
      "  push {r4-r11, lr}\n"
      "  vpush {d8-d15}\n"
      "  ldm r0, {r0-r12, lr}\n"
      "  push {r0-r11}\n"
      "  vdup.32 q7, r10\n"
      "  mov r11, r12\n"
      "  mov r12, lr\n"
      "1:\n"
      "  ldm r11!, {r0, r2, r4, r6, r8, r10}\n"
      "  ldm sp, {r1, r3, r5, r7, r9}\n"
      "  add_products\n"
      "  keep_sums 0, 2\n"
      "  ldm r11!, {r0, r2, r4, r6, r8, r10}\n"
      "  ldm sp, {r1, r3, r5, r7, r9}\n"
      "  add r7, r7, r12\n"
      "  add r9, r9, r12\n"
      "  add_products\n"
      "  keep_sums 1, 3\n"
      "  vldrw.32 q0, [r11], #16\n"
      "  vldrw.32 q1, [r11], #16\n"
      "  add r10, sp, #12\n"
      "  ldm r10, {r0-r8}\n"
      "  vdup.32 q3, r8\n"
      "  add r0, r1, r12, lsl #1\n"
      "  add r1, r1, r12, lsl #2\n"
      "  requantize q4, r2\n"
      "  requantize q5, r3\n"
      "  requantize q6, r4\n"
      "  stm r10, {r0-r4}\n"
      "  cmp r11, r5\n"
      "  bne 1b\n"
      "  add sp, sp, #48\n"
      "  vpop {d8-d15}\n"
      "  pop {r4-r11, pc}\n"
      ".purgem add_products\n"
      ".purgem keep_sums\n"
      ".purgem requantize\n");
}

// Copies `rows` rows of three windows, which lie `step` apart in the input and `size` apart in the buffer: 7
// instructions for 16 bytes of each, 11 for a row.
void CopyThreeWindows(const int8_t* from, int32_t step, int32_t row_step, int32_t rows, int32_t run, int32_t size,
                      int8_t* to) {
  do {
    const int8_t* from0 = from;
    const int8_t* from1 = from0 + step;
    const int8_t* from2 = from1 + step;
    int8_t* to0 = to;
    int8_t* to1 = to0 + size;
    int8_t* to2 = to1 + size;
    __asm__ volatile(
        "  dlstp.8 lr, %6\n"
        "1:\n"
        "  vldrb.8 q0, [%0], #16\n"
        "  vldrb.8 q1, [%1], #16\n"
        "  vstrb.8 q0, [%3], #16\n"
        "  vldrb.8 q2, [%2], #16\n"
        "  vstrb.8 q1, [%4], #16\n"
        "  vstrb.8 q2, [%5], #16\n"
        "  letp lr, 1b\n"
        : "+r"(from0), "+r"(from1), "+r"(from2), "+r"(to0), "+r"(to1), "+r"(to2)
        : "r"(run)
        : "d0", "d1", "d2", "d3", "d4", "d5", "lr", "memory");
    from += row_step;
    to += run;
  } while (--rows > 0);
}

// Puts windows of one group of channels of an image together.
class Windows {
 public:
  // `buffer`: room for as many as there are positions in a tile.
  Windows(const WindowShape& shape, int32_t filter_depth, int8_t zero_point, int8_t* buffer)
      : shape_(shape),
        filter_depth_(filter_depth),
        filter_row_(shape.filter_width * filter_depth),
        size_(shape.filter_height * filter_row_),
        zero_point_(zero_point),
        is_run_(filter_depth == shape.input_step && shape.dilation_width == 1),
        column_step_(shape.stride_width * shape.input_step),
        row_step_(shape.dilation_height * shape.input_width * shape.input_step),
        buffer_(buffer) {
    whole_begin_ = 0;
    whole_end_ = shape.output_width;
    while (whole_begin_ < whole_end_ && !IsWhole(whole_begin_)) ++whole_begin_;
    while (whole_begin_ < whole_end_ && !IsWhole(whole_end_ - 1)) --whole_end_;
  }

  // What the functions below gather is from windows at row `y` of the outputs of the image `input`.
  void SetRow(const int8_t* input, int32_t y) {
    rows_ = RowTaps(shape_, y);
    row_count_ = rows_.end - rows_.first;
    row_ = input + rows_.input * shape_.input_width * shape_.input_step;
    if (row_count_ != shape_.filter_height) {
      run_begin_ = run_end_ = 0;
    } else {
      run_begin_ = is_run_ ? whole_begin_ : 0;
      run_end_ = is_run_ ? whole_end_ : 0;
    }
  }

  // Windows `first` .. `first` + `count` - 1 of the buffer become those at the columns from `x` on.
  void Gather(int32_t x, int first, int count) const {
    int8_t* to = buffer_ + first * size_;
    if (count == kPositions && x >= run_begin_ && x + kPositions <= run_end_) {
      CopyThreeWindows(RunAt(x), column_step_, row_step_, row_count_, filter_row_, size_, to);
      return;
    }
    for (; count > 0; --count, ++x, to += size_) {
      if (x >= run_begin_ && x < run_end_) {
        CopyRows(RunAt(x), filter_row_, to);
      } else {
        GatherPart(x, to);
      }
    }
  }

 private:
  bool IsWhole(int32_t x) const {
    const TapRange columns = ColumnTaps(shape_, x);
    return columns.end - columns.first == shape_.filter_width;
  }

  // The first row of a window that lies inside from left to right.
  const int8_t* RunAt(int32_t x) const { return row_ + x * column_step_ - shape_.padding_left * shape_.input_step; }

  // The rows of a window, of which a run of `size` bytes is inside.
  void CopyRows(const int8_t* from, int32_t size, int8_t* to) const {
    for (int32_t i = row_count_; i > 0; --i) {
      CopyBytes(from, size, to);
      from += row_step_;
      to += filter_row_;
    }
  }

  void GatherPart(int32_t x, int8_t* to) const {
    const TapRange columns = ColumnTaps(shape_, x);
    const int32_t column_count = columns.end - columns.first;
    if (row_count_ != shape_.filter_height || column_count != shape_.filter_width) FillBytes(zero_point_, size_, to);
    const int8_t* from = row_ + columns.input * shape_.input_step;
    to += rows_.first * filter_row_ + columns.first * filter_depth_;
    if (is_run_) {
      CopyRows(from, column_count * filter_depth_, to);
      return;
    }
    for (int32_t j = 0; j < column_count; ++j) {
      CopyRows(from, filter_depth_, to);
      from += shape_.dilation_width * shape_.input_step;
      to += filter_depth_;
    }
  }

  const WindowShape& shape_;
  int32_t filter_depth_;
  int32_t filter_row_;
  int32_t size_;
  int8_t zero_point_;
  bool is_run_;
  int32_t column_step_;
  int32_t row_step_;
  int8_t* buffer_;
  // The columns of outputs whose windows lie inside the input from left to right.
  int32_t whole_begin_;
  int32_t whole_end_;
  // Of the current row: its taps, where the first one is, and the columns whose windows are runs inside the input.
  TapRange rows_;
  int32_t row_count_;
  const int8_t* row_;
  int32_t run_begin_;
  int32_t run_end_;
};

// A convolution at work: the groups of channels, of which each has a table of its own.
class Convolution {
 public:
  Convolution(const WindowShape& shape, int32_t filter_depth, int32_t input_offset,
              const Requantization& requantization, const int8_t* filter, const int32_t* bias, FourChannels* table)
      : requantization_(requantization),
        filter_(filter),
        table_(table),
        size_(shape.filter_height * shape.filter_width * filter_depth),
        groups_(shape.input_depth / filter_depth),
        group_outputs_(shape.output_depth / groups_),
        output_step_(shape.output_step) {
    bool is_usual = true;
    FourChannels* four = table - 1;
    int32_t place = 0;  // in the group
    for (int32_t channel = 0; channel < shape.output_depth; ++channel) {
      const int32_t lane = place % 4;
      if (lane == 0) ++four;
      if (++place == group_outputs_) place = 0;
      const int32_t entry = channel & requantization.channel_mask;
      const uint32_t offsets = static_cast<uint32_t>(SumOf(filter, size_)) * static_cast<uint32_t>(input_offset);
      filter += size_;
      const uint32_t start = (bias != nullptr ? static_cast<uint32_t>(bias[channel]) : 0) + offsets;
      int32_t* const starts = &four->starts[lane % 2][0][lane / 2];
      starts[0] = starts[2] = starts[4] = static_cast<int32_t>(start);
      four->multipliers[lane] = requantization.multipliers[entry];
      four->shifts[lane] = FastShift(requantization, entry);
      is_usual = is_usual && four->shifts[lane] < 0;
    }
    fours_ = is_usual ? group_outputs_ / 4 : 0;
    tile_.output_offset = requantization.output_offset;
    tile_.lowest = requantization.lowest;
    tile_.highest = requantization.highest;
    tile_.size = size_;
    SetGroup(0);
  }

  int32_t groups() const { return groups_; }

  // Whose outputs are computed.
  void SetGroup(int32_t group) {
    first_ = group * group_outputs_;
    const FourChannels* const channels = table_ + group * ((group_outputs_ + 3) / 4);
    tile_.channels = channels;
    tile_.channels_end = channels + fours_;
    tile_.weights[0] = filter_ + first_ * size_;
    tile_.weights[1] = tile_.weights[0] + 2 * size_;
  }

  // The outputs of the group at `count` positions, whose windows lie `step` apart.
  void Run(const int8_t* window, int32_t step, int count, int8_t* output) {
    output += first_;
    if (fours_ > 0) {
      const int32_t second = count > 1 ? 1 : 0;
      const int32_t third = count > 2 ? 2 : 0;
      tile_.windows[0] = window;
      tile_.windows[1] = window + second * step;
      tile_.windows[2] = window + third * step;
      tile_.outputs[0] = output;
      tile_.outputs[1] = output + second * output_step_;
      tile_.outputs[2] = output + third * output_step_;
      OutputsAtPositions(&tile_);
    }
    if (fours_ * 4 < group_outputs_) RunOthers(window, step, count, output);
  }

 private:
  // The outputs that are not of whole groups of four, or all where their factors are not usual.
  __attribute__((noinline)) void RunOthers(const int8_t* window, int32_t step, int count, int8_t* output) const {
    for (int32_t i = fours_ * 4; i < group_outputs_; ++i) {
      const int32_t channel = first_ + i;
      const int32_t start = tile_.channels[i / 4].starts[i % 2][0][i % 4 / 2];
      for (int p = 0; p < count; ++p) {
        const int32_t sum = DotProduct(window + p * step, filter_ + channel * size_, size_, start);
        output[p * output_step_ + i] = static_cast<int8_t>(requantization_.Apply(sum, channel));
      }
    }
  }

  const Requantization& requantization_;
  const int8_t* filter_;
  FourChannels* table_;
  int32_t size_;
  int32_t groups_;
  int32_t group_outputs_;
  int32_t output_step_;
  int32_t fours_;  // of a group
  int32_t first_;  // channel of the group
  Tile tile_;
};

}  // namespace

int64_t ConvS8S8ScratchSize(const WindowShape& shape, int32_t filter_depth) {
  return arm_mve::ConvScratchSize(shape, filter_depth);
}

void ConvS8S8(const WindowShape& shape, int32_t filter_depth, int32_t input_offset,
              const Requantization& requantization, const int8_t* input, const int8_t* filter, const int32_t* bias,
              int8_t* output, void* scratch) {
  const int32_t size = shape.filter_height * shape.filter_width * filter_depth;
  Convolution convolution(shape, filter_depth, input_offset, requantization, filter, bias,
                          static_cast<FourChannels*>(scratch));
  int8_t* const buffer = static_cast<int8_t*>(scratch) + ConvTableSize(shape, filter_depth);
  Windows windows(shape, filter_depth, static_cast<int8_t>(-input_offset), buffer);
  const int32_t groups = convolution.groups();
  const int32_t image = shape.input_height * shape.input_width * shape.input_step;
  const int32_t step = shape.stride_width * shape.input_step;
  if (ArePositions(shape)) {
    for (int32_t batch = 0; batch < shape.batches; ++batch, input += image) {
      const int8_t* row = input;
      for (int32_t y = 0; y < shape.output_height; ++y) {
        const int8_t* position = row;
        for (int32_t x = 0; x < shape.output_width; x += kPositions) {
          for (int32_t group = 0; group < groups; ++group) {
            if (groups > 1) convolution.SetGroup(group);
            convolution.Run(position + group * filter_depth, step, kPositions, output);
          }
          position += kPositions * step;
          output += kPositions * shape.output_step;
        }
        row += shape.stride_height * shape.input_width * shape.input_step;
      }
    }
    return;
  }
  for (int32_t batch = 0; batch < shape.batches; ++batch, input += image) {
    int32_t y = 0;
    int32_t x = 0;
    windows.SetRow(input, y);
    while (y < shape.output_height) {
      // A tile goes on in the next row, unless other groups have yet to see this one.
      const int32_t in_row = shape.output_width - x;
      int count = 0;
      if (groups == 1) {
        while (count < kPositions && y < shape.output_height) {
          const int32_t left = shape.output_width - x;
          const int32_t more = left < kPositions - count ? left : kPositions - count;
          windows.Gather(x, count, more);
          count += more;
          x += more;
          if (x < shape.output_width) break;
          x = 0;
          if (++y < shape.output_height) windows.SetRow(input, y);
        }
        convolution.Run(buffer, size, count, output);
      } else {
        count = in_row < kPositions ? in_row : kPositions;
        for (int32_t group = 0; group < groups; ++group) {
          windows.SetRow(input + group * filter_depth, y);
          windows.Gather(x, 0, count);
          convolution.SetGroup(group);
          convolution.Run(buffer, size, count, output);
        }
        x += count;
        if (x == shape.output_width) {
          x = 0;
          ++y;
        }
      }
      output += count * shape.output_step;
    }
  }
}

}  // namespace kernels
}  // namespace tflite
