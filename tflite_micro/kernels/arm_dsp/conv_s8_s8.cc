// 2-D convolution of int8 activations with int8 weights by the DSP extension.
//
// Six output positions are computed at a time, one channel after the other. What their windows see of the input lies,
// widened to 16 bits and with the offset added, in a strip: of every four elements first those of position 0, as pairs
// that fit the weights', then those of position 1, and so on. So four weights are loaded and widened once for 24
// products, and the inner loop has 18 instructions for them and 3 for four turns. At the end of an image there are
// strips of three, and of six or three that are filled in part: what comes of the rest is not stored.
#include "tflite_micro/kernels/arm_dsp/memory_s8_s8.h"
#include "tflite_micro/kernels/arm_dsp/packed.h"
#include "tflite_micro/kernels/arm_dsp/usual_requantization.h"
#include "tflite_micro/kernels/conv.h"

namespace tflite {
namespace kernels {
namespace {

using namespace arm_dsp;  // NOLINT: of this instruction set alone

// A strip and the channels that meet it, which are requantised as usual and whose filters have at least four taps.
// Assembly code knows the order.
struct Strip {
  int32_t channel;  // the first
  int32_t bias_mask;
  const int32_t* bias;  // of channel c at c & bias_mask
  int32_t loop_bytes;   // of a channel's filter, all but the last one to four
  const uint32_t* pairs;
  const int8_t* weights;  // of the first channel
  int32_t positions;      // that are stored
  int32_t last_bytes;
  int32_t last_shift;  // 32 - 8 * last_bytes, by which a word that ends with the last ones loses the others
  const int32_t* multipliers;
  const int8_t* shifts;
  int32_t channel_mask;
  int32_t doubled_offset;  // the output's offset times 2, and 1
  int8_t* output;          // of position 0 and channel 0
  int32_t step;            // from position to position
  int32_t channel_end;
};

#ifdef __OPTIMIZE_SIZE__
#define ROUNDS 1
#else
#define ROUNDS 4
#endif
#define STRING(x) #x
#define VALUE_STRING(x) STRING(x)

// The code of a function of a Strip, around these macros, which use r0 - r3:
//   multiply_all: r11 are four weights; adds their products to the sums, of `slots` positions, in instructions of
//   `round_bytes` bytes with the load before;
//   for_all m: m for each of the sums;
//   store_all: stores the sums, the last one first, by instructions of 4 bytes, to r10, the positions r11 bytes apart.
//
// Registers: r4 - r9 sums, r10 and r11 even and odd weights, r12 strip, lr weights. On the stack the Strip, in which
// `weights` becomes where the loop ends for this channel, and `positions` where it is entered; behind it where the
// stores begin. A channel takes some 70 instructions besides the products.
#define STRIP_OUTPUTS(macros, slots, round_bytes) \
  __asm__ volatile(macros                                                      \
                   ".macro requantize sum\n"                                   \
                   "  smmlar \\sum, \\sum, r0, \\sum\n"                        \
                   "  add \\sum, \\sum, \\sum, asr #31\n"                      \
                   "  add \\sum, \\sum, r3\n"                                  \
                   "  asr \\sum, \\sum, r1\n"                                  \
                   "  ssat \\sum, #8, \\sum\n"                                 \
                   ".endm\n"                                                   \
                   ".macro copy sum\n"                                         \
                   ".ifnc \\sum, r4\n" \
                   "  mov \\sum, r4\n"                                         \
                   ".endif\n" \
                   ".endm\n"                                                   \
                   "  push {r4-r11, lr}\n"                                     \
                   "  sub sp, sp, #68\n"                                       \
                   "  mov r1, sp\n"                                            \
                   "  ldmia r0!, {r2-r9}\n"                                    \
                   "  stmia r1!, {r2-r9}\n"                                    \
                   "  mov lr, r7\n"                                            \
                   "  rsb r10, r5, #0\n"                                       \
                   "  and r10, r10, #(" VALUE_STRING(ROUNDS) " * 4 - 4)\n"     \
                   "  mov r11, #(" round_bytes " / 4)\n"                       \
                   "  mul r10, r10, r11\n"                                     \
                   "  adr.w r11, 1f\n"                                         \
                   "  add r10, r10, r11\n"                                     \
                   "  adr.w r11, 2f\n"                                         \
                   "  cmp r5, #0\n"                                            \
                   "  it eq\n"                                                 \
                   "  moveq r10, r11\n"                                        \
                   "  orr r10, r10, #1\n"                                      \
                   "  rsb r8, r8, #" slots "\n"                                \
                   "  adr.w r11, 3f\n"                                         \
                   "  add r11, r11, r8, lsl #2\n"                              \
                   "  orr r11, r11, #1\n"                                      \
                   "  ldmia r0, {r2-r9}\n"                                     \
                   "  stmia r1!, {r2-r9}\n"                                    \
                   "  str r11, [r1]\n"                                         \
                   "  str r10, [sp, #24]\n"                                    \
                   "0:\n"                                                      \
                   "  ldmia sp, {r0-r3, r12}\n"                                \
                   "  and r1, r1, r0\n"                                        \
                   "  ldr r4, [r2, r1, lsl #2]\n"                              \
                   "  add r3, r3, lr\n"                                        \
                   "  str r3, [sp, #20]\n"                                     \
                   "  for_all copy\n"                                          \
                   "  ldr pc, [sp, #24]\n"                                     \
                   "1:\n"                                                      \
                   ".rept " VALUE_STRING(ROUNDS) "\n"                          \
                   "  ldr r11, [lr], #4\n"                                     \
                   "  multiply_all\n"                                          \
                   ".endr\n"                                                   \
                   "  ldr r0, [sp, #20]\n"                                     \
                   "  cmp lr, r0\n"                                            \
                   "  bne 1b\n"                                                \
                   "2:\n"                                                      \
                   "  ldrd r0, r1, [sp, #28]\n"                                \
                   "  add lr, lr, r0\n"                                        \
                   "  ldr r11, [lr, #-4]\n"                                    \
                   "  lsr r11, r11, r1\n"                                      \
                   "  multiply_all\n"                                          \
                   "  add r0, sp, #36\n"                                       \
                   "  ldmia r0, {r0-r3, r10, r11}\n"                           \
                   "  ldr r12, [sp]\n"                                         \
                   "  and r2, r2, r12\n"                                       \
                   "  ldr r0, [r0, r2, lsl #2]\n"                              \
                   "  ldrsb r1, [r1, r2]\n"                                    \
                   "  lsl r0, r0, #1\n"                                        \
                   "  mvn r2, r1\n"                                            \
                   "  lsl r3, r3, r2\n"                                        \
                   "  rsb r1, r1, #0\n"                                        \
                   "  for_all requantize\n"                                    \
                   "  add r10, r10, r12\n"                                     \
                   "  add r2, r10, r11, lsl #1\n"                              \
                   "  add r3, r2, r11, lsl #1\n"                               \
                   "  ldr pc, [sp, #64]\n"                                     \
                   "3:\n"                                                      \
                   "  store_all\n"                                             \
                   "  ldr r0, [sp, #60]\n"                                     \
                   "  add r12, r12, #1\n"                                      \
                   "  str r12, [sp]\n"                                         \
                   "  cmp r12, r0\n"                                           \
                   "  bne 0b\n"                                                \
                   "  add sp, sp, #68\n"                                       \
                   "  pop {r4-r11, pc}\n"                                      \
                   ".purgem multiply_all\n"                                    \
                   ".purgem for_all\n"                                         \
                   ".purgem store_all\n"                                       \
                   ".purgem requantize\n"                                      \
                   ".purgem copy\n")

__attribute__((naked, aligned(4))) void SixOutputs(const Strip*) {
  STRIP_OUTPUTS(
      ".macro multiply_two first, second\n"
      "  ldmia r12!, {r0-r3}\n"
      "  smlad \\first, r0, r10, \\first\n"
      "  smlad \\first, r1, r11, \\first\n"
      "  smlad \\second, r2, r10, \\second\n"
      "  smlad \\second, r3, r11, \\second\n"
      ".endm\n"
      ".macro multiply_all\n"
      "  sxtb16 r10, r11\n"
      "  sxtb16 r11, r11, ror #8\n"
      "  multiply_two r4, r5\n"
      "  multiply_two r6, r7\n"
      "  multiply_two r8, r9\n"
      ".endm\n"
      ".macro for_all m\n"
      "  .irp sum, r4, r5, r6, r7, r8, r9\n"
      "  \\m \\sum\n"
      "  .endr\n"
      ".endm\n"
      ".macro store_all\n"
      "  strb.w r9, [r3, r11]\n"
      "  strb.w r8, [r3]\n"
      "  strb.w r7, [r2, r11]\n"
      "  strb.w r6, [r2]\n"
      "  strb.w r5, [r10, r11]\n"
      "  strb.w r4, [r10]\n"
      ".endm\n",
      "6", "72");
}

__attribute__((naked, aligned(4))) void ThreeOutputs(const Strip*) {
  STRIP_OUTPUTS(
      ".macro multiply_all\n"
      "  sxtb16 r10, r11\n"
      "  sxtb16 r11, r11, ror #8\n"
      "  ldmia r12!, {r0-r3, r7, r8}\n"
      "  smlad r4, r0, r10, r4\n"
      "  smlad r4, r1, r11, r4\n"
      "  smlad r5, r2, r10, r5\n"
      "  smlad r5, r3, r11, r5\n"
      "  smlad r6, r7, r10, r6\n"
      "  smlad r6, r8, r11, r6\n"
      ".endm\n"
      ".macro for_all m\n"
      "  .irp sum, r4, r5, r6\n"
      "  \\m \\sum\n"
      "  .endr\n"
      ".endm\n"
      ".macro store_all\n"
      "  strb.w r6, [r2]\n"
      "  strb.w r5, [r10, r11]\n"
      "  strb.w r4, [r10]\n"
      ".endm\n",
      "3", "40");
}

#undef STRIP_OUTPUTS
#undef ROUNDS

// A channel that is not requantised as usual, or whose filter has less than four taps: `weights`. The strip has room
// for `slots` positions.
__attribute__((noinline)) void OtherOutputs(const Strip& strip, int slots, const Requantization& requantization,
                                            int32_t channel, const int8_t* weights, FactorKind kind) {
  const int32_t start = strip.bias[channel & strip.bias_mask];
  int8_t* output = strip.output + channel;
  if (kind == FactorKind::kConstant) {
    const int8_t value = static_cast<int8_t>(requantization.Apply(start, channel));
    for (int p = 0; p < strip.positions; ++p) {
      *output = value;
      output += strip.step;
    }
    return;
  }
  const int8_t* last = weights + strip.loop_bytes;
  for (int p = 0; p < strip.positions; ++p) {
    const uint32_t* pairs = strip.pairs + 2 * p;
    int32_t sum = start;
    for (const int8_t* w = weights; w != last; w += 4) {
      const uint32_t word = LoadWord(w);
      sum = MultiplyPairs(pairs[0], EvenBytes(word), sum);
      sum = MultiplyPairs(pairs[1], OddBytes(word), sum);
      pairs += 2 * slots;
    }
    const uint32_t word = LoadBytes(last, strip.last_bytes);
    sum = MultiplyPairs(pairs[0], EvenBytes(word), sum);
    sum = MultiplyPairs(pairs[1], OddBytes(word), sum);
    *output = static_cast<int8_t>(requantization.Apply(sum, channel));
    output += strip.step;
  }
}

// Puts what windows see of one group of channels of an image into a strip.
class Gatherer {
 public:
  // An output position, and what is known of it.
  struct Place {
    int32_t y;
    int32_t x;
    int32_t left;       // the column of the window's first taps, which may lie outside
    TapRange rows;      // of the taps
    bool is_row_whole;  // all rows of taps lie inside
  };

