#include "tflite_micro/signal/kernels/fft_stages.h"

namespace tflite {
namespace kernels {
namespace {

struct Float32 {
  using Scalar = float;
  static float Add(float a, float b) { return a + b; }
  static float Sub(float a, float b) { return a - b; }
  static float Mul(float a, float b) { return a * b; }
  static Complex<float> Mul(Complex<float> a, Complex<float> b) {
    return {a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real};
  }
  static float HalfOfSum(float a, float b) { return (a + b) * 0.5f; }
  static float HalfOfDifference(float a, float b) { return (a - b) * 0.5f; }
  static float Share(int32_t) { return 1; }
  static float Scaled(float a, float) { return a; }
};

}  // namespace

template <>
void RealFft<float>(const FftPlan<float>& plan, const float* input, int32_t input_size, Complex<float>* work,
                    Complex<float>* scratch, Complex<float>* output) {
  FftStages<Float32>::Forward(plan, input, input_size, work, scratch, output);
}

template <>
void InverseRealFft<float>(const FftPlan<float>& plan, const Complex<float>* input, Complex<float>* work,
                           Complex<float>* scratch, float* output) {
  FftStages<Float32>::Inverse(plan, input, work, scratch, output);
  const float share = static_cast<float>(2 * plan.length);
  for (int32_t i = 0; i < 2 * plan.length; ++i) output[i] /= share;
}

}  // namespace kernels
}  // namespace tflite
