// 2-D depthwise convolution of int8 activations with int8 weights by Helium.
//
// Windows of up to four rows and four columns: four rows of the input at a time lie interleaved in a strip, so that
// sixteen bytes, four words of it, are what a window sees of one channel, and one instruction multiplies and sums them
// up. Where the window has three rows and columns at most and moves by one, the same bytes serve two by two outputs.
// Outputs of one channel are requantised eight at a time. A single input channel with a larger window is a convolution.
// Other windows take eight channels at a time.
#include <stddef.h>
#include <string.h>

#include "tflite_micro/kernels/arm_mve/dot_products.h"
#include "tflite_micro/kernels/arm_mve/eight_channels.h"
#include "tflite_micro/kernels/arm_mve/fast_requantization.h"
#include "tflite_micro/kernels/arm_mve/memory_s8_s8.h"
#include "tflite_micro/kernels/depthwise_conv.h"
#include "tflite_micro/kernels/one_channel_depthwise.h"

namespace tflite {
namespace kernels {
namespace {

using namespace arm_mve;  // NOLINT: of this instruction set alone

// ---- Eight channels at a time
// -----------------------------------------------------------------------------------------

// 24 instructions for eight outputs.
#define TFLM_REQUANTIZE         \
  "  vldrw.32 q0, [r0, #32]\n"  \
  "  vldrw.32 q1, [r0, #48]\n"  \
  "  vqrdmulh.s32 q0, q4, q0\n" \
  "  vqrdmulh.s32 q1, q5, q1\n" \
  "  vshr.s32 q2, q0, #31\n"    \
  "  vshr.s32 q3, q1, #31\n"    \
  "  vadd.i32 q0, q0, q2\n"     \
  "  vadd.i32 q1, q1, q3\n"     \
  "  vldrw.32 q2, [r0, #64]\n"  \
  "  vldrw.32 q3, [r0, #80]\n"  \
  "  vrshl.s32 q0, q0, q2\n"    \
  "  vrshl.s32 q1, q1, q3\n"    \
  "  vqmovnb.s32 q0, q0\n"      \
  "  vqmovnt.s32 q0, q1\n"      \
  "  ldr r1, [r0, #212]\n"      \
  "  vqadd.s16 q0, q0, r1\n"    \
  "  vldrw.32 q1, [r0, #96]\n"  \
  "  vldrw.32 q2, [r0, #112]\n" \
  "  vmax.s16 q0, q0, q1\n"     \
  "  vmin.s16 q0, q0, q2\n"     \
  "  vpst\n"                    \
  "  vstrbt.16 q0, [r7]\n"

#define TFLM_ADD_OFFSET "  vadd.i16 q0, q0, r5\n"

// Of channels that lie side by side, and wherever they lie; and the latter's sums.
__attribute__((naked)) void OutputsOfNeighbors(EightWindows*) {
  TFLM_EIGHT_WINDOWS("  vldrb.s16 q0, [r1]\n", "  vldrb.s16 q1, [r2]\n", TFLM_ADD_OFFSET, TFLM_REQUANTIZE);
}
__attribute__((naked)) void OutputsOfOthers(EightWindows*) {
  TFLM_EIGHT_WINDOWS("  vldrb.s16 q0, [r1, q6]\n", "  vldrb.s16 q1, [r2, q7]\n", TFLM_ADD_OFFSET, TFLM_REQUANTIZE);
}
__attribute__((naked)) void Sums(EightWindows*) {
  TFLM_EIGHT_WINDOWS("  vldrb.s16 q0, [r1, q6]\n", "  vldrb.s16 q1, [r2, q7]\n", TFLM_ADD_OFFSET, TFLM_KEEP_EIGHT_SUMS);
}

#undef TFLM_ADD_OFFSET
#undef TFLM_REQUANTIZE

// Windows of any size over one image.
void RunEightChannels(const WindowShape& shape, int32_t input_offset, const Requantization& requantization,
                      bool allows_fast_shifts, const int8_t* input, const int8_t* filter, const int32_t* bias,
                      int8_t* output) {
  EightWindows eight;
  eight.input_offset = input_offset;
  eight.output_offset = requantization.output_offset;
  eight.output_step = shape.output_step;
  for (int32_t i = 0; i < kEight; ++i) {
    eight.lowest[i] = static_cast<int16_t>(requantization.lowest);
    eight.highest[i] = static_cast<int16_t>(requantization.highest);
  }
  const int32_t multiplier = shape.output_depth / shape.input_depth;
  // Sums of one window at a time where some shift is to the left.
  const WholeColumns whole = allows_fast_shifts ? WholeColumnsOf(shape) : WholeColumns{0, 0};
  ForEightChannels(shape, [&](int32_t first, int32_t count, int32_t begin, int32_t end) {
    SetChannels(shape, 1, first, count, &eight);
    for (uint32_t odd = 0; odd < 2; ++odd) {
      const uint32x4_t lanes =
          vminq_u32(vaddq_n_u32(vidupq_n_u32(0, 2), odd), vdupq_n_u32(static_cast<uint32_t>(count - 1)));
      const uint32x4_t entries = vandq_u32(vaddq_n_u32(lanes, static_cast<uint32_t>(first)),
                                           vdupq_n_u32(static_cast<uint32_t>(requantization.channel_mask)));
      const int32x4_t multipliers = vldrwq_gather_shifted_offset_s32(requantization.multipliers, entries);
      const int32x4_t shifts = vldrbq_gather_offset_s32(requantization.shifts, entries);
      vstrwq_s32(eight.multipliers + 4 * odd, multipliers);
      // See FastShift().
      vstrwq_s32(eight.shifts + 4 * odd, vpselq_s32(vdupq_n_s32(-1), shifts, vcmpeqq_n_s32(multipliers, 0)));
      vstrwq_s32(eight.starts + 4 * odd,
                 bias != nullptr ? vldrwq_gather_shifted_offset_s32(bias + first, lanes) : vdupq_n_s32(0));
    }
    const auto outputs = count == kEight && multiplier == 1 ? OutputsOfNeighbors : OutputsOfOthers;
    for (int32_t y = begin; y < end; ++y) {
      ForRowOfWindows(shape, whole, y, input + first / multiplier, filter + first, &eight, [&](int32_t x) {
        int8_t* const to = output + (y * shape.output_width + x) * shape.output_step + first;
        if (allows_fast_shifts) {
          eight.output = to;
          outputs(&eight);
          return;
        }
        int32_t sums[kEight];
        eight.output = sums;
        Sums(&eight);
        for (int32_t i = 0; i < count; ++i) {
          to[i] = static_cast<int8_t>(requantization.Apply(sums[i / 2 + i % 2 * 4], first + i));
        }
      });
    }
  });
}

bool AllowFastShifts(const Requantization& requantization, int32_t channels) {
  for (int32_t channel = 0; channel < channels; ++channel) {
    if (FastShift(requantization, channel & requantization.channel_mask) >= 0) return false;
  }
  return true;
}

// ---- Windows of up to four by four
// ------------------------------------------------------------------------------------

// A channel. Assembly code knows the order.
struct PatchChannel {
  int32_t before;                // 0: a column before the first
  int8_t taps[kPatch * kPatch];  // of each column its rows; 0 where the window has none
  int32_t start;                 // of sums
  int32_t multiplier;
  int32_t shift;  // its lowest byte is negative: to the right
};

// Two rows of outputs, or one. Assembly code knows the order.
struct PatchRows {
  int16_t lowest[kTileOutputs];
  int16_t highest[kTileOutputs];
  uint16_t output_offsets[kTileOutputs];  // of a tile's outputs
  uint32_t patch_offsets[kPatch];         // of a patch's columns in the strip
  // What moves from channel to channel, and by how many bytes.
  const int8_t* strip;
  int8_t* output;
  const PatchChannel* channel;
  int32_t unused;
  int32_t steps[4];
  const PatchChannel* channels_end;
  int32_t strip_step;   // from a patch to the next one
  int32_t output_step;  // from a tile to the next one
  int32_t output_offset;
  int32_t tiles;  // one after the other
  // Where the last tile is, if it overlaps the one before; 0 if there is none.
  int32_t last_strip;
  int32_t last_output;
  int32_t predicate;  // of a tile's outputs that are there
};

static_assert(sizeof(PatchChannel) == kPatchChannelBytes && offsetof(PatchChannel, start) == 20,
              "assembly code has these numbers");
static_assert(offsetof(PatchRows, strip) == 64 && offsetof(PatchRows, channels_end) == 96 &&
                  offsetof(PatchRows, predicate) == 124,
              "assembly code has these numbers");

// Registers of both: r0, r2, r4 and r6 sums, r1 strip, r3 the argument, r5 step in the strip, r7 output, r8 its step,
// r9 start, r10 multiplier, r11 shift, r12 output's offset.
#define TFLM_PATCH_MACROS             \
  ".macro begin_patches\n"            \
  "  push {r4-r11, lr}\n"             \
  "  vpush {d8-d15}\n"                \
  "  mov r3, r0\n"                    \
  "  ldr r0, [r3, #124]\n"            \
  "  vmsr p0, r0\n"                   \
  ".endm\n"                           \
  ".macro begin_channel\n"            \
  "  ldrd r1, r7, [r3, #64]\n"        \
  "  ldr r0, [r3, #112]\n"            \
  "  ldrd r9, r10, [r4, #20]\n"       \
  "  ldr r11, [r4, #28]\n"            \
  "  dls lr, r0\n"                    \
  ".endm\n"                           \
  ".macro move_to_last_tile\n"        \
  "  ldrd r1, r7, [r3, #64]\n"        \
  "  add r1, r1, r0\n"                \
  "  ldr r0, [r3, #120]\n"            \
  "  add r7, r7, r0\n"                \
  ".endm\n"                           \
  ".macro next_channel\n"             \
  "  vldrw.32 q0, [r3, #64]\n"        \
  "  vldrw.32 q1, [r3, #80]\n"        \
  "  vadd.i32 q0, q0, q1\n"           \
  "  vstrw.32 q0, [r3, #64]\n"        \
  "  ldr r4, [r3, #72]\n"             \
  "  ldr r0, [r3, #96]\n"             \
  "  cmp r4, r0\n"                    \
  ".endm\n"                           \
  ".macro keep_sums to\n"             \
  "  vmov \\to[2], \\to[0], r0, r4\n" \
  "  vmov \\to[3], \\to[1], r2, r6\n" \
  ".endm\n"                           \
  ".macro requantize_to_q0\n"         \
  "  vadd.i32 q1, q1, r9\n"           \
  "  vadd.i32 q2, q2, r9\n"           \
  "  vshr.s32 q0, q1, #31\n"          \
  "  vqrdmlah.s32 q0, q1, r10\n"      \
  "  vrshl.s32 q0, r11\n"             \
  "  vshr.s32 q1, q2, #31\n"          \
  "  vqrdmlah.s32 q1, q2, r10\n"      \
  "  vrshl.s32 q1, r11\n"             \
  "  vqmovnb.s32 q0, q0\n"            \
  "  vqmovnt.s32 q0, q1\n"            \
  "  vqadd.s16 q0, q0, r12\n"         \
  ".endm\n"                           \
  ".macro end_patches\n"              \
  "  vpop {d8-d15}\n"                 \
  "  pop {r4-r11, pc}\n"              \
  ".purgem begin_patches\n"           \
  ".purgem begin_channel\n"           \
  ".purgem move_to_last_tile\n"       \
  ".purgem next_channel\n"            \
  ".purgem keep_sums\n"               \
  ".purgem requantize_to_q0\n"        \
  ".endm\n"

// Tiles of two rows and four columns of windows that move by one, of two patches: 36 instructions for eight outputs. A
// channel has 20 more. Vectors: q3 - q6 taps, where the window is, one column to the right, one row down, both; q7 the
// columns of a patch.
__attribute__((naked)) void TilesOfTwoRows(PatchRows*) {
  __asm__ volatile(TFLM_PATCH_MACROS
                   ".macro patch to\n"
                   "  vldrw.u32 q0, [r1, q7]\n"
                   "  add r1, r1, r5\n"
                   "  vmladav.s8 r0, q0, q3\n"
                   "  vmladav.s8 r4, q0, q4\n"
                   "  vmladav.s8 r2, q0, q5\n"
                   "  vmladav.s8 r6, q0, q6\n"
                   "  keep_sums \\to\n"
                   ".endm\n"
                   ".macro tile\n"
                   "  patch q1\n"
                   "  patch q2\n"
                   "  requantize_to_q0\n"
                   "  vldrw.32 q1, [r3]\n"
                   "  vldrw.32 q2, [r3, #16]\n"
                   "  vmax.s16 q0, q0, q1\n"
                   "  vldrw.32 q1, [r3, #32]\n"
                   "  vmin.s16 q0, q0, q2\n"
                   "  vpst\n"
                   "  vstrbt.16 q0, [r7, q1]\n"
                   "  add r7, r7, r8\n"
                   ".endm\n"
                   "  begin_patches\n"
                   "  ldr r4, [r3, #72]\n"
                   "  ldrd r5, r8, [r3, #100]\n"
                   "  ldr r12, [r3, #108]\n"
                   "  vldrw.32 q7, [r3, #48]\n"
                   "1:\n"
                   "  vldrw.32 q3, [r4, #4]\n"
                   "  vldrw.32 q4, [r4]\n"
                   "  vshl.i32 q5, q3, #8\n"
                   "  vshl.i32 q6, q4, #8\n"
                   "  begin_channel\n"
                   "2:\n"
                   "  tile\n"
                   "  le lr, 2b\n"
                   "  ldr r0, [r3, #116]\n"
                   "  cmp r0, #0\n"
                   "  beq 3f\n"
                   "  move_to_last_tile\n"
                   "  tile\n"
                   "3:\n"
                   "  next_channel\n"
                   "  bne 1b\n"
                   ".purgem tile\n"
                   ".purgem patch\n"
                   "  end_patches\n"
                   ".purgem end_patches\n");
}

// Tiles of one row and eight columns, of a patch each: 45 instructions for eight outputs. A channel has 17 more.
// Vectors: q3 taps, q4 the columns of a patch, q5 the outputs of a tile, q6 and q7 their range.
__attribute__((naked)) void TilesOfOneRow(PatchRows*) {
  __asm__ volatile(TFLM_PATCH_MACROS
                   ".macro patch sum\n"
                   "  vldrw.u32 q0, [r1, q4]\n"
                   "  add r1, r1, r5\n"
                   "  vmladav.s8 \\sum, q0, q3\n"
                   ".endm\n"
                   ".macro four_patches to\n"
                   "  patch r0\n"
                   "  patch r2\n"
                   "  patch r4\n"
                   "  patch r6\n"
                   "  keep_sums \\to\n"
                   ".endm\n"
                   ".macro tile\n"
                   "  four_patches q1\n"
                   "  four_patches q2\n"
                   "  requantize_to_q0\n"
                   "  vmax.s16 q0, q0, q6\n"
                   "  vmin.s16 q0, q0, q7\n"
                   "  vpst\n"
                   "  vstrbt.16 q0, [r7, q5]\n"
                   "  add r7, r7, r8\n"
                   ".endm\n"
                   "  begin_patches\n"
                   "  ldr r4, [r3, #72]\n"
                   "  ldrd r5, r8, [r3, #100]\n"
                   "  ldr r12, [r3, #108]\n"
                   "  vldrw.32 q6, [r3]\n"
                   "  vldrw.32 q7, [r3, #16]\n"
                   "  vldrw.32 q5, [r3, #32]\n"
                   "  vldrw.32 q4, [r3, #48]\n"
                   "1:\n"
                   "  vldrw.32 q3, [r4, #4]\n"
                   "  begin_channel\n"
                   "2:\n"
                   "  tile\n"
                   "  le lr, 2b\n"
                   "  ldr r0, [r3, #116]\n"
                   "  cmp r0, #0\n"
                   "  beq 3f\n"
                   "  move_to_last_tile\n"
                   "  tile\n"
                   "3:\n"
                   "  next_channel\n"
                   "  bne 1b\n"
                   ".purgem tile\n"
                   ".purgem four_patches\n"
                   ".purgem patch\n"
                   "  end_patches\n"
                   ".purgem end_patches\n");
}

#undef TFLM_PATCH_MACROS

// Sixteen elements of each of four rows, and so on, become words of four: 9 instructions for 64 bytes.
void InterleaveBlocks(const int8_t* const* rows, int32_t blocks, int8_t* to) {
  const int8_t* row0 = rows[0];
  const int8_t* row1 = rows[1];
  const int8_t* row2 = rows[2];
  const int8_t* row3 = rows[3];
  __asm__ volatile(
      "  wls lr, %5, 2f\n"
      "1:\n"
      "  vldrb.8 q0, [%0], #16\n"
      "  vldrb.8 q1, [%1], #16\n"
      "  vldrb.8 q2, [%2], #16\n"
      "  vldrb.8 q3, [%3], #16\n"
      "  vst40.8 {q0, q1, q2, q3}, [%4]\n"
      "  vst41.8 {q0, q1, q2, q3}, [%4]\n"
      "  vst42.8 {q0, q1, q2, q3}, [%4]\n"
      "  vst43.8 {q0, q1, q2, q3}, [%4]!\n"
      "  le lr, 1b\n"
      "2:\n"
      : "+r"(row0), "+r"(row1), "+r"(row2), "+r"(row3), "+r"(to)
      : "r"(blocks)
      : "d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7", "lr", "memory");
}

// Windows of an image's rows in a strip, and the channels that they meet.
class Patches {
 public:
  Patches(const WindowShape& shape, int32_t input_offset, const Requantization& requantization, const int8_t* filter,
          const int32_t* bias, void* scratch)
      : shape_(shape),
        zero_point_(static_cast<int8_t>(-input_offset)),
        has_two_rows_(HasTwoRows(shape)),
        row_bytes_(shape.input_width * shape.input_depth),
        columns_(static_cast<int32_t>(StripColumns(shape))),
        channels_(static_cast<PatchChannel*>(scratch)),
        strip_(reinterpret_cast<int8_t*>(channels_ + shape.output_depth)) {
    SetTaps(filter);
    for (int32_t i = 0; i < shape.output_depth; ++i) {
      PatchChannel& channel = channels_[i];
      const int32_t entry = i & requantization.channel_mask;
      const int32_t offsets = vaddvq_s8(vldrbq_s8(channel.taps)) * input_offset;
      channel.start =
          static_cast<int32_t>((bias != nullptr ? static_cast<uint32_t>(bias[i]) : 0) + static_cast<uint32_t>(offsets));
      channel.multiplier = requantization.multipliers[entry];
      channel.shift = FastShift(requantization, entry);
    }
    SetRows(requantization);
  }

