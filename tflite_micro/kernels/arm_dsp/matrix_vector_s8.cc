// Matrices of int8 weights times one vector of int8 by the DSP extension. The vector is widened a piece at a time.
#include "tflite_micro/kernels/arm_dsp/packed.h"
#include "tflite_micro/kernels/arm_dsp/row_products.h"
#include "tflite_micro/kernels/matrix_vector.h"

namespace tflite {
namespace kernels {

void MatricesTimesVectorS8(const int8_t* const* matrices, int32_t count, int32_t rows, int32_t columns,
                           const int8_t* vector, int32_t offset, int32_t* sums) {
  constexpr int32_t kPiece = 128;  // elements
  uint32_t pairs[kPiece / 2];
  for (int32_t first = 0; first < columns; first += kPiece) {
    const int32_t size = columns - first < kPiece ? columns - first : kPiece;
    arm_dsp::Expand(vector + first, size, arm_dsp::Twice(offset), pairs, 2);
#ifndef __OPTIMIZE_SIZE__
    if (count > 1 && count <= arm_dsp::kMaxMatrices && size >= 4) {
      // From column `first` on.
      const int8_t* parts[arm_dsp::kMaxMatrices];
      for (int32_t i = 0; i < count; ++i) parts[i] = matrices[i] + first;
      arm_dsp::AddMatrixProducts(parts, count, rows, columns, size, pairs, sums);
      continue;
    }
#endif
    for (int32_t i = 0; i < count; ++i) {
      arm_dsp::AddRowProducts(matrices[i] + first, rows, columns, size, pairs, sums + i * rows, sums + i * rows);
    }
  }
}

}  // namespace kernels
}  // namespace tflite
