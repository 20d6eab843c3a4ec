#include <math.h>

#include "tflite_micro/kernels/elementary.h"
#include "tflite_micro/kernels/sigmoid.h"

namespace tflite {
namespace kernels {

float Logistic(float x) {
  // e^-|x| is at most 1: neither form overflows nor cancels.
  const float exponential = Exponential(-fabsf(x));
  return (x < 0 ? exponential : 1.0f) / (1.0f + exponential);
}

void LogisticF32(const float* input, float* output, int size) {
  for (int i = 0; i < size; ++i) output[i] = Logistic(input[i]);
}

void TanhF32(const float* input, float* output, int size) {
  for (int i = 0; i < size; ++i) output[i] = HyperbolicTangent(input[i]);
}

}  // namespace kernels
}  // namespace tflite