  void Run(const int8_t* input, int8_t* output) {
    const int32_t image = shape_.input_height * row_bytes_;
    const int32_t step = has_two_rows_ ? 2 : 1;
    for (int32_t batch = 0; batch < shape_.batches; ++batch, input += image) {
      FillBytes(zero_point_, columns_ * shape_.input_depth * kPatch, strip_);
      for (int32_t y = 0; y < shape_.output_height; y += step) {
        FillStrip(input, y);
        RunRows(y + step > shape_.output_height, output);
        output += step * shape_.output_width * shape_.output_step;
      }
      if (shape_.output_height % step != 0) output -= shape_.output_width * shape_.output_step;
    }
  }

 private:
  void SetTaps(const int8_t* filter) {
    const uint16x8_t offsets = vmulq_n_u16(vidupq_n_u16(0, 1), sizeof(PatchChannel));
    memset(channels_, 0, static_cast<size_t>(shape_.output_depth) * sizeof(PatchChannel));
    for (int32_t i = 0; i < shape_.filter_height; ++i) {
      for (int32_t j = 0; j < shape_.filter_width; ++j) {
        int8_t* to = channels_->taps + j * kPatch + i;
        for (int32_t left = shape_.output_depth; left > 0; left -= kEight) {
          const mve_pred16_t lanes = vctp16q(static_cast<uint32_t>(left));
          vstrbq_scatter_offset_p_s16(to, offsets, vldrbq_z_s16(filter, lanes), lanes);
          to += kEight * sizeof(PatchChannel);
          filter += left < kEight ? left : kEight;
        }
      }
    }
  }

