// Dot products of int16 with int8 by the DSP extension: four elements are the pairs (0, 2) and (1, 3), as four bytes of
// weights become them with one instruction each.
#include "tflite_micro/kernels/dot_s16_s8.h"

#include "tflite_micro/kernels/arm_dsp/packed.h"

namespace tflite {
namespace kernels {

namespace {

using namespace arm_dsp;  // NOLINT: of this instruction set alone

struct Pairs {
  uint32_t even;
  uint32_t odd;
};

Pairs LoadPairs(const int16_t* x) {
  const uint32_t first = LoadWord(x);
  const uint32_t second = LoadWord(x + 2);
  return {(first & 0xFFFF) | second << 16, first >> 16 | (second & 0xFFFF0000u)};
}

int32_t AddProducts(const Pairs& x, const int8_t* w, int32_t sum) {
  const uint32_t weights = LoadWord(w);
  return MultiplyPairs(x.odd, OddBytes(weights), MultiplyPairs(x.even, EvenBytes(weights), sum));
}

}  // namespace

void DotS16S8(const int16_t* x, const int8_t* w, int32_t length, int64_t* sum) {
  while (length > 0) {
    const int32_t run = length < kProductsS16S8 ? length : kProductsS16S8;
    int32_t total = 0;
    int32_t left = run;
    for (; left >= 4; left -= 4) {
      total = AddProducts(LoadPairs(x), w, total);
      x += 4;
      w += 4;
    }
    for (; left > 0; --left) total += *x++ * *w++;
    *sum = WrappingSum(*sum, total);
    length -= run;
  }
}

void DotFourS16S8(const int16_t* x, const int8_t* w, ptrdiff_t row, int32_t length, int64_t* sums) {
  while (length > 0) {
    const int32_t run = length < kProductsS16S8 ? length : kProductsS16S8;
    const int8_t* w0 = w;
    const int8_t* w1 = w0 + row;
    int32_t s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    int32_t fours = run / 4;
    // 26 instructions for sixteen products: 6 loads, 2 to make pairs of the inputs and 8 of the weights, 8
    // multiplications.
    if (fours > 0) {
      uint32_t even, odd, weights, others;
      __asm__ volatile(
          "1:\n"
          "  ldr %[weights], [%[x]], #8\n"
          "  ldr %[others], [%[x], #-4]\n"
          "  subs %[fours], %[fours], #1\n"
          "  pkhbt %[even], %[weights], %[others], lsl #16\n"
          "  pkhtb %[odd], %[others], %[weights], asr #16\n"
          "  ldr %[weights], [%[w0], %[row], lsl #1]\n"
          "  sxtb16 %[others], %[weights]\n"
          "  smlad %[s2], %[even], %[others], %[s2]\n"
          "  sxtb16 %[weights], %[weights], ror #8\n"
          "  smlad %[s2], %[odd], %[weights], %[s2]\n"
          "  ldr %[weights], [%[w1], %[row], lsl #1]\n"
          "  sxtb16 %[others], %[weights]\n"
          "  smlad %[s3], %[even], %[others], %[s3]\n"
          "  sxtb16 %[weights], %[weights], ror #8\n"
          "  smlad %[s3], %[odd], %[weights], %[s3]\n"
          "  ldr %[weights], [%[w0]], #4\n"
          "  sxtb16 %[others], %[weights]\n"
          "  smlad %[s0], %[even], %[others], %[s0]\n"
          "  sxtb16 %[weights], %[weights], ror #8\n"
          "  smlad %[s0], %[odd], %[weights], %[s0]\n"
          "  ldr %[weights], [%[w1]], #4\n"
          "  sxtb16 %[others], %[weights]\n"
          "  smlad %[s1], %[even], %[others], %[s1]\n"
          "  sxtb16 %[weights], %[weights], ror #8\n"
          "  smlad %[s1], %[odd], %[weights], %[s1]\n"
          "  bne 1b\n"
          : [x] "+r"(x), [w0] "+r"(w0), [w1] "+r"(w1), [fours] "+r"(fours), [s0] "+r"(s0), [s1] "+r"(s1), [s2] "+r"(s2),
            [s3] "+r"(s3), [even] "=&r"(even), [odd] "=&r"(odd), [weights] "=&r"(weights), [others] "=&r"(others)
          : [row] "r"(row)
          : "cc", "memory");
    }
    for (int32_t left = run % 4; left > 0; --left) {
      const int32_t v = *x++;
      s2 += v * w0[2 * row];
      s3 += v * w1[2 * row];
      s0 += v * *w0++;
      s1 += v * *w1++;
    }
    sums[0] = WrappingSum(sums[0], s0);
    sums[1] = WrappingSum(sums[1], s1);
    sums[2] = WrappingSum(sums[2], s2);
    sums[3] = WrappingSum(sums[3], s3);
    w += run;
    length -= run;
  }
}

}  // namespace kernels
}  // namespace tflite
