// Fully connected layer in float32, for any processor.
#include "tflite_micro/kernels/fully_connected.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/fully_connected_traversal.h"

namespace tflite {
namespace kernels {

void FullyConnectedF32(int32_t batches, int32_t depth, int32_t units, float lowest, float highest, const float* input,
                       const float* filter, const float* bias, float* output) {
  const ArithmeticF32 arithmetic = {bias, lowest, highest};
  const auto start = [](const float*) { return 0.0f; };
  FullyConnectedTraversal(arithmetic, start, batches, depth, units, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
