#include "tflite_micro/kernels/portable/relu_quantized.h"

namespace tflite {
namespace kernels {

void ReluS16(const ReluParams& params, const int16_t* input, int16_t* output, int size) {
  ReluQuantized(ElementType::kS16, params, input, output, size);
}

}  // namespace kernels
}  // namespace tflite
