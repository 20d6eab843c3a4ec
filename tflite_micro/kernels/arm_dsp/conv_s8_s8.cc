// 2-D convolution of int8 activations with int8 weights by the DSP extension.
//
// Up to six output positions are computed at a time, one channel after the other. What their windows see of the input
// lies, widened to 16 bits and with the offset added, in a strip: of every four elements first those of position 0, as
// pairs that fit the weights', then those of position 1, and so on. So four weights are loaded and widened once for 24
// products, and the inner loop has 18 instructions for them and 3 for two rounds.
#include "tflite_micro/kernels/arm_dsp/packed.h"
#include "tflite_micro/kernels/arm_dsp/usual_requantization.h"
#include "tflite_micro/kernels/conv.h"

namespace tflite {
namespace kernels {
namespace {

using namespace arm_dsp;  // NOLINT: of this instruction set alone

constexpr int kMostPositions = 6;
// A strip of six positions is not made larger than this; then two must do.
constexpr int32_t kMostStripBytes = 8192;

// Of a filter with `size` taps.
int32_t Groups(int32_t size) { return (size - 1) / 4 + 1; }
int32_t StripPositions(int32_t size) {
  return Groups(size) <= kMostStripBytes / (8 * kMostPositions) ? kMostPositions : 2;
}

// One channel at the positions of a strip. Assembly code knows the order.
struct ChannelDot {
  const uint32_t* strip;
  const int8_t* weights;  // of the channel
  const int8_t* last;     // the last one to four of them
  uint32_t last_word;     // those, widened with zeros to four
  int32_t start;          // of every sum: the bias
  UsualFactor factor;
  int8_t* output;  // of the first position; those of the others lie `step` apart
  int32_t step;
};

// Six outputs. Registers: r4 - r9 sums, r10 and r11 even and odd weights, r0 - r3 elements of two positions, r12 strip,
// lr weights; then r0 - r2 the factor, r3 output, r12 step.
__attribute__((naked)) void SixOutputs(const ChannelDot*) {
  __asm__ volatile(
      ".macro multiply_two first, second\n"
      "  ldmia r12!, {r0-r3}\n"
      "  smlad \\first, r0, r10, \\first\n"
      "  smlad \\first, r1, r11, \\first\n"
      "  smlad \\second, r2, r10, \\second\n"
      "  smlad \\second, r3, r11, \\second\n"
      ".endm\n"
      ".macro multiply_six\n"
      "  sxtb16 r10, r11\n"
      "  sxtb16 r11, r11, ror #8\n"
      "  multiply_two r4, r5\n"
      "  multiply_two r6, r7\n"
      "  multiply_two r8, r9\n"
      ".endm\n"
      ".macro requantize sum\n"
      "  smmlar \\sum, \\sum, r0, \\sum\n"
      "  add \\sum, \\sum, \\sum, asr #31\n"
      "  add \\sum, \\sum, r1\n"
      "  asr \\sum, \\sum, r2\n"
      "  ssat \\sum, #8, \\sum\n"
      ".endm\n"
      "  push {r4-r11, lr}\n"
      "  ldr r12, [r0]\n"
      "  ldrd lr, r1, [r0, #4]\n"
      "  ldr r4, [r0, #16]\n"
      "  push {r0, r1}\n"
      "  mov r5, r4\n"
      "  mov r6, r4\n"
      "  mov r7, r4\n"
      "  mov r8, r4\n"
      "  mov r9, r4\n"
      "  subs r0, r1, lr\n"
      "  beq 3f\n"
      "  lsls r0, r0, #29\n"
      "  bpl 2f\n"
      "  ldr r11, [lr], #4\n"
      "  multiply_six\n"
      "  b 1f\n"
      "2:\n"
      "  ldr r11, [lr], #4\n"
      "  multiply_six\n"
      "  ldr r11, [lr], #4\n"
      "  multiply_six\n"
      "1:\n"
      "  ldr r0, [sp, #4]\n"
      "  cmp lr, r0\n"
      "  bne 2b\n"
      "3:\n"
      "  ldr lr, [sp], #8\n"
      "  ldr r11, [lr, #12]\n"
      "  multiply_six\n"
      "  add lr, lr, #20\n"
      "  ldmia lr, {r0-r3, r12}\n"
      "  requantize r4\n"
      "  requantize r5\n"
      "  requantize r6\n"
      "  requantize r7\n"
      "  requantize r8\n"
      "  requantize r9\n"
      "  strb r4, [r3]\n"
      "  strb r5, [r3, r12]\n"
      "  add r3, r3, r12, lsl #1\n"
      "  strb r6, [r3]\n"
      "  strb r7, [r3, r12]\n"
      "  add r3, r3, r12, lsl #1\n"
      "  strb r8, [r3]\n"
      "  strb r9, [r3, r12]\n"
      "  pop {r4-r11, pc}\n"
      ".purgem multiply_six\n"
      ".purgem multiply_two\n"
      ".purgem requantize\n");
}

// The sums of `positions` of them: a constant where it is to be fast.
inline void Sums(const ChannelDot& dot, int positions, int32_t* sums) {
  const uint32_t* strip = dot.strip;
  for (int p = 0; p < positions; ++p) sums[p] = dot.start;
  const auto multiply = [&](uint32_t weights) {
    const uint32_t even = EvenBytes(weights);
    const uint32_t odd = OddBytes(weights);
    for (int p = 0; p < positions; ++p) {
      sums[p] = MultiplyPairs(*strip++, even, sums[p]);
      sums[p] = MultiplyPairs(*strip++, odd, sums[p]);
    }
  };
  for (const int8_t* weights = dot.weights; weights != dot.last; weights += 4) multiply(LoadWord(weights));
  multiply(dot.last_word);
}

// What is left at the end.
template <int kPositions>
void FewOutputs(const ChannelDot& dot) {
  int32_t sums[kPositions];
  Sums(dot, kPositions, sums);
  for (int p = 0; p < kPositions; ++p) dot.output[p * dot.step] = Requantize(dot.factor, sums[p]);
}

// The channels of a group, one by one. What they share is in `dot`, and what is the channel's own is found by stepping:
// in a loop as short as this, indices count.
struct Channels {
  ChannelDot dot;  // `last`, `last_word`, `start` and `factor` are to be filled
  int32_t size;    // of a channel's filter
  int32_t channel;
  int32_t channel_end;
  const FactorKind* kinds;
  const int32_t* bias;
  const Requantization& requantization;
};

// A channel that is not requantised as usual.
__attribute__((noinline)) void OtherOutputs(const ChannelDot& dot, int positions, const Requantization& requantization,
                                            int32_t channel, FactorKind kind) {
  if (kind == FactorKind::kConstant) {
    const int8_t value = static_cast<int8_t>(requantization.Apply(dot.start, channel));
    for (int p = 0; p < positions; ++p) dot.output[p * dot.step] = value;
    return;
  }
  int32_t sums[kMostPositions];
  Sums(dot, positions, sums);
  for (int p = 0; p < positions; ++p) {
    dot.output[p * dot.step] = static_cast<int8_t>(requantization.Apply(sums[p], channel));
  }
}

// A function of its own, so that nothing else competes for registers.
template <int kPositions>
__attribute__((noinline)) void StripOutputs(const Channels& channels) {
  ChannelDot dot = channels.dot;
  const int32_t last_bytes = (channels.size - 1) % 4 + 1;
  const int32_t last = channels.size - last_bytes;
  const Requantization& requantization = channels.requantization;
  const int32_t entry_step = requantization.channel_mask & 1;
  const int32_t* multiplier = requantization.multipliers + (channels.channel & requantization.channel_mask);
  const int8_t* shift = requantization.shifts + (channels.channel & requantization.channel_mask);
  const int32_t doubled_offset = requantization.output_offset * 2 + 1;
  const int32_t* bias = channels.bias == nullptr ? nullptr : channels.bias + channels.channel;
  dot.start = 0;
  for (int32_t channel = channels.channel; channel < channels.channel_end; ++channel) {
    dot.last = dot.weights + last;
    dot.last_word = last_bytes == 4 ? LoadWord(dot.last) : LoadBytes(dot.last, last_bytes);
    if (bias != nullptr) dot.start = *bias++;
    const FactorKind kind = channels.kinds[channel];
    if (kind == FactorKind::kUsual) {
      dot.factor = FactorOf(*multiplier, *shift, doubled_offset);
      if (kPositions == kMostPositions) {
        SixOutputs(&dot);
      } else {
        FewOutputs<kPositions>(dot);
      }
    } else {
      OtherOutputs(dot, kPositions, requantization, channel, kind);
    }
    multiplier += entry_step;
    shift += entry_step;
    dot.weights += channels.size;
    ++dot.output;
  }
}

bool IsPointwise(const WindowShape& shape) {
  return shape.filter_height == 1 && shape.filter_width == 1 && shape.padding_top == 0 && shape.padding_left == 0 &&
         (shape.output_height - 1) * shape.stride_height < shape.input_height &&
         (shape.output_width - 1) * shape.stride_width < shape.input_width;
}

// Puts what windows see of one group of channels of an image into a strip.
class Gatherer {
 public:
  // `window`: room for one, rounded up to four bytes.
  Gatherer(const WindowShape& shape, int32_t filter_depth, int32_t input_offset, int8_t* window)
      : shape_(shape),
        filter_depth_(filter_depth),
        filter_row_(shape.filter_width * filter_depth),
        offset_(Twice(input_offset)),
        zero_point_(static_cast<int8_t>(-input_offset)),
        is_pointwise_(IsPointwise(shape)),
        is_run_(filter_depth == shape.input_step && shape.dilation_width == 1),
        window_(window) {}

