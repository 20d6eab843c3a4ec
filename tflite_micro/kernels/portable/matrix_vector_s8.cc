// Matrices of int8 weights times one vector of int8, for any processor: four rows at a time, so that each element of
// the vector is loaded once for four products. The vector is widened a piece at a time, which takes the offset out of
// the inner loop.
#include "tflite_micro/kernels/matrix_vector.h"

namespace tflite {
namespace kernels {
namespace {

constexpr int32_t kPiece = 128;  // elements

// The rows of up to four, the last one again in the place of what is missing.
void FourRows(const int8_t* matrix, int32_t rows, int32_t columns, const int16_t* x, int32_t size, uint32_t* sums) {
  const int8_t* row0 = matrix;
  const int8_t* row1 = rows > 1 ? row0 + columns : row0;
  const int8_t* row2 = rows > 2 ? row1 + columns : row1;
  const int8_t* row3 = rows > 3 ? row2 + columns : row2;
  uint32_t sum0 = 0;
  uint32_t sum1 = 0;
  uint32_t sum2 = 0;
  uint32_t sum3 = 0;
#ifndef __OPTIMIZE_SIZE__
#pragma GCC unroll 8
#endif
  for (const int16_t* const end = x + size; x != end;) {
    const int32_t element = *x++;
    sum0 += static_cast<uint32_t>(*row0++ * element);
    sum1 += static_cast<uint32_t>(*row1++ * element);
    sum2 += static_cast<uint32_t>(*row2++ * element);
    sum3 += static_cast<uint32_t>(*row3++ * element);
  }
  sums[0] += sum0;
  if (rows > 1) sums[1] += sum1;
  if (rows > 2) sums[2] += sum2;
  if (rows > 3) sums[3] += sum3;
}

}  // namespace

void MatricesTimesVectorS8(const int8_t* const* matrices, int32_t count, int32_t rows, int32_t columns,
                           const int8_t* vector, int32_t offset, int32_t* sums) {
  int16_t piece[kPiece];
  for (int32_t first = 0; first < columns; first += kPiece) {
    const int32_t size = columns - first < kPiece ? columns - first : kPiece;
    for (int32_t i = 0; i < size; ++i) piece[i] = static_cast<int16_t>(vector[first + i] + offset);
    auto* next_sums = reinterpret_cast<uint32_t*>(sums);
    for (int32_t i = 0; i < count; ++i) {
      const int8_t* matrix = matrices[i] + first;
      for (int32_t left = rows; left > 0; left -= 4) {
        FourRows(matrix, left, columns, piece, size, next_sums);
        matrix += 4 * columns;
        next_sums += left < 4 ? left : 4;
      }
    }
  }
}

}  // namespace kernels
}  // namespace tflite
