#include "tflite_micro/signal/kernels/fft_stages.h"

namespace tflite {
namespace kernels {
namespace {

struct Q15 {
  using Scalar = int16_t;
  static int16_t Wrapped(int32_t value) { return static_cast<int16_t>(value); }
  static int16_t Rounded(int32_t product) { return Wrapped((product + (1 << 14)) >> 15); }
  static int16_t Add(int16_t a, int16_t b) { return Wrapped(a + b); }
  static int16_t Sub(int16_t a, int16_t b) { return Wrapped(a - b); }
  static int16_t Mul(int16_t a, int16_t b) { return Rounded(a * b); }
  // No twiddle factor is -2^15, so that the sums fit.
  static Complex<int16_t> Mul(Complex<int16_t> a, Complex<int16_t> b) {
    return {Rounded(a.real * b.real - a.imaginary * b.imaginary), Rounded(a.real * b.imaginary + a.imaginary * b.real)};
  }
  static int16_t HalfOfSum(int16_t a, int16_t b) { return Wrapped((a + b) >> 1); }
  static int16_t HalfOfDifference(int16_t a, int16_t b) { return Wrapped((a - b) >> 1); }
  static int16_t Share(int32_t radix) { return Wrapped(INT16_MAX / radix); }
  static int16_t Scaled(int16_t a, int16_t share) { return Mul(a, share); }
};

}  // namespace

template <>
void RealFft<int16_t>(const FftPlan<int16_t>& plan, const int16_t* input, int32_t input_size, Complex<int16_t>* work,
                      Complex<int16_t>* scratch, Complex<int16_t>* output) {
  FftStages<Q15>::Forward(plan, input, input_size, work, scratch, output);
}

template <>
void InverseRealFft<int16_t>(const FftPlan<int16_t>& plan, const Complex<int16_t>* input, Complex<int16_t>* work,
                             Complex<int16_t>* scratch, int16_t* output) {
  FftStages<Q15>::Inverse(plan, input, work, scratch, output);
}

}  // namespace kernels
}  // namespace tflite
