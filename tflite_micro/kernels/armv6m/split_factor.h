// Requantisation of sums by the multiplier of Armv6-M, which gives the lower 32 bits of a product alone, for factors of
// FactorKind::kUsual. With the sum h * 2^16 + l and the multiplier H * 2^16 + L, H below 2^15 and the others' lower
// halves unsigned, the product's upper half rounded is
//
//   2 h H + ((l H + (l L >> 16) + h L + 2^14) >> 15),
//
// whose second term, with 2^30 added, has 32 bits without a sign. The output's offset is added before the rounding
// shift.
#ifndef TFLITE_MICRO_KERNELS_ARMV6M_SPLIT_FACTOR_H_
#define TFLITE_MICRO_KERNELS_ARMV6M_SPLIT_FACTOR_H_

#include <stdint.h>

#include "tflite_micro/kernels/requantization.h"

namespace tflite {
namespace kernels {
namespace armv6m {

// One channel's; assembly code knows the order. saturate((p + (p < 0 ? -1 : 0) + addend) >> right_shift), where p is
// the product's upper half.
struct SplitFactor {
  int32_t high;
  int32_t low;
  int32_t right_shift;
  int32_t addend;
};

inline SplitFactor SplitFactorOf(const Requantization& requantization, int32_t channel) {
  const int32_t entry = channel & requantization.channel_mask;
  const int32_t multiplier = requantization.multipliers[entry];
  const int32_t shift = requantization.shifts[entry];
  return {multiplier >> 16, multiplier & 0xFFFF, -shift, (requantization.output_offset * 2 + 1) * (1 << (-1 - shift))};
}

// For assembly code: the sum in `sum` becomes an output of int8 in r3. r1 and r2 are the factor's halves, r6 its shift,
// r7 2^15, r12 its addend, lr 2^30 + 2^14; r3, r4 and r5 are lost.
#define TFLM_ARMV6M_REQUANTIZE \
  ".macro requantize sum\n"    \
  "  mov r3, \\sum\n"          \
  "  uxth r4, r3\n"            \
  "  asrs r3, r3, #16\n"       \
  "  movs r5, r4\n"            \
  "  muls r5, r2, r5\n"        \
  "  lsrs r5, r5, #16\n"       \
  "  muls r4, r1, r4\n"        \
  "  adds r4, r4, r5\n"        \
  "  movs r5, r3\n"            \
  "  muls r5, r2, r5\n"        \
  "  adds r4, r4, r5\n"        \
  "  add r4, lr\n"             \
  "  lsrs r4, r4, #15\n"       \
  "  subs r4, r4, r7\n"        \
  "  muls r3, r1, r3\n"        \
  "  lsls r3, r3, #1\n"        \
  "  adds r3, r3, r4\n"        \
  "  asrs r4, r3, #31\n"       \
  "  adds r3, r3, r4\n"        \
  "  add r3, r12\n"            \
  "  asrs r3, r3, r6\n"        \
  "  sxtb r4, r3\n"            \
  "  cmp r4, r3\n"             \
  "  beq 9f\n"                 \
  "  asrs r4, r3, #31\n"       \
  "  movs r3, #127\n"          \
  "  eors r3, r4\n"            \
  "9:\n"                       \
  ".endm\n"

}  // namespace armv6m
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ARMV6M_SPLIT_FACTOR_H_
