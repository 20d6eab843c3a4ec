#include "tflite_micro/kernels/relu.h"

namespace tflite {
namespace kernels {

void ReluF32(float lowest, float highest, const float* input, float* output, int size) {
  for (int i = 0; i < size; ++i) {
    const float value = input[i];
    output[i] = value < lowest ? lowest : value > highest ? highest : value;
  }
}

void LeakyReluF32(float alpha, const float* input, float* output, int size) {
  for (int i = 0; i < size; ++i) output[i] = input[i] > 0 ? input[i] : input[i] * alpha;
}

}  // namespace kernels
}  // namespace tflite
