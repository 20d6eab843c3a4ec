// 2-D depthwise convolution of int16 activations with int8 weights by Helium: eight channels at a time, where sums fit
// in 32 bits and factors are as networks have them.
#include "tflite_micro/kernels/arm_mve/eight_channels.h"
#include "tflite_micro/kernels/depthwise_conv.h"
#include "tflite_micro/kernels/narrow_factor.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/window_traversal.h"

namespace tflite {
namespace kernels {
namespace {

using namespace arm_mve;  // NOLINT: of this instruction set alone

// 12 instructions for eight outputs: the sum's product with its factor, of which the upper half counts, rounded.
#define TFLM_REQUANTIZE         \
  "  vldrw.32 q0, [r0, #32]\n"  \
  "  vldrw.32 q1, [r0, #48]\n"  \
  "  vrmulh.s32 q0, q4, q0\n"   \
  "  vrmulh.s32 q1, q5, q1\n"   \
  "  vqmovnb.s32 q0, q0\n"      \
  "  vqmovnt.s32 q0, q1\n"      \
  "  vldrw.32 q1, [r0, #96]\n"  \
  "  vldrw.32 q2, [r0, #112]\n" \
  "  vmax.s16 q0, q0, q1\n"     \
  "  vmin.s16 q0, q0, q2\n"     \
  "  vpst\n"                    \
  "  vstrht.16 q0, [r7]\n"

// Of channels that lie side by side, and wherever they lie.
__attribute__((naked)) void OutputsOfNeighbors(EightWindows*) {
  TFLM_EIGHT_WINDOWS("  vldrh.u16 q0, [r1]\n", "  vldrb.s16 q1, [r2]\n", "", TFLM_REQUANTIZE);
}
__attribute__((naked)) void OutputsOfOthers(EightWindows*) {
  TFLM_EIGHT_WINDOWS("  vldrh.u16 q0, [r1, q6, uxtw #1]\n", "  vldrb.s16 q1, [r2, q7]\n", "", TFLM_REQUANTIZE);
}

#undef TFLM_REQUANTIZE

}  // namespace

void DepthwiseConvS16S8(const WindowShape& shape, const Requantization& requantization, const int16_t* input,
                        const int8_t* filter, const int64_t* bias, int16_t* output) {
  if (!HasNarrowSums(shape, requantization, bias)) {
    const ArithmeticS16S8<> arithmetic(bias, requantization);
    TraverseDepthwiseConv(arithmetic, shape, input, filter, output);
    return;
  }
  const WindowShape windows = WithoutColumn(shape);
  const WholeColumns whole = WholeColumnsOf(windows);
  const int32_t multiplier = shape.output_depth / shape.input_depth;
  EightWindows eight;
  eight.output_step = windows.output_step * static_cast<int32_t>(sizeof(int16_t));
  for (int32_t i = 0; i < kEight; ++i) {
    eight.lowest[i] = static_cast<int16_t>(requantization.lowest);
    eight.highest[i] = static_cast<int16_t>(requantization.highest);
  }
  for (int32_t batch = 0; batch < windows.batches; ++batch) {
    ForEightChannels(windows, [&](int32_t first, int32_t count, int32_t begin, int32_t end) {
      SetChannels(windows, sizeof(int16_t), first, count, &eight);
      for (int32_t i = 0; i < kEight; ++i) {
        const int32_t channel = first + (i < count ? i : count - 1);
        const int32_t lane = i / 2 + i % 2 * 4;
        eight.starts[lane] = bias != nullptr ? static_cast<int32_t>(bias[channel]) : 0;
        eight.multipliers[lane] = NarrowFactor(requantization, channel);
      }
      const auto outputs = count == kEight && multiplier == 1 ? OutputsOfNeighbors : OutputsOfOthers;
      for (int32_t y = begin; y < end; ++y) {
        ForRowOfWindows(windows, whole, y, input + first / multiplier, filter + first, &eight, [&](int32_t x) {
          eight.output = output + (y * windows.output_width + x) * windows.output_step + first;
          outputs(&eight);
        });
      }
    });
    input += windows.input_height * windows.input_width * windows.input_step;
    output += windows.output_height * windows.output_width * windows.output_step;
  }
}

}  // namespace kernels
}  // namespace tflite
