// Matrices of int8 weights times one vector of int8 by Armv6-M.
#include "tflite_micro/kernels/armv6m/dot_four_rows.h"
#include "tflite_micro/kernels/matrix_vector.h"

namespace tflite {
namespace kernels {

void MatricesTimesVectorS8(const int8_t* const* matrices, int32_t count, int32_t rows, int32_t columns,
                           const int8_t* vector, int32_t offset, int32_t* sums) {
  armv6m::FourRows four;
  four.minus_size = -columns;
  four.vector_end = vector + columns;
  four.offset = offset;
  for (; count > 0; --count) {
    const int8_t* row_end = *matrices++ + columns;
    for (int32_t left = rows; left > 0; left -= 4) {
      // Rows past the last one repeat it, unused.
      const int32_t used = left < 4 ? left : 4;
      for (int32_t i = 0; i < 4; ++i) {
        four.row_ends[i] = row_end;
        if (i < used) four.sums[i] = static_cast<uint32_t>(sums[i]);
        if (i + 1 < used) row_end += columns;
      }
      row_end += columns;
      armv6m::DotFourRows(&four);
      for (int32_t i = 0; i < used; ++i) *sums++ = static_cast<int32_t>(four.sums[i]);
    }
  }
}

}  // namespace kernels
}  // namespace tflite
