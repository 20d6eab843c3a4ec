#include "tflite_micro/kernels/compare.h"

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/portable/quantized_elements.h"

namespace tflite {
namespace kernels {
namespace {

// Which bit of the outcomes two numbers choose.
template <typename T>
unsigned Outcome(T x, T y) {
  return x < y ? 0 : x == y ? 1 : x > y ? 2 : 3;
}

template <typename T>
void Compare(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
             const void* params) {
  const unsigned outcomes = static_cast<const CompareParams*>(params)->outcomes;
  const T* values_a = static_cast<const T*>(a);
  const T* values_b = static_cast<const T*>(b);
  uint8_t* results = static_cast<uint8_t*>(out);
  for (int32_t i = 0; i < count; ++i) {
    results[i] = static_cast<uint8_t>((outcomes >> Outcome(*values_a, *values_b)) & 1);
    values_a += step_a;
    values_b += step_b;
  }
}

int32_t Scaled(int32_t value, int32_t multiplier, int shift) {
  return MultiplyByQuantizedMultiplier(value * (1 << kCompareLeftShift), multiplier, shift);
}

TFLM_BODY_FOR_TYPES void CompareScaled(ElementType type, const void* a, int32_t step_a, const void* b, int32_t step_b,
                                       void* out, int32_t count, const void* params) {
  const CompareParams p = *static_cast<const CompareParams*>(params);
  uint8_t* results = static_cast<uint8_t*>(out);
  for (int32_t i = 0; i < count; ++i) {
    const int32_t x = Scaled(LoadElement(type, a, i * step_a) + p.offset_a, p.multiplier_a, p.shift_a);
    const int32_t y = Scaled(LoadElement(type, b, i * step_b) + p.offset_b, p.multiplier_b, p.shift_b);
    results[i] = static_cast<uint8_t>((p.outcomes >> Outcome(x, y)) & 1);
  }
}

}  // namespace

// Any byte but 0 is true.
void CompareBool(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params) {
  const CompareParams p = *static_cast<const CompareParams*>(params);
  const uint8_t* values_a = static_cast<const uint8_t*>(a);
  const uint8_t* values_b = static_cast<const uint8_t*>(b);
  uint8_t* results = static_cast<uint8_t*>(out);
  const bool if_equal = (p.outcomes & kCompareEqual) != 0;
  for (int32_t i = 0; i < count; ++i) {
    results[i] = ((values_a[i * step_a] != 0) == (values_b[i * step_b] != 0)) == if_equal;
  }
}
void CompareS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
               const void* params) {
  Compare<int8_t>(a, step_a, b, step_b, out, count, params);
}
void CompareU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
               const void* params) {
  Compare<uint8_t>(a, step_a, b, step_b, out, count, params);
}
void CompareS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params) {
  Compare<int16_t>(a, step_a, b, step_b, out, count, params);
}
void CompareS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params) {
  Compare<int32_t>(a, step_a, b, step_b, out, count, params);
}
void CompareS64(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params) {
  Compare<int64_t>(a, step_a, b, step_b, out, count, params);
}
void CompareF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params) {
  Compare<float>(a, step_a, b, step_b, out, count, params);
}
void CompareScaledS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                     const void* params) {
  CompareScaled(ElementType::kS8, a, step_a, b, step_b, out, count, params);
}
void CompareScaledU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                     const void* params) {
  CompareScaled(ElementType::kU8, a, step_a, b, step_b, out, count, params);
}
void CompareScaledS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                      const void* params) {
  CompareScaled(ElementType::kS16, a, step_a, b, step_b, out, count, params);
}

}  // namespace kernels
}  // namespace tflite
