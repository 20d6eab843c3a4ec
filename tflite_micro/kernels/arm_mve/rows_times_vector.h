// Rows of int8 weights times one vector of int8 by Helium, four rows at a time.
#ifndef TFLITE_MICRO_KERNELS_ARM_MVE_ROWS_TIMES_VECTOR_H_
#define TFLITE_MICRO_KERNELS_ARM_MVE_ROWS_TIMES_VECTOR_H_

#include <stdint.h>

namespace tflite {
namespace kernels {
namespace arm_mve {

// sums[r] += sum over i < size of rows[r * size + i] * (vector[i] + offset), modulo 2^32, for `count` rows. `size` is
// positive, `offset` is -127 .. 128.
void AddRowsTimesVector(const int8_t* rows, int32_t count, int32_t size, const int8_t* vector, int32_t offset,
                        int32_t* sums);

}  // namespace arm_mve
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ARM_MVE_ROWS_TIMES_VECTOR_H_