  void SetRows(const Requantization& requantization) {
    const int32_t tile_columns = TileColumns(shape_);
    const int32_t row_step = shape_.output_width * shape_.output_step;
    const int32_t multiplier = shape_.output_depth / shape_.input_depth;
    for (int i = 0; i < kTileOutputs; ++i) {
      rows_.lowest[i] = static_cast<int16_t>(requantization.lowest);
      rows_.highest[i] = static_cast<int16_t>(requantization.highest);
      // See keep_sums: sums of the tile's first half are in even places.
      const int32_t x = has_two_rows_ ? i / 4 + i % 2 * 2 : i / 2 + i % 2 * 4;
      const int32_t y = has_two_rows_ ? i / 2 % 2 : 0;
      const int32_t offset = (x < shape_.output_width ? x : 0) * shape_.output_step + y * row_step;
      rows_.output_offsets[i] = static_cast<uint16_t>(offset);
      if (x >= shape_.output_width) continue;
      predicate_ |= 3u << (2 * i);
      if (y == 0) single_row_predicate_ |= 3u << (2 * i);
    }
    const int32_t last_column = has_two_rows_ ? shape_.filter_width : shape_.filter_width - 1;
    for (int i = 0; i < kPatch; ++i) {
      const int32_t column = (i < last_column ? i : last_column) * shape_.dilation_width;
      rows_.patch_offsets[i] = static_cast<uint32_t>(column * shape_.input_depth * kPatch);
    }
    rows_.steps[0] = kPatch;
    rows_.steps[1] = multiplier;
    rows_.steps[2] = multiplier * static_cast<int32_t>(sizeof(PatchChannel));
    rows_.steps[3] = 0;
    rows_.strip_step = (has_two_rows_ ? 2 : shape_.stride_width) * shape_.input_depth * kPatch;
    rows_.output_step = tile_columns * shape_.output_step;
    rows_.output_offset = requantization.output_offset;
    rows_.tiles = shape_.output_width < tile_columns ? 1 : shape_.output_width / tile_columns;
    const bool has_last = shape_.output_width > tile_columns && shape_.output_width % tile_columns != 0;
    const int32_t last = has_last ? shape_.output_width - tile_columns : 0;
    rows_.last_strip = last * shape_.stride_width * shape_.input_depth * kPatch;
    rows_.last_output = last * shape_.output_step;
  }