  // `window`: room for one, rounded up to four bytes, if NeedsWindow().
  Gatherer(const WindowShape& shape, int32_t filter_depth, int32_t input_offset, int8_t* window)
      : shape_(shape),
        filter_depth_(filter_depth),
        filter_row_(shape.filter_width * filter_depth),
        last_left_(shape.input_width - 1 - (shape.filter_width - 1) * shape.dilation_width),
        offset_(Twice(input_offset)),
        zero_point_(static_cast<int8_t>(-input_offset)),
        is_run_(filter_depth == shape.input_step && shape.dilation_width == 1),
        has_whole_rows_(is_run_ && (filter_row_ % 4 == 0 || shape.filter_height == 1)),
        window_(window) {}

  Place First() const { return RowStart(0); }

  // The window at `place`, for one of `slots` positions of the strip, and on to the next place.
  void Gather(const int8_t* input, int slots, Place* place, uint32_t* to) const {
    if (has_whole_rows_ && place->is_row_whole && place->left >= 0 && place->left <= last_left_) {
      const int32_t input_row = shape_.input_width * shape_.input_step;
      const int8_t* from = input + place->rows.input * input_row + place->left * shape_.input_step;
      for (int32_t i = shape_.filter_height; i > 0; --i) {
        Expand(from, filter_row_, offset_, to, 2 * slots);
        from += shape_.dilation_height * input_row;
        to += filter_row_ / 4 * 2 * slots;
      }
    } else if (NeedsWindow(shape_, filter_depth_)) {
      GatherWindow(input, *place, 2 * slots, to);
    } else {
      GatherTaps(input, *place, 2 * slots, to);
    }
    place->left += shape_.stride_width;
    if (++place->x == shape_.output_width) *place = RowStart(place->y + 1);
  }

