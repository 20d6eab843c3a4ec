#include "tflite_micro/kernels/arm_mve/rows_times_vector.h"

#include "tflite_micro/kernels/arm_mve/dot_products.h"

namespace tflite {
namespace kernels {
namespace arm_mve {
namespace {

// Assembly code knows the order.
struct FourRows {
  const int8_t* vector;
  int32_t size;
  const int8_t* rows;
  int32_t* sums;
  int32_t* sums_end;  // a multiple of four rows behind, at least one
  // What is added to the vector's elements: to their complement if that is -1, and then sums are negated. So 128, which
  // is no int8, can be an offset: x + 128 = -(~x - 127).
  int32_t complement;
  int32_t offset;
};

// Registers: r1 vector, r3, r5, r7 and r9 rows, r0, r2, r4 and r6 sums, r8 the next rows, r10 the first element, r11
// where sums go, r12 size.
#define TFLM_ROWS_MACROS        \
  ".macro begin_rows\n"         \
  "  push {r4-r11, lr}\n"       \
  "  ldrd r10, r12, [r0]\n"     \
  "  ldrd r8, r11, [r0, #8]\n"  \
  "  ldr r9, [r0, #16]\n"       \
  "  push {r9, lr}\n"           \
  ".endm\n"                     \
  ".macro begin_four_rows\n"    \
  "  mov r1, r10\n"             \
  "  mov r3, r8\n"              \
  "  add r5, r3, r12\n"         \
  "  add r7, r5, r12\n"         \
  "  add r9, r7, r12\n"         \
  "  add r8, r9, r12\n"         \
  "  movs r0, #0\n"             \
  "  movs r2, #0\n"             \
  "  movs r4, #0\n"             \
  "  movs r6, #0\n"             \
  "  dlstp.8 lr, r12\n"         \
  ".endm\n"                     \
  ".macro end_four_rows\n"      \
  "  vldrw.32 q1, [r11]\n"      \
  "  vadd.i32 q0, q0, q1\n"     \
  "  vstrw.32 q0, [r11], #16\n" \
  "  ldr r1, [sp]\n"            \
  "  cmp r11, r1\n"             \
  "  bne 1b\n"                  \
  ".endm\n"                     \
  ".macro end_rows\n"           \
  "  add sp, sp, #8\n"          \
  "  pop {r4-r11, pc}\n"        \
  ".purgem begin_rows\n"        \
  ".purgem begin_four_rows\n"   \
  ".purgem end_four_rows\n"     \
  ".endm\n"

// Without an offset: 10 instructions for 64 products, and 19 for four rows.
__attribute__((naked)) void AddFourRows(const FourRows*) {
  __asm__ volatile(TFLM_ROWS_MACROS
                   "  begin_rows\n"
                   "1:\n"
                   "  begin_four_rows\n"
                   "2:\n"
                   "  vldrb.8 q0, [r1], #16\n"
                   "  vldrb.8 q1, [r3], #16\n"
                   "  vmladava.s8 r0, q0, q1\n"
                   "  vldrb.8 q2, [r5], #16\n"
                   "  vmladava.s8 r2, q0, q2\n"
                   "  vldrb.8 q1, [r7], #16\n"
                   "  vmladava.s8 r4, q0, q1\n"
                   "  vldrb.8 q2, [r9], #16\n"
                   "  vmladava.s8 r6, q0, q2\n"
                   "  letp lr, 2b\n"
                   "  vmov q0[2], q0[0], r0, r4\n"
                   "  vmov q0[3], q0[1], r2, r6\n"
                   "  end_four_rows\n"
                   "  end_rows\n"
                   ".purgem end_rows\n");
}

// The offset's products are summed up like the others: 15 instructions for 64 products, and 21 for four rows.
__attribute__((naked)) void AddFourRowsWithOffset(const FourRows*) {
  __asm__ volatile(TFLM_ROWS_MACROS
                   ".macro multiply row, sum\n"
                   "  vldrb.8 q1, [\\row], #16\n"
                   "  vmladava.s8 \\sum, q0, q1\n"
                   "  vmladava.s8 \\sum, q3, q1\n"
                   ".endm\n"
                   "  ldrd r2, r3, [r0, #20]\n"
                   "  vdup.32 q2, r2\n"
                   "  vdup.8 q3, r3\n"
                   "  begin_rows\n"
                   "1:\n"
                   "  begin_four_rows\n"
                   "2:\n"
                   "  vldrb.8 q0, [r1], #16\n"
                   "  veor q0, q0, q2\n"
                   "  multiply r3, r0\n"
                   "  multiply r5, r2\n"
                   "  multiply r7, r4\n"
                   "  multiply r9, r6\n"
                   "  letp lr, 2b\n"
                   "  vmov q0[2], q0[0], r0, r4\n"
                   "  vmov q0[3], q0[1], r2, r6\n"
                   "  veor q0, q0, q2\n"
                   "  vsub.i32 q0, q0, q2\n"
                   "  end_four_rows\n"
                   ".purgem multiply\n"
                   "  end_rows\n"
                   ".purgem end_rows\n");
}

#undef TFLM_ROWS_MACROS

}  // namespace

void AddRowsTimesVector(const int8_t* rows, int32_t count, int32_t size, const int8_t* vector, int32_t offset,
                        int32_t* sums) {
  const int32_t whole = count & ~3;
  if (whole > 0) {
    const bool needs_complement = offset > INT8_MAX;
    const FourRows four = {
        vector, size, rows, sums, sums + whole, needs_complement ? -1 : 0, needs_complement ? 1 - offset : offset};
    if (offset == 0) {
      AddFourRows(&four);
    } else {
      AddFourRowsWithOffset(&four);
    }
  }
  for (int32_t i = whole; i < count; ++i) {
    const int8_t* row = rows + i * size;
    const uint32_t offsets = offset == 0 ? 0 : static_cast<uint32_t>(SumOf(row, size)) * static_cast<uint32_t>(offset);
    sums[i] = DotProduct(vector, row, size, static_cast<int32_t>(static_cast<uint32_t>(sums[i]) + offsets));
  }
}

}  // namespace arm_mve
}  // namespace kernels
}  // namespace tflite