  // Puts the rows that windows at output row `y` see, up to four, into the strip.
  void FillStrip(const int8_t* input, int32_t y) {
    int8_t* const to = strip_ + shape_.padding_left * shape_.input_depth * kPatch;
    const int8_t* rows[kPatch];
    int32_t missing = 0;
    // Rows past those that count repeat the last one.
    const int32_t count = shape_.filter_height + (has_two_rows_ ? 1 : 0);
    for (int32_t i = 0; i < kPatch; ++i) {
      if (i >= count) {
        rows[i] = rows[i - 1];
        continue;
      }
      const int32_t row = y * shape_.stride_height - shape_.padding_top + i * shape_.dilation_height;
      const bool is_inside = row >= 0 && row < shape_.input_height;
      missing += is_inside ? 0 : 1 << i;
      rows[i] = input + (is_inside ? row : 0) * row_bytes_;
    }
    const int32_t blocks = row_bytes_ / kLanesOfBytes;
    const int32_t rest = row_bytes_ % kLanesOfBytes;
    InterleaveBlocks(rows, blocks, to);
    if (rest != 0) {
      const int32_t done = blocks * kLanesOfBytes;
      int8_t last[kPatch][kLanesOfBytes];
      const int8_t* last_rows[kPatch];
      for (int i = 0; i < kPatch; ++i) {
        CopyBytes(rows[i] + done, rest, last[i]);
        last_rows[i] = last[i];
      }
      InterleaveBlocks(last_rows, 1, to + done * kPatch);
      const int32_t right = columns_ - shape_.padding_left - shape_.input_width;
      FillBytes(zero_point_, right * shape_.input_depth * kPatch, to + row_bytes_ * kPatch);
    }
    for (int32_t i = 0; i < kPatch; ++i) {
      if ((missing >> i & 1) != 0) FillRow(to + i);
    }
  }