 private:
  Place RowStart(int32_t y) const {
    const TapRange rows = RowTaps(shape_, y);
    return {y, 0, -shape_.padding_left, rows, rows.end - rows.first == shape_.filter_height};
  }

  // Taps that are whole groups of four, or a single one: straight to the strip.
  __attribute__((noinline)) void GatherTaps(const int8_t* input, const Place& place, ptrdiff_t stride,
                                            uint32_t* to) const {
    const TapRange columns = ColumnTaps(shape_, place.x);
    const int32_t tap_groups = Groups(filter_depth_);
    const int32_t input_row = shape_.input_width * shape_.input_step;
    const int8_t* from = input + place.rows.input * input_row + columns.input * shape_.input_step;
    const auto skip = [&to, stride, tap_groups](int32_t taps) {
      for (int32_t group = taps * tap_groups; group > 0; --group) {
        to[0] = 0;
        to[1] = 0;
        to += stride;
      }
    };
    const int32_t run_taps = is_run_ ? columns.end - columns.first : 1;
    for (int32_t i = 0; i < shape_.filter_height; ++i) {
      if (i < place.rows.first || i >= place.rows.end) {
        skip(shape_.filter_width);
        continue;
      }
      const int8_t* run = from;
      skip(columns.first);
      for (int32_t j = columns.first; j < columns.end; j += run_taps) {
        Expand(run, run_taps * filter_depth_, offset_, to, stride);
        to += run_taps * tap_groups * stride;
        run += shape_.dilation_width * shape_.input_step;
      }
      skip(shape_.filter_width - columns.end);
      from += shape_.dilation_height * input_row;
    }
  }

