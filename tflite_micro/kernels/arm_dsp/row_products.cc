#include "tflite_micro/kernels/arm_dsp/row_products.h"

#include "tflite_micro/kernels/arm_dsp/packed.h"

namespace tflite {
namespace kernels {
namespace arm_dsp {
namespace {

// Blocks of three rows. Assembly code knows the order.
struct RowBlocks {
  const uint32_t* pairs;
  const int32_t* from;
  int32_t left_out;     // rounds of the loop's first turn; negative: there is none. A round takes eight elements
  const uint32_t* end;  // of the pairs of the loop
  int32_t rest;         // elements after those, 0 .. 7
  int32_t to;           // bytes from where `from` is read to where it is written, less 12
  int32_t skip;         // from a row's end to its successor in the next block
  const int32_t* from_end;
  const int8_t* rows[3];  // of the first block
  int32_t last_shift;     // by which a word that ends with the last rest % 4 elements loses the others
};

// The code of a function of RowBlocks, around `load_eight row`, which loads eight weights to r8 and r9; a round has
// `round_bytes` bytes, and a turn of the loop `rounds` of them.
//
// 28 instructions for 24 products, or 31 where rows are not aligned, 3 for a turn, and 15 for a block.
// Registers: r0 pairs, r1 - r3 rows, r4 - r7 elements, r8 - r10 weights, r11, r12 and lr sums. On the stack the first
// eight fields of RowBlocks, in which `left_out` becomes where the loop is entered and `rest` where it goes on after
// it; then `last_shift` and `rest`.
#define ROW_PRODUCTS(load_eight, round_bytes, rounds)     \
  __asm__ volatile(load_eight                             \
                   ".macro multiply_four sum, a, b\n"     \
                   "  sxtb16 r10, r8\n"                   \
                   "  sxtb16 r8, r8, ror #8\n"            \
                   "  smlad \\sum, \\a, r10, \\sum\n"     \
                   "  smlad \\sum, \\b, r8, \\sum\n"      \
                   ".endm\n"                              \
                   ".macro multiply_eight row, sum\n"     \
                   "  load_eight \\row\n"                 \
                   "  multiply_four \\sum, r4, r5\n"      \
                   "  sxtb16 r10, r9\n"                   \
                   "  sxtb16 r9, r9, ror #8\n"            \
                   "  smlad \\sum, r6, r10, \\sum\n"      \
                   "  smlad \\sum, r7, r9, \\sum\n"       \
                   ".endm\n"                              \
                   ".macro multiply_next_four row, sum\n" \
                   "  ldr r8, [\\row], #4\n"              \
                   "  multiply_four \\sum, r4, r5\n"      \
                   ".endm\n"                              \
                   ".macro multiply_last row, sum\n"      \
                   "  add \\row, \\row, r6\n"             \
                   "  ldr r8, [\\row, #-4]\n"             \
                   "  lsr r8, r8, r7\n"                   \
                   "  multiply_four \\sum, r4, r5\n"      \
                   ".endm\n"                              \
                   ".macro each_row m\n"                  \
                   "  \\m r1, r11\n"                      \
                   "  \\m r2, r12\n"                      \
                   "  \\m r3, lr\n"                       \
                   ".endm\n"                              \
                   "  push {r4-r11, lr}\n"                \
                   "  sub sp, sp, #40\n"                  \
                   "  ldmia r0!, {r1-r8}\n"               \
                   "  adr.w r9, 2f\n"                     \
                   "  cmp r3, #0\n"                       \
                   "  itttt pl\n"                         \
                   "  adrpl.w r9, 1f\n"                   \
                   "  movpl r10, #(" round_bytes          \
                   ")\n"                                  \
                   "  mulpl r10, r10, r3\n"               \
                   "  addpl r9, r9, r10\n"                \
                   "  orr r3, r9, #1\n"                   \
                   "  str r5, [sp, #36]\n"                \
                   "  adr.w r9, 3f\n"                     \
                   "  adr.w r10, 4f\n"                    \
                   "  cmp r5, #0\n"                       \
                   "  it ne\n"                            \
                   "  movne r9, r10\n"                    \
                   "  orr r5, r9, #1\n"                   \
                   "  stmia sp, {r1-r8}\n"                \
                   "  ldmia r0, {r1-r4}\n"                \
                   "  str r4, [sp, #32]\n"                \
                   "0:\n"                                 \
                   "  ldrd r0, r4, [sp]\n"                \
                   "  ldmia r4!, {r11, r12, lr}\n"        \
                   "  str r4, [sp, #4]\n"                 \
                   "  ldr pc, [sp, #8]\n"                 \
                   "1:\n"                                 \
                   ".rept " rounds                        \
                   "\n"                                   \
                   "  ldmia.w r0!, {r4-r7}\n"             \
                   "  each_row multiply_eight\n"          \
                   ".endr\n"                              \
                   "  ldr r8, [sp, #12]\n"                \
                   "  cmp r0, r8\n"                       \
                   "  bne 1b\n"                           \
                   "2:\n"                                 \
                   "  ldr pc, [sp, #16]\n"                \
                   "3:\n"                                 \
                   "  ldr r4, [sp, #4]\n"                 \
                   "  add r8, sp, #20\n"                  \
                   "  ldmia r8, {r5-r7}\n"                \
                   "  add r5, r5, r4\n"                   \
                   "  stmia r5, {r11, r12, lr}\n"         \
                   "  add r1, r1, r6\n"                   \
                   "  add r2, r2, r6\n"                   \
                   "  add r3, r3, r6\n"                   \
                   "  cmp r4, r7\n"                       \
                   "  bne 0b\n"                           \
                   "  add sp, sp, #40\n"                  \
                   "  pop {r4-r11, pc}\n"                 \
                   "4:\n"                                 \
                   "  ldr r4, [sp, #36]\n"                \
                   "  and r6, r4, #3\n"                   \
                   "  cmp r4, #4\n"                       \
                   "  blt 5f\n"                           \
                   "  ldmia r0!, {r4, r5}\n"              \
                   "  each_row multiply_next_four\n"      \
                   "  cmp r6, #0\n"                       \
                   "  beq 3b\n"                           \
                   "5:\n"                                 \
                   "  ldrd r4, r5, [r0]\n"                \
                   "  ldr r7, [sp, #32]\n"                \
                   "  each_row multiply_last\n"           \
                   "  b 3b\n"                             \
                   ".purgem load_eight\n"                 \
                   ".purgem multiply_four\n"              \
                   ".purgem multiply_eight\n"             \
                   ".purgem multiply_next_four\n"         \
                   ".purgem multiply_last\n"              \
                   ".purgem each_row\n")

// Rows at any address.
__attribute__((naked, aligned(4))) void Products(const RowBlocks*) {
  ROW_PRODUCTS(
      ".macro load_eight row\n"
      "  ldr.w r9, [\\row, #4]\n"
      "  ldr.w r8, [\\row], #8\n"
      ".endm\n",
      "124", "2");
}

constexpr int32_t kRounds = 2;

#ifdef __OPTIMIZE_SIZE__
constexpr auto AlignedProducts = Products;
constexpr int32_t kAlignedRounds = kRounds;
#else
constexpr int32_t kAlignedRounds = 8;
// Rows that are aligned to 4.
__attribute__((naked, aligned(4))) void AlignedProducts(const RowBlocks*) {
  ROW_PRODUCTS(
      ".macro load_eight row\n"
      "  ldrd r8, r9, [\\row], #8\n"
      ".endm\n",
      "112", "8");
}
#endif

#undef ROW_PRODUCTS

}  // namespace

void AddRowProducts(const int8_t* rows, int32_t count, int32_t step, int32_t size, const uint32_t* pairs,
                    const int32_t* from, int32_t* to) {
  if (size < 4) {
    for (; count > 0; --count) {
      const uint32_t weights = LoadBytes(rows, size);
      *to++ = MultiplyPairs(pairs[0], EvenBytes(weights), MultiplyPairs(pairs[1], OddBytes(weights), *from++));
      rows += step;
    }
    return;
  }
  const bool is_aligned = (reinterpret_cast<uintptr_t>(rows) | static_cast<uintptr_t>(step)) % 4 == 0;
  const auto products = is_aligned ? AlignedProducts : Products;
  const int32_t rounds = size / 8;
  RowBlocks blocks;
  blocks.pairs = pairs;
  blocks.end = pairs + rounds * 4;
  blocks.rest = size % 8;
  blocks.last_shift = 32 - 8 * (size % 4);
  blocks.left_out = rounds == 0 ? -1 : -rounds & ((is_aligned ? kAlignedRounds : kRounds) - 1);
  blocks.skip = 3 * step - size;
  const auto run = [&](int32_t next, int32_t last, const int32_t* sums, const int32_t* results, int32_t times) {
    blocks.rows[0] = rows;
    blocks.rows[1] = rows + next * step;
    blocks.rows[2] = rows + last * step;
    blocks.from = sums;
    blocks.from_end = sums + 3 * times;
    blocks.to = static_cast<int32_t>(reinterpret_cast<uintptr_t>(results) - reinterpret_cast<uintptr_t>(sums)) - 12;
    products(&blocks);
  };
  const int32_t whole = count / 3;
  if (whole > 0) run(1, 2, from, to, whole);
  const int32_t left = count - 3 * whole;
  if (left == 0) return;
  // Of the last one or two, the last is there more than once.
  rows += 3 * whole * step;
  from += 3 * whole;
  to += 3 * whole;
  int32_t sums[3] = {from[0], from[left - 1], 0};
  run(left - 1, left - 1, sums, sums, 1);
  to[0] = sums[0];
  to[left - 1] = sums[left == 1 ? 0 : 1];
}

}  // namespace arm_dsp
}  // namespace kernels
}  // namespace tflite
