#include "tflite_micro/kernels/portable/mul_quantized.h"

namespace tflite {
namespace kernels {

void MulS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params) {
  MulQuantized<int8_t>(static_cast<const int8_t*>(a), step_a, static_cast<const int8_t*>(b), step_b,
                       static_cast<int8_t*>(out), count, *static_cast<const MulQuantizedParams*>(params));
}

}  // namespace kernels
}  // namespace tflite
