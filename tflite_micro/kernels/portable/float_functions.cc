#include "tflite_micro/kernels/float_functions.h"

#include <math.h>

namespace tflite {
namespace kernels {

void ApplyF32(FloatFunction function, const float* input, float* output, int size) {
  for (int i = 0; i < size; ++i) output[i] = function(input[i]);
}

float Identity(float x) { return x; }
float Absolute(float x) { return fabsf(x); }
float Negative(float x) { return -x; }
float Sign(float x) { return x > 0 ? 1.0f : x < 0 ? -1.0f : x; }
float Square(float x) { return x * x; }
float SquareRoot(float x) { return sqrtf(x); }
float InverseSquareRoot(float x) { return 1.0f / sqrtf(x); }
float Elu(float x) { return x < 0 ? ExponentialMinus1(x) : x; }
float HardSwish(float x) {
  const float shifted = x + 3;
  const float gate = shifted < 0 ? 0 : shifted > 6 ? 6 : shifted;
  return x * gate / 6;
}
// By the complement of erf, which does not cancel for negative x.
float Gelu(float x) { return 0.5f * x * erfcf(x * -0.70710678118654752f); }
float GeluByTanh(float x) {
  constexpr float kFactor = 0.79788456080286536f;  // sqrt(2 / pi)
  return 0.5f * x * (1.0f + HyperbolicTangent(kFactor * (x + 0.044715f * x * x * x)));
}
float Relu(float x) { return x < 0.0f ? 0.0f : x; }
float ReluN1To1(float x) { return x < -1.0f ? -1.0f : x > 1.0f ? 1.0f : x; }
float Relu6(float x) { return x < 0.0f ? 0.0f : x > 6.0f ? 6.0f : x; }
float SignBit(float x) { return signbit(x) ? 1.0f : 0.0f; }

}  // namespace kernels
}  // namespace tflite