  __attribute__((noinline)) void GatherWindow(const int8_t* input, const Place& place, ptrdiff_t stride,
                                              uint32_t* to) const {
    const TapRange columns = ColumnTaps(shape_, place.x);
    const int32_t taps = columns.end - columns.first;
    const int32_t input_row = shape_.input_width * shape_.input_step;
    const int8_t* from = input + place.rows.input * input_row + columns.input * shape_.input_step;
    const int32_t size = shape_.filter_height * filter_row_;
    if (!place.is_row_whole || taps != shape_.filter_width) memset(window_, zero_point_, static_cast<size_t>(size));
    // Taps of a row lie side by side where nothing lies between them.
    const int32_t run_taps = is_run_ ? taps : 1;
    int8_t* window_row = window_ + place.rows.first * filter_row_;
    for (int32_t i = place.rows.first; i < place.rows.end; ++i) {
      const int8_t* run = from;
      for (int32_t j = columns.first; j < columns.end; j += run_taps) {
        CopyBytes(run, run_taps * filter_depth_, window_row + j * filter_depth_);
        run += shape_.dilation_width * shape_.input_step;
      }
      from += shape_.dilation_height * input_row;
      window_row += filter_row_;
    }
    Expand(window_, size, offset_, to, stride);
  }

  // A call of memcpy() costs more than most runs are long.
  static void CopyBytes(const int8_t* from, int32_t count, int8_t* to) {
    const int8_t* end = from + count;
    for (; end - from >= 4; from += 4, to += 4) {
      const uint32_t word = LoadWord(from);
      memcpy(to, &word, sizeof(word));
    }
    while (from != end) *to++ = *from++;
  }

