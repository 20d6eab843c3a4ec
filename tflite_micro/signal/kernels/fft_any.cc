#include <string.h>

#include "tflite_micro/signal/kernels/fft_stages.h"

// Where code is to be small: one copy of the transforms for all types, some times slower than one for each.
#ifdef __OPTIMIZE_SIZE__

namespace tflite {
namespace kernels {
namespace {

// Of a number of float32 its bits, of one of int16 the upper half, whose lower half is zero: so it wraps as int32 does.
struct AnyType {
  using Value = Complex<int32_t>;
  static constexpr bool kIsFast = false;

  FftType type;

  bool IsFloat() const { return type == FftType::kFloat32; }
  // The bits that a number has.
  int32_t Mask() const { return type == FftType::kInt16 ? -65536 : -1; }

  static float FloatOf(int32_t bits) {
    float value = 0;
    memcpy(&value, &bits, sizeof(value));
    return value;
  }
  static int32_t BitsOf(float value) {
    int32_t bits = 0;
    memcpy(&bits, &value, sizeof(bits));
    return bits;
  }

  __attribute__((noinline)) Value Load(const void* array, int32_t i) const {
    if (type == FftType::kInt16) {
      const Complex<int16_t>& value = static_cast<const Complex<int16_t>*>(array)[i];
      return {value.real * 65536, value.imaginary * 65536};
    }
    return static_cast<const Value*>(array)[i];
  }
  void* At(void* array, int32_t i) const {
    return static_cast<int16_t*>(array) + i * (type == FftType::kInt16 ? 2 : 4);
  }
  Value LoadReal(const void* array, int32_t i) const {
    if (type == FftType::kInt16) return {static_cast<const int16_t*>(array)[i] * 65536, 0};
    return {static_cast<const int32_t*>(array)[i], 0};
  }
  __attribute__((noinline)) void Store(void* array, int32_t i, const Value& value) const {
    if (type == FftType::kInt16) {
      static_cast<Complex<int16_t>*>(array)[i] = {static_cast<int16_t>(value.real >> 16),
                                                  static_cast<int16_t>(value.imaginary >> 16)};
    } else {
      static_cast<Value*>(array)[i] = value;
    }
  }

  int32_t Sum(int32_t a, int32_t b) const {
    if (IsFloat()) return BitsOf(FloatOf(a) + FloatOf(b));
    return static_cast<int32_t>(static_cast<uint32_t>(a) + static_cast<uint32_t>(b));
  }
  int32_t Difference(int32_t a, int32_t b) const {
    if (IsFloat()) return BitsOf(FloatOf(a) - FloatOf(b));
    return static_cast<int32_t>(static_cast<uint32_t>(a) - static_cast<uint32_t>(b));
  }
  __attribute__((noinline)) Value Add(const Value& a, const Value& b) const {
    return {Sum(a.real, b.real), Sum(a.imaginary, b.imaginary)};
  }
  __attribute__((noinline)) Value Sub(const Value& a, const Value& b) const {
    return {Difference(a.real, b.real), Difference(a.imaginary, b.imaginary)};
  }
  __attribute__((noinline)) Value Turned(const Value& a) const {
    return {IsFloat() ? BitsOf(-FloatOf(a.imaginary)) : Difference(0, a.imaginary), a.real};
  }

  // The sum of two products, rounded; of int16 these have 32 zeros below.
  int32_t Rounded(uint64_t sum) const {
    const uint64_t half = type == FftType::kInt16 ? uint64_t{1} << 46 : uint64_t{1} << 30;
    return static_cast<int32_t>(static_cast<int64_t>(sum + half) >> 31) & Mask();
  }
  static uint64_t Product(int32_t a, int32_t b) { return static_cast<uint64_t>(static_cast<int64_t>(a) * b); }
  __attribute__((noinline)) Value Mul(const Value& a, const Value& b) const {
    if (IsFloat()) {
      const float real = FloatOf(b.real);
      const float imaginary = FloatOf(b.imaginary);
      return {BitsOf(FloatOf(a.real) * real - FloatOf(a.imaginary) * imaginary),
              BitsOf(FloatOf(a.real) * imaginary + FloatOf(a.imaginary) * real)};
    }
    return {Rounded(Product(a.real, b.real) - Product(a.imaginary, b.imaginary)),
            Rounded(Product(a.real, b.imaginary) + Product(a.imaginary, b.real))};
  }
  __attribute__((noinline)) Value Times(const Value& a, const Value& b) const {
    if (!IsFloat()) return Mul(a, {b.real, 0});
    return {BitsOf(FloatOf(a.real) * FloatOf(b.real)), BitsOf(FloatOf(a.imaginary) * FloatOf(b.real))};
  }

  __attribute__((noinline)) Value Half(const Value& a, const Value& b, bool of_difference) const {
    if (IsFloat()) return Times(of_difference ? Sub(a, b) : Add(a, b), {BitsOf(0.5f), 0});
    const int64_t sign = of_difference ? -1 : 1;
    return {static_cast<int32_t>((a.real + sign * b.real) >> 1) & Mask(),
            static_cast<int32_t>((a.imaginary + sign * b.imaginary) >> 1) & Mask()};
  }
  Value HalfOfSum(const Value& a, const Value& b) const { return Half(a, b, false); }
  Value HalfOfDifference(const Value& a, const Value& b) const { return Half(a, b, true); }
  int32_t Share(int32_t radix) const { return (INT32_MAX / radix) & Mask(); }
  __attribute__((noinline)) Value Scaled(const Value& a, int32_t share) const {
    return IsFloat() ? a : Mul(a, {share, 0});
  }
};

void Forward(FftType type, const FftPlan& plan, const void* input, int32_t input_size, void* work, void* scratch,
             void* output) {
  FftStages<AnyType>({type}, plan, scratch).Forward(input, input_size, work, output);
}
void Inverse(FftType type, const FftPlan& plan, const void* input, void* work, void* scratch, void* output) {
  FftStages<AnyType>({type}, plan, scratch).Inverse(input, work, output);
}

}  // namespace

template <>
void RealFft<int16_t>(const FftPlan& plan, const void* input, int32_t input_size, void* work, void* scratch,
                      void* output) {
  Forward(FftType::kInt16, plan, input, input_size, work, scratch, output);
}
template <>
void RealFft<int32_t>(const FftPlan& plan, const void* input, int32_t input_size, void* work, void* scratch,
                      void* output) {
  Forward(FftType::kInt32, plan, input, input_size, work, scratch, output);
}
template <>
void RealFft<float>(const FftPlan& plan, const void* input, int32_t input_size, void* work, void* scratch,
                    void* output) {
  Forward(FftType::kFloat32, plan, input, input_size, work, scratch, output);
}

template <>
void InverseRealFft<int16_t>(const FftPlan& plan, const void* input, int32_t, void* work, void* scratch, void* output) {
  Inverse(FftType::kInt16, plan, input, work, scratch, output);
}
template <>
void InverseRealFft<int32_t>(const FftPlan& plan, const void* input, int32_t, void* work, void* scratch, void* output) {
  Inverse(FftType::kInt32, plan, input, work, scratch, output);
}
template <>
void InverseRealFft<float>(const FftPlan& plan, const void* input, int32_t, void* work, void* scratch, void* output) {
  Inverse(FftType::kFloat32, plan, input, work, scratch, output);
  const auto share = static_cast<float>(2 * plan.length);
  auto* samples = static_cast<float*>(output);
  for (int32_t i = 0; i < 2 * plan.length; ++i) samples[i] /= share;
}

}  // namespace kernels
}  // namespace tflite

#endif  // __OPTIMIZE_SIZE__
