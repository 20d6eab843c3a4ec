// Dot products of four rows of int8 weights with one vector of int8, by Armv6-M.
#ifndef TFLITE_MICRO_KERNELS_ARMV6M_DOT_FOUR_ROWS_H_
#define TFLITE_MICRO_KERNELS_ARMV6M_DOT_FOUR_ROWS_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/kernels/portable/arithmetic.h"

namespace tflite {
namespace kernels {
namespace armv6m {

// Assembly code knows the order. Vector and rows are given by their ends.
struct FourRows {
  int32_t minus_size;  // below 0
  const int8_t* vector_end;
  const int8_t* row_ends[4];
  int32_t offset;  // added to the vector's elements
  uint32_t sums[4];
};

// sums[r] += row r . (vector + offset), modulo 2^32: 15 instructions for 4 products, and 1 more for four rounds.
// Registers: r0 the place from the ends, r1 vector, r2 - r5 rows, r6 element, r7 weight, r8 - r11 sums, r12 offset.
__attribute__((naked, noinline)) inline void DotFourRows(FourRows*) {
  __asm__ volatile(
      ".syntax unified\n"
      ".macro multiply_four\n"
      "  ldrsb r6, [r1, r0]\n"
      "  add r6, r12\n"
      "  ldrsb r7, [r2, r0]\n"
      "  muls r7, r6, r7\n"
      "  add r8, r7\n"
      "  ldrsb r7, [r3, r0]\n"
      "  muls r7, r6, r7\n"
      "  add r9, r7\n"
      "  ldrsb r7, [r4, r0]\n"
      "  muls r7, r6, r7\n"
      "  add r10, r7\n"
      "  ldrsb r7, [r5, r0]\n"
      "  muls r7, r6, r7\n"
      "  add r11, r7\n"
      "  adds r0, #1\n"
      ".endm\n"
      "  push {r4-r7, lr}\n"
      "  mov r4, r8\n"
      "  mov r5, r9\n"
      "  mov r6, r10\n"
      "  mov r7, r11\n"
      "  push {r0, r4-r7}\n"
      "  movs r1, r0\n"
      "  adds r1, #24\n"
      "  ldmia r1!, {r3-r7}\n"
      "  mov r12, r3\n"
      "  mov r8, r4\n"
      "  mov r9, r5\n"
      "  mov r10, r6\n"
      "  mov r11, r7\n"
      "  ldmia r0!, {r1-r6}\n"
      "  mov r0, r1\n"
      "  mov r1, r2\n"
      "  mov r2, r3\n"
      "  mov r3, r4\n"
      "  mov r4, r5\n"
      "  mov r5, r6\n"
      "1:\n"
      "  lsls r7, r0, #30\n"
      "  beq 2f\n"
      "  multiply_four\n"
      "  b 1b\n"
      "2:\n"
      "  cmp r0, #0\n"
      "  beq 4f\n"
      "3:\n"
      "  multiply_four\n"
      "  multiply_four\n"
      "  multiply_four\n"
      "  multiply_four\n"
      "  bne 3b\n"
      "4:\n"
      "  pop {r0}\n"
      "  adds r0, #28\n"
      "  mov r4, r8\n"
      "  mov r5, r9\n"
      "  mov r6, r10\n"
      "  mov r7, r11\n"
      "  stmia r0!, {r4-r7}\n"
      "  pop {r4-r7}\n"
      "  mov r8, r4\n"
      "  mov r9, r5\n"
      "  mov r10, r6\n"
      "  mov r11, r7\n"
      "  pop {r4-r7, pc}\n"
      ".purgem multiply_four\n");
}

// ArithmeticS8 whose products of four rows are those.
template <typename Requantize>
struct FourRowsArithmetic : ArithmeticS8<Requantize> {
  using Base = ArithmeticS8<Requantize>;

  FourRowsArithmetic(int32_t input_offset, const int32_t* bias, const Requantize& requantization)
      : Base{input_offset, bias, requantization} {}

  void Dot4(const int8_t* x, const int8_t* w, ptrdiff_t row, int32_t length, uint32_t* sums) const {
    if (length == 0) return;
    w += length;
    FourRows rows = {-length, x + length, {w, w + row, w + 2 * row, w + 3 * row}, Base::input_offset, {}};
    for (int i = 0; i < 4; ++i) rows.sums[i] = sums[i];
    DotFourRows(&rows);
    for (int i = 0; i < 4; ++i) sums[i] = rows.sums[i];
  }
};

}  // namespace armv6m
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ARMV6M_DOT_FOUR_ROWS_H_
