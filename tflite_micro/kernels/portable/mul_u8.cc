#include "tflite_micro/kernels/portable/mul_quantized.h"

namespace tflite {
namespace kernels {

void MulU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params) {
  MulQuantized<uint8_t>(static_cast<const uint8_t*>(a), step_a, static_cast<const uint8_t*>(b), step_b,
                        static_cast<uint8_t*>(out), count, *static_cast<const MulQuantizedParams*>(params));
}

}  // namespace kernels
}  // namespace tflite
