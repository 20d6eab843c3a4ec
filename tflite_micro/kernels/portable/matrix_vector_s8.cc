// Matrices of int8 weights times one vector of int8, for any processor: four rows at a time, so that each element of
// the vector is loaded once for four products. The vector is widened a piece at a time, which takes the offset out of
// the inner loop.
#include "tflite_micro/kernels/matrix_vector.h"
#include "tflite_micro/kernels/portable/dot_four.h"

namespace tflite {
namespace kernels {
namespace {

constexpr int32_t kPiece = 64;  // elements

// Rows `columns` apart.
void AddProducts(const int8_t* matrix, int32_t rows, int32_t columns, const int16_t* piece, int32_t size,
                 uint32_t* sums) {
  for (; rows > 0; rows -= 4, matrix += 4 * columns, sums += 4) {
    // Rows past the last one repeat it, unused.
    const int8_t* block[4];
    uint32_t block_sums[4];
    for (int32_t i = 0; i < 4; ++i) {
      const int32_t row = i < rows ? i : rows - 1;
      block[i] = matrix + row * columns;
      block_sums[i] = sums[row];
    }
    DotFour(block, piece, 0, size, block_sums);
    for (int32_t i = 0; i < 4 && i < rows; ++i) sums[i] = block_sums[i];
  }
}

}  // namespace

void MatricesTimesVectorS8(const int8_t* const* matrices, int32_t count, int32_t rows, int32_t columns,
                           const int8_t* vector, int32_t offset, int32_t* sums) {
  int16_t piece[kPiece];
  for (int32_t first = 0; first < columns; first += kPiece) {
    const int32_t size = columns - first < kPiece ? columns - first : kPiece;
    for (int32_t i = 0; i < size; ++i) piece[i] = static_cast<int16_t>(vector[first + i] + offset);
    for (int32_t i = 0; i < count; ++i) {
      AddProducts(matrices[i] + first, rows, columns, piece, size, reinterpret_cast<uint32_t*>(sums + i * rows));
    }
  }
}

}  // namespace kernels
}  // namespace tflite
