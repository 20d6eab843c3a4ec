#include "tflite_micro/kernels/portable/mul_quantized.h"

namespace tflite {
namespace kernels {

void MulS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
            const void* params) {
  MulQuantized<int16_t>(static_cast<const int16_t*>(a), step_a, static_cast<const int16_t*>(b), step_b,
                        static_cast<int16_t*>(out), count, *static_cast<const MulQuantizedParams*>(params));
}

}  // namespace kernels
}  // namespace tflite
