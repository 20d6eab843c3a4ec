#include "tflite_micro/kernels/portable/relu_quantized.h"

namespace tflite {
namespace kernels {

void ReluS8(const ReluParams& params, const int8_t* input, int8_t* output, int size) {
  ReluQuantized(params, input, output, size);
}

}  // namespace kernels
}  // namespace tflite
