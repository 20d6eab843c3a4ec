// Fully connected layer of int8 activations and int8 weights by the DSP extension.
//
// Every weight is used once for a batch, so what counts is the instructions for loading and widening it: two rows of
// weights meet the batch's inputs, which were widened beforehand, eight at a time.
#include "tflite_micro/kernels/arm_dsp/packed.h"
#include "tflite_micro/kernels/fully_connected.h"

namespace tflite {
namespace kernels {
namespace {

using namespace arm_dsp;  // NOLINT: of this instruction set alone

// Two sums; `inputs` .. `end` are pairs for a multiple of 16 elements.
struct TwoRows {
  const uint32_t* inputs;
  const int8_t* rows[2];
  const uint32_t* end;
  int32_t sums[2];
};

// Adds the products of both rows, which are aligned to 4, and leaves `inputs` and `rows` behind what it used. 38
// instructions for 32 products and 2 for the loop. Registers: r0 - r2 inputs and rows, r3 end, r4 - r7 inputs, r8 - r10
// weights, r11 and r12 sums.
__attribute__((naked)) void DotProductsOfTwoRows(TwoRows*) {
  __asm__ volatile(
      ".macro multiply_eight row, sum\n"
      "  ldrd r8, r9, [\\row], #8\n"
      "  sxtb16 r10, r8\n"
      "  sxtb16 r8, r8, ror #8\n"
      "  smlad \\sum, r4, r10, \\sum\n"
      "  smlad \\sum, r5, r8, \\sum\n"
      "  sxtb16 r10, r9\n"
      "  sxtb16 r9, r9, ror #8\n"
      "  smlad \\sum, r6, r10, \\sum\n"
      "  smlad \\sum, r7, r9, \\sum\n"
      ".endm\n"
      "  push {r0, r4-r11, lr}\n"
      "  add lr, r0, #16\n"
      "  ldmia lr, {r11, r12}\n"
      "  ldmia r0, {r0-r3}\n"
      "1:\n"
      "  ldmia r0!, {r4-r7}\n"
      "  multiply_eight r1, r11\n"
      "  multiply_eight r2, r12\n"
      "  ldmia r0!, {r4-r7}\n"
      "  multiply_eight r1, r11\n"
      "  multiply_eight r2, r12\n"
      "  cmp r0, r3\n"
      "  bne 1b\n"
      "  ldr r3, [sp], #4\n"
      "  stmia r3, {r0-r2}\n"
      "  strd r11, r12, [r3, #16]\n"
      "  pop {r4-r11, pc}\n"
      ".purgem multiply_eight\n");
}

// One row from `inputs` on, `count` elements at any address.
int32_t DotProduct(const uint32_t* inputs, const int8_t* row, int32_t count, int32_t sum) {
  for (; count > 0; count -= 4) {
    const uint32_t weights = LoadBytes(row, count < 4 ? count : 4);
    sum = MultiplyPairs(*inputs++, EvenBytes(weights), sum);
    sum = MultiplyPairs(*inputs++, OddBytes(weights), sum);
    row += 4;
  }
  return sum;
}

}  // namespace

int64_t FullyConnectedS8S8ScratchSize(int32_t depth) { return (int64_t{depth} + 3) / 4 * 8; }

void FullyConnectedS8S8(int32_t batches, int32_t depth, int32_t units, int32_t input_offset, int32_t filter_offset,
                        const PreciseRequantization& requantization, const int8_t* input, const int8_t* filter,
                        const int32_t* bias, int8_t* output, void* scratch) {
  uint32_t* inputs = static_cast<uint32_t*>(scratch);
  // How far rows go together: they are aligned alike.
  const bool is_aligned = (reinterpret_cast<uintptr_t>(filter) | static_cast<uintptr_t>(depth)) % 4 == 0;
  const int32_t together = is_aligned ? depth / 16 * 16 : 0;
  for (int32_t batch = 0; batch < batches; ++batch) {
    Expand(input, depth, Twice(input_offset), inputs, 2);
    // The filter's offset contributes the same to every unit: the sum of the inputs times the offset.
    uint32_t common = 0;
    if (filter_offset != 0) {
      for (int32_t i = 0; i < depth; ++i) common += static_cast<uint32_t>(input[i] + input_offset);
      common *= static_cast<uint32_t>(filter_offset);
    }
    const auto start = [common, bias](int32_t unit) {
      return static_cast<int32_t>(common + (bias != nullptr ? static_cast<uint32_t>(bias[unit]) : 0));
    };
    const auto finish = [&](int32_t unit, const uint32_t* from, const int8_t* row, int32_t sum) {
      const int32_t done = static_cast<int32_t>(from - inputs) * 2;
      sum = DotProduct(from, row, depth - done, sum);
      output[unit] = static_cast<int8_t>(requantization.Apply(sum, unit));
    };
    int32_t unit = 0;
    const int8_t* row = filter;
    if (together > 0) {
      for (; unit + 2 <= units; unit += 2, row += 2 * depth) {
        TwoRows two = {inputs, {row, row + depth}, inputs + together / 2, {start(unit), start(unit + 1)}};
        DotProductsOfTwoRows(&two);
        finish(unit, two.inputs, two.rows[0], two.sums[0]);
        finish(unit + 1, two.inputs, two.rows[1], two.sums[1]);
      }
    }
    for (; unit < units; ++unit, row += depth) finish(unit, inputs, row, start(unit));
    input += depth;
    output += units;
  }
}

}  // namespace kernels
}  // namespace tflite
