// Matrices of int8 weights times one vector of int8 on x86: the version for what the processor has.
#include "tflite_micro/kernels/x86/matrix_vector_s8.h"

#include "tflite_micro/kernels/matrix_vector.h"
#include "tflite_micro/kernels/x86/instruction_set.h"

namespace tflite {
namespace kernels {

void MatricesTimesVectorS8(const int8_t* const* matrices, int32_t count, int32_t rows, int32_t columns,
                           const int8_t* vector, int32_t offset, int32_t* sums) {
  switch (x86::UsableInstructionSet()) {
    case x86::InstructionSet::kVnni:
      return x86::vnni::MatricesTimesVectorS8(matrices, count, rows, columns, vector, offset, sums);
    case x86::InstructionSet::kAvx2:
      return x86::avx2::MatricesTimesVectorS8(matrices, count, rows, columns, vector, offset, sums);
    case x86::InstructionSet::kPortable:
      break;
  }
  for (int32_t i = 0; i < count * rows; ++i) {
    const int8_t* row = matrices[i / rows] + i % rows * columns;
    uint32_t sum = static_cast<uint32_t>(sums[i]);
    for (int32_t c = 0; c < columns; ++c) sum += static_cast<uint32_t>(row[c] * (vector[c] + offset));
    sums[i] = static_cast<int32_t>(sum);
  }
}

}  // namespace kernels
}  // namespace tflite
