#include "tflite_micro/signal/kernels/fft_stages.h"

namespace tflite {
namespace kernels {
namespace {

struct Q31 {
  using Scalar = int32_t;
  static int32_t Wrapped(uint32_t value) { return static_cast<int32_t>(value); }
  static uint64_t Product(int32_t a, int32_t b) { return static_cast<uint64_t>(static_cast<int64_t>(a) * b); }
  static int32_t Rounded(uint64_t product) {
    return static_cast<int32_t>(static_cast<int64_t>(product + (uint64_t{1} << 30)) >> 31);
  }
  static int32_t Add(int32_t a, int32_t b) { return Wrapped(static_cast<uint32_t>(a) + static_cast<uint32_t>(b)); }
  static int32_t Sub(int32_t a, int32_t b) { return Wrapped(static_cast<uint32_t>(a) - static_cast<uint32_t>(b)); }
  static int32_t Mul(int32_t a, int32_t b) { return Rounded(Product(a, b)); }
  // A function of its own: in each butterfly it would be half of the code.
  __attribute__((noinline)) static Complex<int32_t> Mul(Complex<int32_t> a, Complex<int32_t> b) {
    return {Rounded(Product(a.real, b.real) - Product(a.imaginary, b.imaginary)),
            Rounded(Product(a.real, b.imaginary) + Product(a.imaginary, b.real))};
  }
  static int32_t HalfOfSum(int32_t a, int32_t b) { return static_cast<int32_t>((static_cast<int64_t>(a) + b) >> 1); }
  static int32_t HalfOfDifference(int32_t a, int32_t b) {
    return static_cast<int32_t>((static_cast<int64_t>(a) - b) >> 1);
  }
  static int32_t Share(int32_t radix) { return INT32_MAX / radix; }
  static int32_t Scaled(int32_t a, int32_t share) { return Mul(a, share); }
};

}  // namespace

template <>
void RealFft<int32_t>(const FftPlan<int32_t>& plan, const int32_t* input, int32_t input_size, Complex<int32_t>* work,
                      Complex<int32_t>* scratch, Complex<int32_t>* output) {
  FftStages<Q31>::Forward(plan, input, input_size, work, scratch, output);
}

template <>
void InverseRealFft<int32_t>(const FftPlan<int32_t>& plan, const Complex<int32_t>* input, Complex<int32_t>* work,
                             Complex<int32_t>* scratch, int32_t* output) {
  FftStages<Q31>::Inverse(plan, input, work, scratch, output);
}

}  // namespace kernels
}  // namespace tflite
