#include "tflite_micro/signal/kernels/fft_stages.h"

// Where code is to be small, fft_any.cc stands for it.
#ifndef __OPTIMIZE_SIZE__

namespace tflite {
namespace kernels {
namespace {

struct Q15 : FftElements<int16_t> {
  static int16_t Wrapped(int32_t value) { return static_cast<int16_t>(value); }
  static int16_t Rounded(int32_t product) { return Wrapped((product + (1 << 14)) >> 15); }
  static Value Add(const Value& a, const Value& b) {
    return {Wrapped(a.real + b.real), Wrapped(a.imaginary + b.imaginary)};
  }
  static Value Sub(const Value& a, const Value& b) {
    return {Wrapped(a.real - b.real), Wrapped(a.imaginary - b.imaginary)};
  }
  static Value Turned(const Value& a) { return {Wrapped(-a.imaginary), a.real}; }
  // No twiddle factor is -2^15, so that the sums fit.
  static Value Mul(const Value& a, const Value& b) {
    return {Rounded(a.real * b.real - a.imaginary * b.imaginary), Rounded(a.real * b.imaginary + a.imaginary * b.real)};
  }
  static Value Times(const Value& a, const Value& b) { return Scaled(a, b.real); }
  static Value HalfOfSum(const Value& a, const Value& b) {
    return {Wrapped((a.real + b.real) >> 1), Wrapped((a.imaginary + b.imaginary) >> 1)};
  }
  static Value HalfOfDifference(const Value& a, const Value& b) {
    return {Wrapped((a.real - b.real) >> 1), Wrapped((a.imaginary - b.imaginary) >> 1)};
  }
  static int32_t Share(int32_t radix) { return INT16_MAX / radix; }
  static Value Scaled(const Value& a, int32_t share) { return {Rounded(a.real * share), Rounded(a.imaginary * share)}; }
};

}  // namespace

template <>
void RealFft<int16_t>(const FftPlan& plan, const void* input, int32_t input_size, void* work, void* scratch,
                      void* output) {
  FftStages<Q15>({}, plan, scratch).Forward(input, input_size, work, output);
}

template <>
void InverseRealFft<int16_t>(const FftPlan& plan, const void* input, int32_t, void* work, void* scratch, void* output) {
  FftStages<Q15>({}, plan, scratch).Inverse(input, work, output);
}

}  // namespace kernels
}  // namespace tflite

#endif  // __OPTIMIZE_SIZE__