  // The window at output position (y, x), for one of `positions` in the strip.
  void Gather(const int8_t* input, int32_t y, int32_t x, int positions, uint32_t* to) const {
    if (is_pointwise_) {
      const int32_t pixel = y * shape_.stride_height * shape_.input_width + x * shape_.stride_width;
      Expand(input + pixel * shape_.input_step, filter_depth_, offset_, to, 2 * positions);
    } else {
      GatherWindow(input, y, x, 2 * positions, to);
    }
  }

 private:
  __attribute__((noinline)) void GatherWindow(const int8_t* input, int32_t y, int32_t x, ptrdiff_t stride,
                                              uint32_t* to) const {
    const TapRange rows = RowTaps(shape_, y);
    const TapRange columns = ColumnTaps(shape_, x);
    const int32_t input_row = shape_.input_width * shape_.input_step;
    const int32_t row_step = shape_.dilation_height * input_row;
    const int8_t* from = input + rows.input * input_row + columns.input * shape_.input_step;
    const bool is_whole =
        columns.end - columns.first == shape_.filter_width && rows.end - rows.first == shape_.filter_height;
    if (is_whole && is_run_ && filter_row_ % 4 == 0) {
      for (int32_t i = 0; i < shape_.filter_height; ++i) {
        Expand(from, filter_row_, offset_, to, stride);
        from += row_step;
        to += filter_row_ / 4 * stride;
      }
      return;
    }
    const int32_t size = shape_.filter_height * filter_row_;
    if (!is_whole) memset(window_, zero_point_, static_cast<size_t>(size));
    // Taps of a row lie side by side where nothing lies between them.
    const int32_t run_taps = is_run_ ? columns.end - columns.first : 1;
    int8_t* window_row = window_ + rows.first * filter_row_;
    for (int32_t i = rows.first; i < rows.end; ++i) {
      const int8_t* run = from;
      for (int32_t j = columns.first; j < columns.end; j += run_taps) {
        CopyBytes(run, run_taps * filter_depth_, window_row + j * filter_depth_);
        run += shape_.dilation_width * shape_.input_step;
      }
      from += row_step;
      window_row += filter_row_;
    }
    Expand(window_, size, offset_, to, stride);
  }

