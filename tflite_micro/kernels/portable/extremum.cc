#include "tflite_micro/kernels/compare.h"

namespace tflite {
namespace kernels {
namespace {

template <typename T>
void Extremum(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
              const void* params) {
  const bool is_minimum = static_cast<const ExtremumParams*>(params)->is_minimum != 0;
  const T* values_a = static_cast<const T*>(a);
  const T* values_b = static_cast<const T*>(b);
  T* results = static_cast<T*>(out);
  for (int32_t i = 0; i < count; ++i) {
    const T x = *values_a;
    const T y = *values_b;
    const bool takes_a = is_minimum ? x < y : x > y;
    results[i] = takes_a ? x : y;
    values_a += step_a;
    values_b += step_b;
  }
}

}  // namespace

void ExtremumS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params) {
  Extremum<int8_t>(a, step_a, b, step_b, out, count, params);
}
void ExtremumU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params) {
  Extremum<uint8_t>(a, step_a, b, step_b, out, count, params);
}
void ExtremumS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params) {
  Extremum<int16_t>(a, step_a, b, step_b, out, count, params);
}
void ExtremumS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params) {
  Extremum<int32_t>(a, step_a, b, step_b, out, count, params);
}
void ExtremumS64(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params) {
  Extremum<int64_t>(a, step_a, b, step_b, out, count, params);
}
void ExtremumF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params) {
  Extremum<float>(a, step_a, b, step_b, out, count, params);
}

}  // namespace kernels
}  // namespace tflite