  const WindowShape& shape_;
  int32_t filter_depth_;
  int32_t filter_row_;
  int32_t last_left_;  // where all columns of taps still lie inside
  uint32_t offset_;
  int8_t zero_point_;
  bool is_run_;          // taps of a row lie side by side in the input
  bool has_whole_rows_;  // rows of taps can go to the strip as they are
  int8_t* window_;
};

// The strip's channels, one after the other.
void StripOutputs(Strip* strip, int slots, const FactorKind* kinds, const Requantization& requantization,
                  const int8_t* weights) {
  const int32_t size = strip->loop_bytes + strip->last_bytes;
  const int32_t end = strip->channel_end;
  while (strip->channel != end) {
    const int32_t channel = strip->channel;
    if (kinds[channel] != FactorKind::kUsual || size < 4) {
      OtherOutputs(*strip, slots, requantization, channel, weights, kinds[channel]);
      weights += size;
      ++strip->channel;
      continue;
    }
    int32_t next = channel + 1;
    while (next != end && kinds[next] == FactorKind::kUsual) ++next;
    strip->weights = weights;
    strip->channel_end = next;
    (slots == 6 ? SixOutputs : ThreeOutputs)(strip);
    weights += (next - channel) * size;
    strip->channel = next;
  }
  strip->channel_end = end;
}

}  // namespace

int64_t ConvS8S8ScratchSize(const WindowShape& shape, int32_t filter_depth) {
  return arm_dsp::ConvScratchSize(shape, filter_depth);
}

void ConvS8S8(const WindowShape& shape, int32_t filter_depth, int32_t input_offset,
              const Requantization& requantization, const int8_t* input, const int8_t* filter, const int32_t* bias,
              int8_t* output, void* scratch) {
  const int32_t size = shape.filter_height * shape.filter_width * filter_depth;
  const int32_t group_outputs = shape.output_depth / (shape.input_depth / filter_depth);
  const int32_t positions = shape.output_height * shape.output_width;
  const int most_positions = StripPositions(size);
  uint32_t* pairs = static_cast<uint32_t*>(scratch);
  int8_t* window = reinterpret_cast<int8_t*>(pairs + Groups(size) * 2 * most_positions);
  auto* kinds = reinterpret_cast<FactorKind*>(NeedsWindow(shape, filter_depth) ? window + Groups(size) * 4 : window);
  for (int32_t channel = 0; channel < shape.output_depth; ++channel) {
    kinds[channel] = KindOf(requantization, channel, bias != nullptr ? bias[channel] : 0, size);
  }
  const int32_t no_bias = 0;
  Strip strip;
  strip.bias_mask = bias != nullptr ? -1 : 0;
  strip.bias = bias != nullptr ? bias : &no_bias;
  strip.last_bytes = (size - 1) % 4 + 1;
  strip.loop_bytes = size - strip.last_bytes;
  strip.last_shift = 32 - 8 * strip.last_bytes;
  strip.pairs = pairs;
  strip.multipliers = requantization.multipliers;
  strip.shifts = requantization.shifts;
  strip.channel_mask = requantization.channel_mask;
  strip.doubled_offset = requantization.output_offset * 2 + 1;
  strip.step = shape.output_step;
  const Gatherer gatherer(shape, filter_depth, input_offset, window);
  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    Gatherer::Place place = gatherer.First();
    for (int32_t left = positions; left > 0; left -= strip.positions) {
      const int slots = left >= 4 && most_positions == 6 ? 6 : 3;
      strip.positions = left < slots ? left : slots;
      strip.output = output;
      strip.channel = 0;
      const Gatherer::Place start = place;
      for (const int8_t* group_input = input; strip.channel < shape.output_depth; group_input += filter_depth) {
        place = start;
        for (int32_t p = 0; p < strip.positions; ++p) gatherer.Gather(group_input, slots, &place, pairs + 2 * p);
        strip.channel_end = strip.channel + group_outputs;
        StripOutputs(&strip, slots, kinds, requantization, filter + strip.channel * size);
      }
      output += strip.positions * shape.output_step;
    }
    input += shape.input_height * shape.input_width * shape.input_step;
  }
}

}  // namespace kernels
}  // namespace tflite