  // A call of memcpy() costs more than most runs are long.
  static void CopyBytes(const int8_t* from, int32_t count, int8_t* to) {
    for (; count >= 4; count -= 4) {
      const uint32_t word = LoadWord(from);
      memcpy(to, &word, sizeof(word));
      from += 4;
      to += 4;
    }
    for (; count > 0; --count) *to++ = *from++;
  }

  const WindowShape& shape_;
  int32_t filter_depth_;
  int32_t filter_row_;
  uint32_t offset_;
  int8_t zero_point_;
  bool is_pointwise_;
  bool is_run_;
  int8_t* window_;
};

}  // namespace

int64_t ConvS8S8ScratchSize(const WindowShape& shape, int32_t filter_depth) {
  const int32_t size = shape.filter_height * shape.filter_width * filter_depth;
  // The strip, room for one window where it has to be put together, and the channels' kinds.
  return int64_t{Groups(size)} * (8 * StripPositions(size) + (IsPointwise(shape) ? 0 : 4)) +
         (int64_t{shape.output_depth} + 3) / 4 * 4;
}

void ConvS8S8(const WindowShape& shape, int32_t filter_depth, int32_t input_offset,
              const Requantization& requantization, const int8_t* input, const int8_t* filter, const int32_t* bias,
              int8_t* output, void* scratch) {
  const int32_t size = shape.filter_height * shape.filter_width * filter_depth;
  const int32_t group_outputs = shape.output_depth / (shape.input_depth / filter_depth);
  const int32_t positions = shape.output_height * shape.output_width;
  const int strip_positions = StripPositions(size);
  uint32_t* strip = static_cast<uint32_t*>(scratch);
  int8_t* window = reinterpret_cast<int8_t*>(strip + Groups(size) * 2 * strip_positions);
  auto* kinds = reinterpret_cast<FactorKind*>(IsPointwise(shape) ? window : window + Groups(size) * 4);
  for (int32_t channel = 0; channel < shape.output_depth; ++channel) {
    kinds[channel] = KindOf(requantization, channel, bias != nullptr ? bias[channel] : 0, size);
  }
  const Gatherer gatherer(shape, filter_depth, input_offset, window);
  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    for (int32_t channel = 0; channel < shape.output_depth; channel += group_outputs) {
      const int8_t* group_input = input + channel / group_outputs * filter_depth;
      int32_t y = 0;
      int32_t x = 0;
      for (int32_t position = 0; position < positions;) {
        const int32_t left = positions - position;
        const int count = left >= strip_positions ? strip_positions : left >= 2 ? 2 : 1;
        for (int p = 0; p < count; ++p) {
          gatherer.Gather(group_input, y, x, count, strip + 2 * p);
          if (++x == shape.output_width) {
            x = 0;
            ++y;
          }
        }
        Channels channels = {{}, size, channel, channel + group_outputs, kinds, bias, requantization};
        channels.dot.strip = strip;
        channels.dot.weights = filter + channel * size;
        channels.dot.output = output + position * shape.output_step + channel;
        channels.dot.step = shape.output_step;
        if (count == kMostPositions) {
          StripOutputs<kMostPositions>(channels);
        } else if (count == 2) {
          StripOutputs<2>(channels);
        } else {
          StripOutputs<1>(channels);
        }
        position += count;
      }
    }
    input += shape.input_height * shape.input_width * shape.input_step;
    output += positions * shape.output_step;
  }
}

}  // namespace kernels
}  // namespace tflite
