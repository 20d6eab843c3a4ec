// Fully connected layer of int8 activations and int8 weights by Helium: the products of a block of units, six rows of
// weights at a time, then what they are requantised to, four at a time.
#include "tflite_micro/kernels/arm_mve/dot_products.h"
#include "tflite_micro/kernels/arm_mve/memory_s8_s8.h"
#include "tflite_micro/kernels/fully_connected.h"

namespace tflite {
namespace kernels {
namespace {

using namespace arm_mve;  // NOLINT: of this instruction set alone

constexpr int32_t kRows = 6;
constexpr int32_t kBlock = 132;  // units, a multiple of six

// Assembly code knows the order.
struct SixRows {
  int32_t zeros[kRows];
  const int8_t* rows;
  int32_t size;
  const int8_t* vector;
  int32_t* sums;
  int32_t* sums_end;  // a multiple of six rows behind, at least one
  int32_t offset;
};

// sums[r] = sum over i < size of rows[r * size + i] * (vector[i] + offset), modulo 2^32. The offset's products are
// summed up like the others: 19 instructions for 96 products and one for the loop, which takes four such steps at a
// time where the size is a multiple of 64; and 20 for six rows. Registers: r12 vector, r1 - r11 rows, r0 - r10 sums.
__attribute__((naked)) void SumsOfSixRows(const SixRows*) {
  __asm__ volatile(
      ".macro multiply row, sum\n"
      "  vldrb.8 q1, [\\row], #16\n"
      "  vmladava.s8 \\sum, q0, q1\n"
      "  vmladava.s8 \\sum, q3, q1\n"
      ".endm\n"
      ".macro multiply_six\n"
      "  vldrb.8 q0, [r12], #16\n"
      "  multiply r1, r0\n"
      "  multiply r3, r2\n"
      "  multiply r5, r4\n"
      "  multiply r7, r6\n"
      "  multiply r9, r8\n"
      "  multiply r11, r10\n"
      ".endm\n"
      "  push {r4-r11, lr}\n"
      "  ldm r0, {r0-r11}\n"
      "  vdup.8 q3, r11\n"
      "  push {r0-r11}\n"
      "1:\n"
      "  ldrd r1, r12, [sp, #24]\n"
      "  add r3, r1, r12\n"
      "  add r5, r3, r12\n"
      "  add r7, r5, r12\n"
      "  add r9, r7, r12\n"
      "  add r11, r9, r12\n"
      "  add r0, r11, r12\n"
      "  str r0, [sp, #24]\n"
      "  ldm sp, {r0, r2, r4, r6, r8, r10}\n"
      "  tst r12, #63\n"
      "  bne 3f\n"
      "  lsr r12, r12, #6\n"
      "  dls lr, r12\n"
      "  ldr r12, [sp, #32]\n"
      "2:\n"
      "  multiply_six\n"
      "  multiply_six\n"
      "  multiply_six\n"
      "  multiply_six\n"
      "  le lr, 2b\n"
      "  b 5f\n"
      "3:\n"
      "  dlstp.8 lr, r12\n"
      "  ldr r12, [sp, #32]\n"
      "4:\n"
      "  multiply_six\n"
      "  letp lr, 4b\n"
      "5:\n"
      "  ldrd r1, r3, [sp, #36]\n"
      "  stm r1!, {r0, r2, r4, r6, r8, r10}\n"
      "  str r1, [sp, #36]\n"
      "  cmp r1, r3\n"
      "  bne 1b\n"
      "  add sp, sp, #48\n"
      "  pop {r4-r11, pc}\n"
      ".purgem multiply_six\n"
      ".purgem multiply\n");
}

// The sums of `count` rows.
void Sums(const int8_t* rows, int32_t count, int32_t size, const int8_t* vector, int32_t offset, int32_t* sums) {
  if (count < kRows) {
    for (int32_t i = 0; i < count; ++i, rows += size) {
      sums[i] = DotProduct(vector, rows, size, SumOf(rows, size) * offset);
    }
    return;
  }
  const int32_t whole = count / kRows * kRows;
  SixRows six = {{}, rows, size, vector, sums, sums + whole, offset};
  SumsOfSixRows(&six);
  if (whole == count) return;
  // Some once more.
  six.rows = rows + (count - kRows) * size;
  six.sums = sums + count - kRows;
  six.sums_end = sums + count;
  SumsOfSixRows(&six);
}

// How sums become outputs. Assembly code knows the order.
struct Outputs {
  const int32_t* sums;
  const int32_t* bias;
  const uint32_t* highs;
  const uint32_t* lows;
  const int8_t* shifts;
  int8_t* output;
  int32_t count;
  int32_t sign;    // what sums are multiplied by before the bias is added
  int32_t common;  // is added to all
  int32_t output_offset;
  int32_t lowest;
  int32_t highest;
};

// PreciseRequantization::Apply() for shifts of at most -2: the product's upper half, with the carry of what its lower
// half is the sum of, rounded. Registers: r0 - r11 are Outputs; q0 sums, q1 their magnitudes and results, q4 - q6
// factors, q7 lowest.
#define TFLM_OUTPUT_MACROS     \
  ".macro begin_outputs\n"     \
  "  push {r4-r11, lr}\n"      \
  "  vpush {d8-d15}\n"         \
  "  ldm r0, {r0-r11}\n"       \
  "  vdup.32 q7, r10\n"        \
  ".endm\n"                    \
  ".macro four_outputs\n"      \
  "  vldrw.32 q0, [r0], #16\n" \
  "  vldrw.32 q2, [r1], #16\n" \
  "  vmla.s32 q2, q0, r7\n"    \
  "  vadd.i32 q0, q2, r8\n"    \
  "  vabs.s32 q1, q0\n"        \
  "  vmul.i32 q2, q1, q4\n"    \
  "  vmulh.u32 q3, q1, q5\n"   \
  "  vmulh.u32 q1, q1, q4\n"   \
  "  vhadd.u32 q3, q3, q2\n"   \
  "  vshr.u32 q3, q3, #31\n"   \
  "  vadd.i32 q1, q1, q3\n"    \
  "  vrshl.u32 q1, q1, q6\n"   \
  "  vpt.s32 lt, q0, zr\n"     \
  "  vnegt.s32 q1, q1\n"       \
  "  vadd.i32 q1, q1, r9\n"    \
  "  vdup.32 q2, r11\n"        \
  "  vmax.s32 q1, q1, q7\n"    \
  "  vmin.s32 q1, q1, q2\n"    \
  "  vstrb.32 q1, [r5], #4\n"  \
  ".endm\n"                    \
  ".macro end_outputs\n"       \
  "  vpop {d8-d15}\n"          \
  "  pop {r4-r11, pc}\n"       \
  ".purgem begin_outputs\n"    \
  ".purgem four_outputs\n"     \
  ".endm\n"

// With one factor for all: 20 instructions for four.
__attribute__((naked)) void OutputsOfOneFactor(const Outputs*) {
  __asm__ volatile(TFLM_OUTPUT_MACROS
                   "  begin_outputs\n"
                   "  ldr r2, [r2]\n"
                   "  ldr r3, [r3]\n"
                   "  ldrsb r4, [r4]\n"
                   "  adds r4, r4, #1\n"
                   "  vdup.32 q4, r2\n"
                   "  vdup.32 q5, r3\n"
                   "  vdup.32 q6, r4\n"
                   "  dlstp.32 lr, r6\n"
                   "1:\n"
                   "  four_outputs\n"
                   "  letp lr, 1b\n"
                   "  end_outputs\n"
                   ".purgem end_outputs\n");
}

// With a factor for each: 24 instructions for four.
__attribute__((naked)) void OutputsOfFactors(const Outputs*) {
  __asm__ volatile(TFLM_OUTPUT_MACROS
                   "  begin_outputs\n"
                   "  mov r12, #1\n"
                   "  dlstp.32 lr, r6\n"
                   "1:\n"
                   "  vldrw.32 q4, [r2], #16\n"
                   "  vldrw.32 q5, [r3], #16\n"
                   "  vldrb.s32 q6, [r4], #4\n"
                   "  vadd.i32 q6, q6, r12\n"
                   "  four_outputs\n"
                   "  letp lr, 1b\n"
                   "  end_outputs\n"
                   ".purgem end_outputs\n");
}

#undef TFLM_OUTPUT_MACROS

bool AllowVectors(const PreciseRequantization& requantization, int32_t units) {
  if (requantization.channel_mask == 0) return *requantization.shifts <= -2;
  int8_t most = INT8_MIN;
  for (int32_t i = 0; i < units; i += 16) {
    const mve_pred16_t lanes = vctp8q(static_cast<uint32_t>(units - i));
    most = vmaxvq_p_s8(most, vldrbq_z_s8(requantization.shifts + i, lanes), lanes);
  }
  return most <= -2;
}

}  // namespace

void FullyConnectedS8S8(int32_t batches, int32_t depth, int32_t units, int32_t input_offset, int32_t filter_offset,
                        const PreciseRequantization& requantization, const int8_t* input, const int8_t* filter,
                        const int32_t* bias, int8_t* output, void* scratch) {
  // 128, which is no int8, becomes an offset of the inputs' complements: x + 128 = -(~x - 127).
  const bool needs_complement = input_offset > INT8_MAX;
  const int32_t offset = needs_complement ? 1 - input_offset : input_offset;
  const bool allows_vectors = AllowVectors(requantization, units);
  const int32_t mask = requantization.channel_mask;
  for (int32_t batch = 0; batch < batches; ++batch) {
    // The filter's offset contributes the same to every unit: the sum of the inputs times the offset.
    const uint32_t common = filter_offset == 0 ? 0
                                               : static_cast<uint32_t>(SumOf(input, depth) + depth * input_offset) *
                                                     static_cast<uint32_t>(filter_offset);
    const int8_t* vector = input;
    if (needs_complement) {
      vector = static_cast<const int8_t*>(scratch);
      CopyComplement(input, depth, static_cast<int8_t*>(scratch));
    }
    for (int32_t first = 0; first < units; first += kBlock) {
      const int32_t count = units - first < kBlock ? units - first : kBlock;
      int32_t sums[kBlock];
      const int32_t sign = needs_complement ? -1 : 1;
      Sums(filter + first * depth, count, depth, vector, offset, sums);
      const Outputs outputs = {sums,
                               bias != nullptr ? bias + first : sums,
                               requantization.highs + (first & mask),
                               requantization.lows + (first & mask),
                               requantization.shifts + (first & mask),
                               output,
                               count,
                               bias != nullptr ? sign : sign - 1,
                               static_cast<int32_t>(common),
                               requantization.output_offset,
                               requantization.lowest,
                               requantization.highest};
      if (!allows_vectors) {
        for (int32_t i = 0; i < count; ++i) {
          const uint32_t sum = static_cast<uint32_t>(sums[i]) * static_cast<uint32_t>(outputs.sign) +
                               static_cast<uint32_t>(outputs.bias[i]) + common;
          output[i] = static_cast<int8_t>(requantization.Apply(static_cast<int32_t>(sum), first + i));
        }
      } else if (mask == 0) {
        OutputsOfOneFactor(&outputs);
      } else {
        OutputsOfFactors(&outputs);
      }
      output += count;
    }
    input += depth;
  }
}

int64_t FullyConnectedS8S8ScratchSize(int32_t depth) { return arm_mve::FullyConnectedScratchSize(depth); }

}  // namespace kernels
}  // namespace tflite
