// Products of two matrices that are both computed while the model runs, either of them transposed or not. The name says
// the type of the elements.
#ifndef TFLITE_MICRO_KERNELS_BATCH_MATMUL_H_
#define TFLITE_MICRO_KERNELS_BATCH_MATMUL_H_

#include <stdint.h>

#include "tflite_micro/kernels/requantization.h"

namespace tflite {
namespace kernels {

// output[r, c] = sum over k of a[r, k] * b[k, c]; the output is dense. Strides are in elements.
struct MatMulShape {
  int32_t rows;
  int32_t depth;
  int32_t columns;
  int32_t a_row_stride;
  int32_t a_depth_stride;
  int32_t b_depth_stride;
  int32_t b_column_stride;
};

void MatMulF32(const MatMulShape& shape, const float* a, const float* b, float* output);
// The offsets are added to the elements; one factor for all. Sums wrap at 32 bits.
void MatMulS8(const MatMulShape& shape, int32_t a_offset, int32_t b_offset, const Requantization& requantization,
              const int8_t* a, const int8_t* b, int8_t* output);
// Sums as they are.
void MatMulS8S32(const MatMulShape& shape, const int8_t* a, const int8_t* b, int32_t* output);
// float32 by int8: rows of `a` are quantised as they come (kernels/hybrid.h), `b` has scale `b_scale` and no zero
// point. `row` and `quantized` have room for `depth` elements each.
void MatMulHybrid(const MatMulShape& shape, bool asymmetric, const float* a, const int8_t* b, float b_scale, float* row,
                  int8_t* quantized, float* output);
// Sums have 64 bits.
void MatMulS16(const MatMulShape& shape, const Requantization& requantization, const int16_t* a, const int16_t* b,
               int16_t* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_BATCH_MATMUL_H_
