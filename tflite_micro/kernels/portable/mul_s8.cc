#include "tflite_micro/kernels/portable/mul_quantized.h"

namespace tflite {
namespace kernels {

void MulS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params) {
  MulQuantized(ElementType::kS8, a, step_a, b, step_b, out, count, params);
}

}  // namespace kernels
}  // namespace tflite
