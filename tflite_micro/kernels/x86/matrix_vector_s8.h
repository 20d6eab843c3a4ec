// The versions of MatricesTimesVectorS8() for instruction sets of x86.
#ifndef TFLITE_MICRO_KERNELS_X86_MATRIX_VECTOR_S8_H_
#define TFLITE_MICRO_KERNELS_X86_MATRIX_VECTOR_S8_H_

#include <stdint.h>

namespace tflite {
namespace kernels {
namespace x86 {

namespace avx2 {
void MatricesTimesVectorS8(const int8_t* const* matrices, int32_t count, int32_t rows, int32_t columns,
                           const int8_t* vector, int32_t offset, int32_t* sums);
}
namespace vnni {
void MatricesTimesVectorS8(const int8_t* const* matrices, int32_t count, int32_t rows, int32_t columns,
                           const int8_t* vector, int32_t offset, int32_t* sums);
}

}  // namespace x86
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_X86_MATRIX_VECTOR_S8_H_
