#include "tflite_micro/kernels/prelu.h"

#include "tflite_micro/kernels/fixed_point.h"

namespace tflite {
namespace kernels {
namespace {

template <typename T, typename Alpha>
void Prelu(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params) {
  constexpr int32_t kLowest = static_cast<T>(-1) > 0 ? 0 : -(1 << (8 * sizeof(T) - 1));
  constexpr int32_t kHighest = kLowest + (1 << (8 * sizeof(T))) - 1;
  const PreluParams p = *static_cast<const PreluParams*>(params);
  const T* values = static_cast<const T*>(a);
  const Alpha* alphas = static_cast<const Alpha*>(b);
  T* results = static_cast<T*>(out);
  for (int32_t i = 0; i < count; ++i) {
    int32_t x = values[i * step_a] + p.offset_x;
    const int side = x < 0;
    if (side != 0) x *= alphas[i * step_b] + p.offset_alpha;
    // Clamped before the zero point is added, so that the sum cannot overflow.
    const int32_t scaled = ScaleSaturating(x, p.multiplier[side], p.shift[side]);
    results[i] = static_cast<T>(Clamp(scaled, kLowest - p.offset_out, kHighest - p.offset_out) + p.offset_out);
  }
}

}  // namespace

void PreluS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
             const void* params) {
  Prelu<int8_t, int8_t>(a, step_a, b, step_b, out, count, params);
}
void PreluU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
             const void* params) {
  Prelu<uint8_t, uint8_t>(a, step_a, b, step_b, out, count, params);
}
void PreluS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
              const void* params) {
  Prelu<int16_t, int16_t>(a, step_a, b, step_b, out, count, params);
}
void PreluS16S8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params) {
  Prelu<int16_t, int8_t>(a, step_a, b, step_b, out, count, params);
}
void PreluF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  const float* values_a = static_cast<const float*>(a);
  const float* values_b = static_cast<const float*>(b);
  float* results = static_cast<float*>(out);
  for (int32_t i = 0; i < count; ++i) {
    const float x = values_a[i * step_a];
    results[i] = x >= 0 ? x : x * values_b[i * step_b];
  }
}

}  // namespace kernels
}  // namespace tflite
