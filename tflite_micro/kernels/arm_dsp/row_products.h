// Rows of int8 weights times one vector: every weight is used once, so what counts is the instructions for loading and
// widening it. Three rows at a time meet the vector, which was widened beforehand.
#ifndef TFLITE_MICRO_KERNELS_ARM_DSP_ROW_PRODUCTS_H_
#define TFLITE_MICRO_KERNELS_ARM_DSP_ROW_PRODUCTS_H_

#include <stdint.h>

namespace tflite {
namespace kernels {
namespace arm_dsp {

// to[r] = from[r] + sum over i < size of rows[r * step + i] * vector[i], modulo 2^32, for `count` rows. `pairs`: the
// vector as Expand() makes it with a stride of 2. `from` may be `to`. All numbers are positive.
void AddRowProducts(const int8_t* rows, int32_t count, int32_t step, int32_t size, const uint32_t* pairs,
                    const int32_t* from, int32_t* to);

// The same, where code is not to be small, for `count` matrices, at most kMaxMatrices, of `rows` rows: sums[m * rows +
// r] += the product with row r of matrices[m]. `size` is at least 4.
constexpr int32_t kMaxMatrices = 4;
void AddMatrixProducts(const int8_t* const* matrices, int32_t count, int32_t rows, int32_t step, int32_t size,
                       const uint32_t* pairs, int32_t* sums);

}  // namespace arm_dsp
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ARM_DSP_ROW_PRODUCTS_H_
