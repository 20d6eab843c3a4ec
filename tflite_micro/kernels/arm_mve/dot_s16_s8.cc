// Dot products of int16 with int8 by Helium. What lies past an end is not loaded.
#include "tflite_micro/kernels/dot_s16_s8.h"

namespace tflite {
namespace kernels {

void DotS16S8(const int16_t* x, const int8_t* w, int32_t length, int64_t* sum) {
  while (length > 0) {
    const int32_t run = length < kProductsS16S8 ? length : kProductsS16S8;
    int32_t total = 0;
    __asm__ volatile(
        "  wlstp.16 lr, %3, 2f\n"
        "1:\n"
        "  vldrh.u16 q0, [%1], #16\n"
        "  vldrb.s16 q1, [%2], #8\n"
        "  vmladava.s16 %0, q0, q1\n"
        "  letp lr, 1b\n"
        "2:\n"
        : "+Te"(total), "+l"(x), "+l"(w)
        : "r"(run)
        : "d0", "d1", "d2", "d3", "lr", "memory");
    *sum = WrappingSum(*sum, total);
    length -= run;
  }
}

// 10 instructions for 32 products.
void DotFourS16S8(const int16_t* x, const int8_t* w, ptrdiff_t row, int32_t length, int64_t* sums) {
  const int8_t* w0 = w;
  const int8_t* w1 = w0 + row;
  const int8_t* w2 = w1 + row;
  const int8_t* w3 = w2 + row;
  while (length > 0) {
    const int32_t run = length < kProductsS16S8 ? length : kProductsS16S8;
    int32_t s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    __asm__ volatile(
        "  wlstp.16 lr, %9, 2f\n"
        "1:\n"
        "  vldrh.u16 q0, [%4], #16\n"
        "  vldrb.s16 q1, [%5], #8\n"
        "  vmladava.s16 %0, q0, q1\n"
        "  vldrb.s16 q1, [%6], #8\n"
        "  vmladava.s16 %1, q0, q1\n"
        "  vldrb.s16 q1, [%7], #8\n"
        "  vmladava.s16 %2, q0, q1\n"
        "  vldrb.s16 q1, [%8], #8\n"
        "  vmladava.s16 %3, q0, q1\n"
        "  letp lr, 1b\n"
        "2:\n"
        : "+Te"(s0), "+Te"(s1), "+Te"(s2), "+Te"(s3), "+r"(x), "+l"(w0), "+l"(w1), "+l"(w2), "+l"(w3)
        : "r"(run)
        : "d0", "d1", "d2", "d3", "lr", "memory");
    sums[0] = WrappingSum(sums[0], s0);
    sums[1] = WrappingSum(sums[1], s1);
    sums[2] = WrappingSum(sums[2], s2);
    sums[3] = WrappingSum(sums[3], s3);
    length -= run;
  }
}

}  // namespace kernels
}  // namespace tflite