  // Sets one of the interleaved rows to the zero point.
  void FillRow(int8_t* to) const {
    const uint8x16_t offsets = vmulq_n_u8(vidupq_n_u8(0, 1), kPatch);
    const int8x16_t zero = vdupq_n_s8(zero_point_);
    for (int32_t left = row_bytes_; left > 0; left -= kLanesOfBytes, to += kLanesOfBytes * kPatch) {
      vstrbq_scatter_offset_p_s8(to, offsets, zero, vctp8q(static_cast<uint32_t>(left)));
    }
  }

  void RunRows(bool is_single, int8_t* output) {
    const int32_t multiplier = rows_.steps[1];
    rows_.predicate = static_cast<int32_t>(is_single ? single_row_predicate_ : predicate_);
    for (int32_t i = 0; i < multiplier; ++i) {
      rows_.strip = strip_;
      rows_.output = output + i;
      rows_.channel = channels_ + i;
      rows_.channels_end = rows_.channel + shape_.output_depth;
      if (has_two_rows_) {
        TilesOfTwoRows(&rows_);
      } else {
        TilesOfOneRow(&rows_);
      }
    }
  }

  const WindowShape& shape_;
  int8_t zero_point_;
  bool has_two_rows_;
  int32_t row_bytes_;  // of the input
  int32_t columns_;    // of the strip
  PatchChannel* channels_;
  int8_t* strip_;
  PatchRows rows_;
  uint32_t predicate_ = 0;
  uint32_t single_row_predicate_ = 0;
};

}  // namespace

int64_t DepthwiseConvS8S8ScratchSize(const WindowShape& shape) { return arm_mve::DepthwiseConvScratchSize(shape); }

void DepthwiseConvS8S8(const WindowShape& shape, int32_t input_offset, const Requantization& requantization,
                       const int8_t* input, const int8_t* filter, const int32_t* bias, int8_t* output, void* scratch) {
  const bool allows_fast_shifts = AllowFastShifts(requantization, shape.output_depth);
  if (FitPatches(shape) && allows_fast_shifts) {
    Patches(shape, input_offset, requantization, filter, bias, scratch).Run(input, output);
    return;
  }
  if (!FitPatches(shape) && HasOneChannel(shape)) {
    OneChannelDepthwiseConvS8S8(shape, input_offset, requantization, input, filter, bias, output, scratch);
    return;
  }
  const WindowShape windows = WithoutColumn(shape);
  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    RunEightChannels(windows, input_offset, requantization, allows_fast_shifts, input, filter, bias, output);
    input += shape.input_height * shape.input_width * shape.input_step;
    output += shape.output_height * shape.output_width * shape.output_step;
  }
}

}  // namespace kernels
}  // namespace tflite
