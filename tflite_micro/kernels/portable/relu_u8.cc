#include "tflite_micro/kernels/portable/relu_quantized.h"

namespace tflite {
namespace kernels {

void ReluU8(const ReluParams& params, const uint8_t* input, uint8_t* output, int size) {
  ReluQuantized(ElementType::kU8, params, input, output, size);
}

}  // namespace kernels
}  // namespace tflite
