// 2-D convolution of int8 activations with int8 weights by Armv6-M, whose multiplication overwrites a factor and whose
// other instructions mostly know eight registers.
//
// Four output positions are computed at a time, one channel after the other. What their windows see of the input lies
// in a strip of words (portable/window_strip.h), so that one instruction loads a fresh factor for each position: 11
// instructions for 4 products, and 1 more for four rounds.
#include "tflite_micro/kernels/armv6m/dot_four_rows.h"
#include "tflite_micro/kernels/armv6m/memory_s8_s8.h"
#include "tflite_micro/kernels/armv6m/split_factor.h"
#include "tflite_micro/kernels/conv.h"
#include "tflite_micro/kernels/portable/conv_strips.h"
#include "tflite_micro/kernels/portable/window_traversal.h"

namespace tflite {
namespace kernels {
namespace {

using namespace armv6m;  // NOLINT: of this instruction set alone

constexpr int kPositions = kConvPositions;

// One channel at four positions. Assembly code knows the order.
struct ChannelDot {
  const int32_t* strip;
  const int8_t* weights_end;  // of the channel
  int32_t minus_size;         // of its filter
  int32_t start;              // of every sum: the bias
  int32_t* sums;              // if not null, these get the sums, and what follows is not used
  SplitFactor factor;
  int8_t* output;  // of the first position; those of the others lie `step` apart
  int32_t step;
};

// Registers of the first part: r0 strip, r1 the weights' end, r2 the weight's place from there, r3 - r6 elements, r7
// weight, r8 - r11 sums. Of the second: as the macro says, r0 output, r8 step.
__attribute__((naked)) void FourOutputs(const ChannelDot*) {
  __asm__ volatile(".syntax unified\n" TFLM_ARMV6M_REQUANTIZE
                   ".macro multiply_four\n"
                   "  ldmia r0!, {r3-r6}\n"
                   "  ldrsb r7, [r1, r2]\n"
                   "  muls r3, r7, r3\n"
                   "  add r8, r3\n"
                   "  muls r4, r7, r4\n"
                   "  add r9, r4\n"
                   "  muls r5, r7, r5\n"
                   "  add r10, r5\n"
                   "  muls r6, r7, r6\n"
                   "  add r11, r6\n"
                   "  adds r2, #1\n"
                   ".endm\n"
                   "  push {r4-r7, lr}\n"
                   "  mov r4, r8\n"
                   "  mov r5, r9\n"
                   "  mov r6, r10\n"
                   "  mov r7, r11\n"
                   "  push {r4-r7}\n"
                   "  mov r12, r0\n"
                   "  ldmia r0!, {r1-r4}\n"
                   "  mov r8, r4\n"
                   "  mov r9, r4\n"
                   "  mov r10, r4\n"
                   "  mov r11, r4\n"
                   "  mov r0, r1\n"
                   "  mov r1, r2\n"
                   "  mov r2, r3\n"
                   "1:\n"
                   "  lsls r7, r2, #30\n"
                   "  beq 2f\n"
                   "  multiply_four\n"
                   "  b 1b\n"
                   "2:\n"
                   "  cmp r2, #0\n"
                   "  beq 4f\n"
                   "3:\n"
                   "  multiply_four\n"
                   "  multiply_four\n"
                   "  multiply_four\n"
                   "  multiply_four\n"
                   "  bne 3b\n"
                   "4:\n"
                   "  mov r0, r12\n"
                   "  ldr r1, [r0, #16]\n"
                   "  cmp r1, #0\n"
                   "  beq 5f\n"
                   "  mov r2, r8\n"
                   "  mov r3, r9\n"
                   "  mov r4, r10\n"
                   "  mov r5, r11\n"
                   "  stmia r1!, {r2-r5}\n"
                   "  b 6f\n"
                   "5:\n"
                   "  adds r0, #20\n"
                   "  ldmia r0!, {r1, r2, r6, r7}\n"
                   "  mov r12, r7\n"
                   "  movs r7, #1\n"
                   "  lsls r3, r7, #30\n"
                   "  lsls r4, r7, #14\n"
                   "  adds r3, r3, r4\n"
                   "  mov lr, r3\n"
                   "  lsls r7, r7, #15\n"
                   "  ldmia r0!, {r4, r5}\n"
                   "  mov r0, r4\n"
                   "  push {r5}\n"
                   "  requantize r8\n"
                   "  strb r3, [r0]\n"
                   "  pop {r3}\n"
                   "  mov r8, r3\n"
                   "  add r0, r8\n"
                   "  requantize r9\n"
                   "  strb r3, [r0]\n"
                   "  add r0, r8\n"
                   "  requantize r10\n"
                   "  strb r3, [r0]\n"
                   "  add r0, r8\n"
                   "  requantize r11\n"
                   "  strb r3, [r0]\n"
                   "6:\n"
                   "  pop {r4-r7}\n"
                   "  mov r8, r4\n"
                   "  mov r9, r5\n"
                   "  mov r10, r6\n"
                   "  mov r11, r7\n"
                   "  pop {r4-r7, pc}\n"
                   ".purgem requantize\n"
                   ".purgem multiply_four\n");
}

// What is not requantised as usual, and strips that are not full.
__attribute__((noinline)) void OtherOutputs(const ChannelDot& given, int count, const Requantization& requantization,
                                            int32_t channel, FactorKind kind) {
  ChannelDot dot = given;
  int8_t outputs[kPositions];
  if (kind == FactorKind::kUsual) {
    dot.output = outputs;
    dot.step = 1;
    FourOutputs(&dot);
  } else {
    // A constant channel's value is that of any sum.
    int32_t sums[kPositions] = {dot.start, dot.start, dot.start, dot.start};
    dot.sums = sums;
    if (kind != FactorKind::kConstant) FourOutputs(&dot);
    for (int p = 0; p < count; ++p) outputs[p] = static_cast<int8_t>(requantization.Apply(sums[p], channel));
  }
  for (int p = 0; p < count; ++p) given.output[p * given.step] = outputs[p];
}

// The channels from `channel` on, at the `count` positions of a strip. `dot` is of the one before, but for `output`.
__attribute__((noinline)) void StripOutputs(ChannelDot dot, int count, int32_t size,
                                            const Requantization& requantization, const FactorKind* kinds,
                                            const int32_t* bias, int32_t channel, int32_t channel_end) {
  for (; channel < channel_end; ++channel) {
    dot.weights_end += size;
    dot.start = bias != nullptr ? bias[channel] : 0;
    const FactorKind kind = kinds[channel];
    if (kind == FactorKind::kUsual) dot.factor = SplitFactorOf(requantization, channel);
    if (kind == FactorKind::kUsual && count == kPositions) {
      FourOutputs(&dot);
    } else {
      OtherOutputs(dot, count, requantization, channel, kind);
    }
    ++dot.output;
  }
}

}  // namespace

int64_t ConvS8S8ScratchSize(const WindowShape& shape, int32_t filter_depth) {
  return armv6m::ConvScratchSize(shape, filter_depth);
}

void ConvS8S8(const WindowShape& shape, int32_t filter_depth, int32_t input_offset,
              const Requantization& requantization, const int8_t* input, const int8_t* filter, const int32_t* bias,
              int8_t* output, void* scratch) {
  const int32_t size = shape.filter_height * shape.filter_width * filter_depth;
  if (size > kMostElements) {
    const FourRowsArithmetic<Requantization> arithmetic(input_offset, bias, requantization);
    TraverseConv(arithmetic, shape, filter_depth, input, filter, output);
    return;
  }
  ChannelDot dot = {};
  dot.minus_size = -size;
  dot.step = shape.output_step;
  ConvByStrips<int32_t, kPositions>(
      shape, filter_depth, input_offset, requantization, input, bias, output, scratch,
      [&](const int32_t* strip, int count, const FactorKind* kinds, int32_t first, int32_t end, int8_t* first_output) {
        dot.strip = strip;
        dot.weights_end = filter + first * size;
        dot.output = first_output;
        StripOutputs(dot, count, size, requantization, kinds, bias, first, end);
      });
}

}  // namespace kernels
}  // namespace tflite
