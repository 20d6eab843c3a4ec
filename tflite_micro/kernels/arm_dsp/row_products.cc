#include "tflite_micro/kernels/arm_dsp/row_products.h"

#include "tflite_micro/kernels/arm_dsp/packed.h"

namespace tflite {
namespace kernels {
namespace arm_dsp {
namespace {

// Three rows and their successors, `skip` bytes behind their ends, until `from_end`. Assembly code knows the order.
struct RowBlocks {
  const int8_t* rows[3];  // null after the last of a list
  const int32_t* from;
  int32_t to;  // bytes from where `from` is read to where it is written, less 12
  int32_t skip;
  const int32_t* from_end;
};

// Where the code goes on, in the order of its table.
enum Next : int32_t { kEndOfBlock, kFourMore, kLastOnes, kNextTurn };

// What all rows have in common. Assembly code knows the order.
struct RowWork {
  const uint32_t* pairs;
  int32_t entry;  // bytes from the loop's start to where it is entered, and 1; negative: it is not
  Next after_turn;
  Next after_rounds;  // a round takes eight elements
  Next after_four;
  const uint32_t* end;  // of the pairs of the loop
  int32_t last;         // elements after the last four
  int32_t last_shift;   // by which a word that ends with them loses the others
  const RowBlocks* blocks;
};

// The code of a function of RowWork, around `load_eight row`, which loads eight weights to r8 and r9; a turn of the
// loop has `rounds`.
//
// A block takes 28 instructions for 24 products, or 31 where rows are not aligned, 4 for each turn of several, and 12.
// Registers: r0 pairs, r1 - r3 rows, r4 - r7 elements, r8 - r10 weights, r11, r12 and lr sums. On the stack: the fields
// of RowBlocks from `from` on, then those of RowWork, with addresses in the place of the entry and of each Next.
#define ROW_PRODUCTS(load_eight, rounds)                                           \
  __asm__ volatile(load_eight                                                      \
                   ".macro multiply_four sum, a, b\n"                              \
                   "  sxtb16 r10, r8\n"                                            \
                   "  sxtb16 r8, r8, ror #8\n"                                     \
                   "  smlad \\sum, \\a, r10, \\sum\n"                              \
                   "  smlad \\sum, \\b, r8, \\sum\n"                               \
                   ".endm\n"                                                       \
                   ".macro multiply_eight row, sum\n"                              \
                   "  load_eight \\row\n"                                          \
                   "  multiply_four \\sum, r4, r5\n"                               \
                   "  sxtb16 r10, r9\n"                                            \
                   "  sxtb16 r9, r9, ror #8\n"                                     \
                   "  smlad \\sum, r6, r10, \\sum\n"                               \
                   "  smlad \\sum, r7, r9, \\sum\n"                                \
                   ".endm\n"                                                       \
                   ".macro multiply_next_four row, sum\n"                          \
                   "  ldr r8, [\\row], #4\n"                                       \
                   "  multiply_four \\sum, r4, r5\n"                               \
                   ".endm\n"                                                       \
                   ".macro multiply_last row, sum\n"                               \
                   "  add \\row, \\row, r6\n"                                      \
                   "  ldr r8, [\\row, #-4]\n"                                      \
                   "  lsr r8, r8, r7\n"                                            \
                   "  multiply_four \\sum, r4, r5\n"                               \
                   ".endm\n"                                                       \
                   ".macro each_row m\n"                                           \
                   "  \\m r1, r11\n"                                               \
                   "  \\m r2, r12\n"                                               \
                   "  \\m r3, lr\n"                                                \
                   ".endm\n"                                                       \
                   "  push {r4-r11, lr}\n"                                         \
                   "  sub sp, sp, #52\n"                                           \
                   "  ldmia r0, {r1-r9}\n"                                         \
                   "  adr.w r10, 9f\n"                                             \
                   "  ldrh r3, [r10, r3, lsl #1]\n"                                \
                   "  ldrh r4, [r10, r4, lsl #1]\n"                                \
                   "  ldrh r5, [r10, r5, lsl #1]\n"                                \
                   "  add r3, r3, r10\n"                                           \
                   "  add r4, r4, r10\n"                                           \
                   "  add r5, r5, r10\n"                                           \
                   "  adr.w r10, 1f\n"                                             \
                   "  cmp r2, #0\n"                                                \
                   "  ite mi\n"                                                    \
                   "  movmi r2, r4\n"                                              \
                   "  addpl r2, r2, r10\n"                                         \
                   "  add r0, sp, #16\n"                                           \
                   "  stmia r0, {r1-r9}\n"                                         \
                   "  b 8f\n"                                                      \
                   ".balign 4\n"                                                   \
                   "9:\n"                                                          \
                   "  .hword 3f - 9b + 1, 4f - 9b + 1, 5f - 9b + 1, 7f - 9b + 1\n" \
                   ".balign 4\n"                                                   \
                   "1:\n"                                                          \
                   ".rept " rounds                                                 \
                   "\n"                                                            \
                   "  ldmia.w r0!, {r4-r7}\n"                                      \
                   "  each_row multiply_eight\n"                                   \
                   ".endr\n"                                                       \
                   "  ldr pc, [sp, #24]\n"                                         \
                   "7:\n"                                                          \
                   "  ldr r8, [sp, #36]\n"                                         \
                   "  cmp r0, r8\n"                                                \
                   "  bne 1b\n"                                                    \
                   "  ldr pc, [sp, #28]\n"                                         \
                   "4:\n"                                                          \
                   "  ldmia r0!, {r4, r5}\n"                                       \
                   "  each_row multiply_next_four\n"                               \
                   "  ldr pc, [sp, #32]\n"                                         \
                   "5:\n"                                                          \
                   "  ldrd r4, r5, [r0]\n"                                         \
                   "  ldrd r6, r7, [sp, #40]\n"                                    \
                   "  each_row multiply_last\n"                                    \
                   "3:\n"                                                          \
                   "  ldmia.w sp, {r4-r7}\n"                                       \
                   "  add r5, r5, r4\n"                                            \
                   "  stmia r5, {r11, r12, lr}\n"                                  \
                   "  add r1, r1, r6\n"                                            \
                   "  add r2, r2, r6\n"                                            \
                   "  add r3, r3, r6\n"                                            \
                   "  cmp r4, r7\n"                                                \
                   "  beq 8f\n"                                                    \
                   "0:\n"                                                          \
                   "  ldmia r4!, {r11, r12, lr}\n"                                 \
                   "  ldr r0, [sp, #16]\n"                                         \
                   "  str r4, [sp]\n"                                              \
                   "  ldr pc, [sp, #20]\n"                                         \
                   "8:\n"                                                          \
                   "  ldr r0, [sp, #48]\n"                                         \
                   "  ldmia r0!, {r1-r7}\n"                                        \
                   "  str r0, [sp, #48]\n"                                         \
                   "  stmia sp, {r4-r7}\n"                                         \
                   "  cmp r1, #0\n"                                                \
                   "  bne 0b\n"                                                    \
                   "  add sp, sp, #52\n"                                           \
                   "  pop {r4-r11, pc}\n"                                          \
                   ".purgem load_eight\n"                                          \
                   ".purgem multiply_four\n"                                       \
                   ".purgem multiply_eight\n"                                      \
                   ".purgem multiply_next_four\n"                                  \
                   ".purgem multiply_last\n"                                       \
                   ".purgem each_row\n")

// Rows at any address.
__attribute__((naked, aligned(4))) void Products(const RowWork*) {
  ROW_PRODUCTS(
      ".macro load_eight row\n"
      "  ldr.w r9, [\\row, #4]\n"
      "  ldr.w r8, [\\row], #8\n"
      ".endm\n",
      "2");
}

struct Loop {
  void (*products)(const RowWork*);
  int32_t rounds;  // of a turn
  int32_t round_bytes;
};
constexpr Loop kAnyLoop = {Products, 2, 124};

#ifndef __OPTIMIZE_SIZE__
// Rows that are aligned to 4.
__attribute__((naked, aligned(4))) void AlignedProducts(const RowWork*) {
  ROW_PRODUCTS(
      ".macro load_eight row\n"
      "  ldrd r8, r9, [\\row], #8\n"
      ".endm\n",
      "8");
}
constexpr Loop kAlignedLoop = {AlignedProducts, 8, 112};
#endif

#undef ROW_PRODUCTS

#ifndef __OPTIMIZE_SIZE__
// sum + row * vector
int32_t AddRowProduct(const int8_t* row, int32_t size, const uint32_t* pairs, int32_t sum) {
  const auto multiply = [&](uint32_t weights) {
    sum = MultiplyPairs(pairs[1], OddBytes(weights), MultiplyPairs(pairs[0], EvenBytes(weights), sum));
  };
  for (; size >= 4; size -= 4) {
    multiply(LoadWord(row));
    row += 4;
    pairs += 2;
  }
  if (size > 0) multiply(LoadBytes(row, size));
  return sum;
}
#endif

// Lists blocks of rows of one size, 4 at least, and runs the list.
template <int kMost>
class RowList {
 public:
  // `step`: from a row to the next one of a matrix. `addresses` of all matrices, in one number by OR.
  RowList(int32_t size, int32_t step, [[maybe_unused]] uintptr_t addresses, const uint32_t* pairs)
      : skip_(3 * step - size) {
#ifndef __OPTIMIZE_SIZE__
    if ((addresses | static_cast<uintptr_t>(step)) % 4 == 0) loop_ = kAlignedLoop;
#endif
    const int32_t rounds = size / 8;
    work_.pairs = pairs;
    work_.entry = rounds == 0 ? -1 : (-rounds & (loop_.rounds - 1)) * loop_.round_bytes + 1;
    work_.last = size % 4;
    work_.last_shift = 32 - 8 * work_.last;
    work_.after_four = work_.last == 0 ? kEndOfBlock : kLastOnes;
    work_.after_rounds = (size & 4) != 0 ? kFourMore : work_.after_four;
    work_.after_turn = rounds <= loop_.rounds ? work_.after_rounds : kNextTurn;
    work_.end = pairs + rounds * 4;
    work_.blocks = blocks_;
  }

