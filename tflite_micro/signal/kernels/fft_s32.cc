#include "tflite_micro/signal/kernels/fft_stages.h"

// Where code is to be small, fft_any.cc stands for it.
#ifndef __OPTIMIZE_SIZE__

namespace tflite {
namespace kernels {
namespace {

struct Q31 : FftElements<int32_t> {
  static int32_t Wrapped(uint32_t value) { return static_cast<int32_t>(value); }
  static uint64_t Product(int32_t a, int32_t b) { return static_cast<uint64_t>(static_cast<int64_t>(a) * b); }
  static int32_t Rounded(uint64_t product) {
    return static_cast<int32_t>(static_cast<int64_t>(product + (uint64_t{1} << 30)) >> 31);
  }
  static int32_t Add(int32_t a, int32_t b) { return Wrapped(static_cast<uint32_t>(a) + static_cast<uint32_t>(b)); }
  static int32_t Sub(int32_t a, int32_t b) { return Wrapped(static_cast<uint32_t>(a) - static_cast<uint32_t>(b)); }
  static Value Add(const Value& a, const Value& b) { return {Add(a.real, b.real), Add(a.imaginary, b.imaginary)}; }
  static Value Sub(const Value& a, const Value& b) { return {Sub(a.real, b.real), Sub(a.imaginary, b.imaginary)}; }
  static Value Turned(const Value& a) { return {Sub(0, a.imaginary), a.real}; }
  // A function of its own: in each butterfly it would be half of the code.
  __attribute__((noinline)) static Value Mul(const Value& a, const Value& b) {
    return {Rounded(Product(a.real, b.real) - Product(a.imaginary, b.imaginary)),
            Rounded(Product(a.real, b.imaginary) + Product(a.imaginary, b.real))};
  }
  static Value Times(const Value& a, const Value& b) { return Scaled(a, b.real); }
  static int32_t Half(int64_t sum) { return static_cast<int32_t>(sum >> 1); }
  static Value HalfOfSum(const Value& a, const Value& b) {
    return {Half(static_cast<int64_t>(a.real) + b.real), Half(static_cast<int64_t>(a.imaginary) + b.imaginary)};
  }
  static Value HalfOfDifference(const Value& a, const Value& b) {
    return {Half(static_cast<int64_t>(a.real) - b.real), Half(static_cast<int64_t>(a.imaginary) - b.imaginary)};
  }
  static int32_t Share(int32_t radix) { return INT32_MAX / radix; }
  static Value Scaled(const Value& a, int32_t share) {
    return {Rounded(Product(a.real, share)), Rounded(Product(a.imaginary, share))};
  }
};

}  // namespace

template <>
void RealFft<int32_t>(const FftPlan& plan, const void* input, int32_t input_size, void* work, void* scratch,
                      void* output) {
  FftStages<Q31>({}, plan, scratch).Forward(input, input_size, work, output);
}

template <>
void InverseRealFft<int32_t>(const FftPlan& plan, const void* input, int32_t, void* work, void* scratch, void* output) {
  FftStages<Q31>({}, plan, scratch).Inverse(input, work, output);
}

}  // namespace kernels
}  // namespace tflite

#endif  // __OPTIMIZE_SIZE__
