#include "tflite_micro/kernels/elementary.h"
#include "tflite_micro/kernels/softmax.h"

namespace tflite {
namespace kernels {

void SoftmaxF32(int rows, int depth, float beta, const float* input, float* output) {
  for (int row = 0; row < rows; ++row, input += depth, output += depth) {
    float largest = input[0];
    for (int i = 1; i < depth; ++i) {
      if (input[i] > largest) largest = input[i];
    }
    float sum = 0;
    for (int i = 0; i < depth; ++i) {
      output[i] = Exponential((input[i] - largest) * beta);
      sum += output[i];
    }
    for (int i = 0; i < depth; ++i) output[i] /= sum;
  }
}

}  // namespace kernels
}  // namespace tflite
