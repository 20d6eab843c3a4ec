// Depthwise windows of any size by Helium: eight output channels at a time, widened to 16 bits, with sums of 32 bits.
#ifndef TFLITE_MICRO_KERNELS_ARM_MVE_EIGHT_CHANNELS_H_
#define TFLITE_MICRO_KERNELS_ARM_MVE_EIGHT_CHANNELS_H_

#include <arm_mve.h>
#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {
namespace arm_mve {

constexpr int32_t kEight = 8;

// Neighbouring windows of a row which see as many taps. Values of channels have the even ones first; where there are
// fewer than eight channels, the last one's are repeated. Assembly code knows the order. Steps are in bytes.
struct EightWindows {
  int32_t starts[kEight];  // of sums
  int32_t multipliers[kEight];
  int32_t shifts[kEight];
  int16_t lowest[kEight];
  int16_t highest[kEight];
  uint16_t input_lanes[kEight];  // where channels are, from the first one
  uint16_t filter_lanes[kEight];
  const void* input;  // the first tap of the first window
  int32_t windows;
  int32_t input_column_step;
  int32_t filter_column_step;
  int32_t input_row_step;  // from the end of a row of taps
  int32_t filter_row_step;
  int32_t input_offset;
  int32_t columns;  // of taps
  const int8_t* filter;
  int32_t rows;  // of taps
  void* output;
  int32_t output_step;
  int32_t input_step;  // from window to window
  int32_t output_offset;
  int32_t predicate;  // of the lanes that are channels
};

static_assert(offsetof(EightWindows, input) == 160 && offsetof(EightWindows, predicate) == 216,
              "assembly code has these numbers");

// The code of a function of an EightWindows. `load_input` and `load_filter` load q0 and q1 from r1 and r2, where q6 and
// q7 have the lanes; `add_offset` adds r5. `finish` puts the sums, q4 and q5, to r7; it may use q0 - q3 and r1. 9
// instructions and `add_offset` for eight products, 5 for a row of taps, 12 for a window besides `finish`.
//
// Registers: r0 the argument, r1 and r2 taps of input and filter, r3 and r4 steps to the next ones, r6 rows left, r7
// output, r8 the window, r9 windows left, r10 columns, r11 and r12 steps to the next rows.
#define TFLM_EIGHT_WINDOWS(load_input, load_filter, add_offset, finish)                  \
  __asm__ volatile(                                                                      \
      "  push {r4-r11, lr}\n"                                                            \
      "  vpush {d8-d15}\n"                                                               \
      "  ldr r1, [r0, #216]\n"                                                           \
      "  vmsr p0, r1\n"                                                                  \
      "  vldrw.32 q6, [r0, #128]\n"                                                      \
      "  vldrw.32 q7, [r0, #144]\n"                                                      \
      "  ldrd r8, r9, [r0, #160]\n"                                                      \
      "  ldrd r3, r4, [r0, #168]\n"                                                      \
      "  ldrd r11, r12, [r0, #176]\n"                                                    \
      "  ldrd r5, r10, [r0, #184]\n"                                                     \
      "  ldr r7, [r0, #200]\n"                                                           \
      "1:\n"                                                                             \
      "  vldrw.32 q4, [r0]\n"                                                            \
      "  vldrw.32 q5, [r0, #16]\n"                                                       \
      "  mov r1, r8\n"                                                                   \
      "  ldrd r2, r6, [r0, #192]\n"                                                      \
      "  cbz r6, 5f\n"                                                                   \
      "2:\n"                                                                             \
      "  wls lr, r10, 4f\n"                                                              \
      "3:\n" load_input "  add r1, r1, r3\n" load_filter "  add r2, r2, r4\n" add_offset \
      "  vmullb.s16 q2, q0, q1\n"                                                        \
      "  vmullt.s16 q3, q0, q1\n"                                                        \
      "  vadd.i32 q4, q4, q2\n"                                                          \
      "  vadd.i32 q5, q5, q3\n"                                                          \
      "  le lr, 3b\n"                                                                    \
      "4:\n"                                                                             \
      "  add r1, r1, r11\n"                                                              \
      "  add r2, r2, r12\n"                                                              \
      "  subs r6, r6, #1\n"                                                              \
      "  bne 2b\n"                                                                       \
      "5:\n" finish                                                                      \
      "  ldr r1, [r0, #204]\n"                                                           \
      "  add r7, r7, r1\n"                                                               \
      "  ldr r1, [r0, #208]\n"                                                           \
      "  add r8, r8, r1\n"                                                               \
      "  subs r9, r9, #1\n"                                                              \
      "  bne 1b\n"                                                                       \
      "  vpop {d8-d15}\n"                                                                \
      "  pop {r4-r11, pc}\n")

// Puts the sums themselves.
#define TFLM_KEEP_EIGHT_SUMS \
  "  vstrw.32 q4, [r7]\n"    \
  "  vstrw.32 q5, [r7, #16]\n"

// What of EightWindows is the same for all windows of the channels from `first` on, `count` of them, but what depends
// on the output's type.
inline void SetChannels(const WindowShape& shape, int32_t input_bytes, int32_t first, int32_t count,
                        EightWindows* eight) {
  const int32_t multiplier = shape.output_depth / shape.input_depth;
  const uint16x8_t lanes = vminq_u16(vidupq_n_u16(0, 1), vdupq_n_u16(static_cast<uint16_t>(count - 1)));
  vstrhq_u16(eight->filter_lanes, lanes);
  vstrhq_u16(eight->input_lanes, lanes);
  if (multiplier > 1) {
    for (int32_t i = 0; i < kEight; ++i) {
      const int32_t channel = first + (i < count ? i : count - 1);
      eight->input_lanes[i] = static_cast<uint16_t>(channel / multiplier - first / multiplier);
    }
  }
  eight->input_column_step = shape.dilation_width * shape.input_step * input_bytes;
  eight->filter_column_step = shape.output_depth;
  eight->input_step = shape.stride_width * shape.input_step * input_bytes;
  eight->predicate = vctp16q(static_cast<uint32_t>(count));
}

// Columns begin .. end-1 of the output are those whose windows see all their columns of taps.
struct WholeColumns {
  int32_t begin;
  int32_t end;
};
inline WholeColumns WholeColumnsOf(const WindowShape& shape) {
  const int32_t begin = (shape.padding_left + shape.stride_width - 1) / shape.stride_width;
  const int32_t room = shape.input_width + shape.padding_left - (shape.filter_width - 1) * shape.dilation_width - 1;
  const int32_t end = room < 0 ? 0 : room / shape.stride_width + 1;
  if (begin >= end || begin >= shape.output_width) return {0, 0};
  return {begin, end < shape.output_width ? end : shape.output_width};
}

// Calls run(x), from left to right, for all windows of row `y`, with those of *eight set that start at column `x`.
// `input` is the image's first element of the channels, `filter` their first weight.
template <typename Input, typename Run>
inline void ForRowOfWindows(const WindowShape& shape, const WholeColumns& whole, int32_t y, const Input* input,
                            const int8_t* filter, EightWindows* eight, const Run& run) {
  const TapRange rows = RowTaps(shape, y);
  const int32_t filter_row = shape.filter_width * shape.output_depth;
  const int32_t input_row = shape.dilation_height * shape.input_width * shape.input_step;
  input += rows.input * shape.input_width * shape.input_step;
  filter += rows.first * filter_row;
  eight->rows = rows.end - rows.first;
  for (int32_t x = 0; x < shape.output_width; x += eight->windows) {
    const TapRange columns = ColumnTaps(shape, x);
    const int32_t count = columns.end - columns.first;
    eight->columns = count;
    eight->input = input + columns.input * shape.input_step;
    eight->filter = filter + columns.first * shape.output_depth;
    eight->input_row_step = input_row * static_cast<int32_t>(sizeof(Input)) - count * eight->input_column_step;
    eight->filter_row_step = filter_row - count * shape.output_depth;
    eight->windows = x == whole.begin && whole.end > 0 ? whole.end - x : 1;
    run(x);
  }
}

// Calls run(first, count, begin, end) for all channels, up to eight at a time, and rows begin .. end-1 of outputs. Of
// a single input channel each row is complete before the next one; others are made channel by channel.
template <typename Run>
inline void ForEightChannels(const WindowShape& shape, const Run& run) {
  const int32_t rows = shape.input_depth == 1 ? 1 : shape.output_height;
  for (int32_t y = 0; y < shape.output_height; y += rows) {
    for (int32_t first = 0; first < shape.output_depth; first += kEight) {
      const int32_t left = shape.output_depth - first;
      run(first, left < kEight ? left : kEight, y, y + rows);
    }
  }
}

}  // namespace arm_mve
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ARM_MVE_EIGHT_CHANNELS_H_