  // Blocks of three rows and their successors, `count` rows in all. `to_distance`: bytes from `from` to where results
  // go.
  void Add(const int8_t* row0, const int8_t* row1, const int8_t* row2, int32_t count, const int32_t* from,
           int32_t to_distance) {
    // Not one assignment, which would be a call of memcpy().
    next_->rows[0] = row0;
    next_->rows[1] = row1;
    next_->rows[2] = row2;
    next_->from = from;
    next_->to = to_distance - 12;
    next_->skip = skip_;
    next_->from_end = from + count;
    ++next_;
  }

  void Run() {
    next_->rows[0] = nullptr;
    loop_.products(&work_);
  }

 private:
  Loop loop_ = kAnyLoop;
  RowWork work_;
  int32_t skip_;
  RowBlocks blocks_[kMost + 1];
  RowBlocks* next_ = blocks_;
};

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
  const int32_t whole = count / 3 * 3;
  int32_t left = count - whole;
  const int8_t* const last = rows + (count - 1) * step;
#ifndef __OPTIMIZE_SIZE__
  if (left == 1) {
    to[whole] = AddRowProduct(last, size, pairs, from[whole]);
    if (count == 1) return;
    left = 0;
  }
#endif
  RowList<2> list(size, step, reinterpret_cast<uintptr_t>(rows), pairs);
  if (whole > 0) {
    const auto distance = reinterpret_cast<uintptr_t>(to) - reinterpret_cast<uintptr_t>(from);
    list.Add(rows, rows + step, rows + 2 * step, whole, from, static_cast<int32_t>(distance));
  }
  // Of the last one or two rows, the last is there more than once.
  int32_t sums[3];
  if (left > 0) {
    sums[0] = from[whole];
    sums[1] = sums[2] = from[count - 1];
    list.Add(rows + whole * step, last, last, 3, sums, 0);
  }
  list.Run();
  if (left > 0) {
    to[whole] = sums[0];
    to[count - 1] = sums[left - 1];
  }
}

#ifndef __OPTIMIZE_SIZE__

void AddMatrixProducts(const int8_t* const* matrices, int32_t count, int32_t rows, int32_t step, int32_t size,
                       const uint32_t* pairs, int32_t* sums) {
  // At most two rows of each matrix do not make a block of their own.
  constexpr int32_t kMaxLeft = 2 * kMaxMatrices;
  uintptr_t addresses = 0;
  for (int32_t i = 0; i < count; ++i) addresses |= reinterpret_cast<uintptr_t>(matrices[i]);
  RowList<kMaxMatrices + (kMaxLeft + 2) / 3> list(size, step, addresses, pairs);
  const int32_t whole = rows / 3 * 3;
  const int32_t extra = rows - whole;
  // Those of three matrices and more make blocks. Not in loops, which would become calls of memcpy().
  int32_t left_sums[kMaxLeft + 2];
  const int8_t* left_rows[kMaxLeft];
  int32_t left = 0;
  const auto leave = [&](const int8_t* row, int32_t sum) {
    left_rows[left] = row;
    left_sums[left++] = sum;
  };
  const int32_t* from = sums;
  for (int32_t i = 0; i < count; ++i) {
    const int8_t* row = matrices[i];
    if (whole > 0) {
      list.Add(row, row + step, row + 2 * step, whole, from, 0);
      row += whole * step;
    }
    if (extra > 0) leave(row, from[whole]);
    if (extra > 1) leave(row + step, from[whole + 1]);
    from += rows;
  }
  for (int32_t i = 0; i < left; i += 3) {
    list.Add(left_rows[i], left_rows[i + 1 < left ? i + 1 : i], left_rows[i + 2 < left ? i + 2 : i], 3, left_sums + i,
             0);
  }
  list.Run();
  const int32_t* sum = left_sums;
  for (int32_t i = 0; i < count; ++i) {
    if (extra > 0) sums[whole] = *sum++;
    if (extra > 1) sums[whole + 1] = *sum++;
    sums += rows;
  }
}

#endif

}  // namespace arm_dsp
}  // namespace kernels
}  // namespace tflite
