// Dot products of four rows with one vector: the inner loop of SVDF and LSTM, whose weights meet few vectors at a time.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_DOT_FOUR_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_DOT_FOUR_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// sums[r] += sum over i < size of rows[r][i] * (vector[i] - offset), so that each element of the vector is loaded once
// for four products. Sum is unsigned where a sum may wrap.
template <typename Sum, typename Weight, typename Element, typename Offset>
inline void DotFour(const Weight* const* rows, const Element* vector, Offset offset, int size, Sum* sums) {
  const Weight* row0 = rows[0];
  const Weight* row1 = rows[1];
  const Weight* row2 = rows[2];
  const Weight* row3 = rows[3];
  Sum sum0 = sums[0];
  Sum sum1 = sums[1];
  Sum sum2 = sums[2];
  Sum sum3 = sums[3];
  for (const Element* const end = vector + size; vector != end; ++vector) {
    const auto element = *vector - offset;
    sum0 += static_cast<Sum>(*row0++ * element);
    sum1 += static_cast<Sum>(*row1++ * element);
    sum2 += static_cast<Sum>(*row2++ * element);
    sum3 += static_cast<Sum>(*row3++ * element);
  }
  sums[0] = sum0;
  sums[1] = sum1;
  sums[2] = sum2;
  sums[3] = sum3;
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_DOT_FOUR_H_
