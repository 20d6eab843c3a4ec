#include "tflite_micro/kernels/portable/relu_quantized.h"

namespace tflite {
namespace kernels {

void ReluS8(const ReluParams& params, const int8_t* input, int8_t* output, int size) {
  ReluQuantized(ElementType::kS8, params, input, output, size);
}

}  // namespace kernels
}  // namespace tflite
