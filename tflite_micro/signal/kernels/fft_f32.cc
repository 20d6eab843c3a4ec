#include "tflite_micro/signal/kernels/fft_stages.h"

// Where code is to be small, fft_any.cc stands for it.
#ifndef __OPTIMIZE_SIZE__

namespace tflite {
namespace kernels {
namespace {

struct Float32 : FftElements<float> {
  static Value Add(const Value& a, const Value& b) { return {a.real + b.real, a.imaginary + b.imaginary}; }
  static Value Sub(const Value& a, const Value& b) { return {a.real - b.real, a.imaginary - b.imaginary}; }
  static Value Turned(const Value& a) { return {-a.imaginary, a.real}; }
  static Value Mul(const Value& a, const Value& b) {
    return {a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real};
  }
  static Value Times(const Value& a, const Value& b) { return {a.real * b.real, a.imaginary * b.real}; }
  static Value HalfOfSum(const Value& a, const Value& b) {
    return {(a.real + b.real) * 0.5f, (a.imaginary + b.imaginary) * 0.5f};
  }
  static Value HalfOfDifference(const Value& a, const Value& b) {
    return {(a.real - b.real) * 0.5f, (a.imaginary - b.imaginary) * 0.5f};
  }
  static int32_t Share(int32_t) { return 1; }
  static Value Scaled(const Value& a, int32_t) { return a; }
};

}  // namespace

template <>
void RealFft<float>(const FftPlan& plan, const void* input, int32_t input_size, void* work, void* scratch,
                    void* output) {
  FftStages<Float32>({}, plan, scratch).Forward(input, input_size, work, output);
}

template <>
void InverseRealFft<float>(const FftPlan& plan, const void* input, int32_t, void* work, void* scratch, void* output) {
  FftStages<Float32>({}, plan, scratch).Inverse(input, work, output);
  const auto share = static_cast<float>(2 * plan.length);
  auto* samples = static_cast<float*>(output);
  for (int32_t i = 0; i < 2 * plan.length; ++i) samples[i] /= share;
}

}  // namespace kernels
}  // namespace tflite

#endif  // __OPTIMIZE_SIZE__
