// Matrices of int8 weights times one vector of int8: what LSTM, SVDF and RNN spend their time on.
#ifndef TFLITE_MICRO_KERNELS_MATRIX_VECTOR_H_
#define TFLITE_MICRO_KERNELS_MATRIX_VECTOR_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// sums[m * rows + r] += sum over c of matrices[m][r * columns + c] * (vector[c] + offset), modulo 2^32, for `count`
// matrices [rows, columns]. All numbers are positive, `offset` is -127 .. 128.
void MatricesTimesVectorS8(const int8_t* const* matrices, int32_t count, int32_t rows, int32_t columns,
                           const int8_t* vector, int32_t offset, int32_t* sums);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_MATRIX_VECTOR_H_
