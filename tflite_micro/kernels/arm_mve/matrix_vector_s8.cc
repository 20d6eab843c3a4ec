// Matrices of int8 weights times one vector of int8 by Helium.
#include "tflite_micro/kernels/arm_mve/rows_times_vector.h"
#include "tflite_micro/kernels/matrix_vector.h"

namespace tflite {
namespace kernels {

void MatricesTimesVectorS8(const int8_t* const* matrices, int32_t count, int32_t rows, int32_t columns,
                           const int8_t* vector, int32_t offset, int32_t* sums) {
  for (int32_t i = 0; i < count; ++i) {
    arm_mve::AddRowsTimesVector(matrices[i], rows, columns, vector, offset, sums + i * rows);
  }
}

}  // namespace kernels
}  // namespace tflite
