// Dot products of int16 with int8 for any processor.
#include "tflite_micro/kernels/dot_s16_s8.h"

namespace tflite {
namespace kernels {

void DotS16S8(const int16_t* x, const int8_t* w, int32_t length, int64_t* sum) {
  while (length > 0) {
    const int32_t run = length < kProductsS16S8 ? length : kProductsS16S8;
    int32_t total = 0;
    for (int32_t i = 0; i < run; ++i) total += *x++ * *w++;
    *sum = WrappingSum(*sum, total);
    length -= run;
  }
}

#ifdef __OPTIMIZE_SIZE__

void DotFourS16S8(const int16_t* x, const int8_t* w, ptrdiff_t row, int32_t length, int64_t* sums) {
  for (int i = 0; i < 4; ++i, w += row) DotS16S8(x, w, length, &sums[i]);
}

#else

void DotFourS16S8(const int16_t* x, const int8_t* w, ptrdiff_t row, int32_t length, int64_t* sums) {
  while (length > 0) {
    const int32_t run = length < kProductsS16S8 ? length : kProductsS16S8;
    const int8_t* w0 = w;
    const int8_t* w1 = w0 + row;
    const int8_t* w2 = w1 + row;
    const int8_t* w3 = w2 + row;
    int32_t s0 = 0, s1 = 0, s2 = 0, s3 = 0;
#pragma GCC unroll 4
    for (const int16_t* const end = x + run; x != end;) {
      const int32_t v = *x++;
      s0 += v * *w0++;
      s1 += v * *w1++;
      s2 += v * *w2++;
      s3 += v * *w3++;
    }
    sums[0] = WrappingSum(sums[0], s0);
    sums[1] = WrappingSum(sums[1], s1);
    sums[2] = WrappingSum(sums[2], s2);
    sums[3] = WrappingSum(sums[3], s3);
    w += run;
    length -= run;
  }
}

#endif

}  // namespace kernels
}  // namespace tflite
