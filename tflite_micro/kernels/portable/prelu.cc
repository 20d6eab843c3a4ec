#include "tflite_micro/kernels/prelu.h"

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/portable/quantized_elements.h"

namespace tflite {
namespace kernels {
namespace {

TFLM_BODY_FOR_TYPES void Prelu(ElementType type, const void* a, int32_t step_a, ElementType alpha_type, const void* b,
                               int32_t step_b, void* out, int32_t count, const void* params) {
  const int32_t lowest = LowestElement(type);
  const int32_t highest = HighestElement(type);
  const PreluParams p = *static_cast<const PreluParams*>(params);
  for (int32_t i = 0; i < count; ++i) {
    int32_t x = LoadElement(type, a, i * step_a) + p.offset_x;
    const int side = x < 0;
    if (side != 0) x *= LoadElement(alpha_type, b, i * step_b) + p.offset_alpha;
    // Clamped before the zero point is added, so that the sum cannot overflow.
    const int32_t scaled = ScaleSaturating(x, p.multiplier[side], p.shift[side]);
    StoreElement(type, Clamp(scaled, lowest - p.offset_out, highest - p.offset_out) + p.offset_out, out, i);
  }
}

}  // namespace

void PreluS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
             const void* params) {
  Prelu(ElementType::kS8, a, step_a, ElementType::kS8, b, step_b, out, count, params);
}
void PreluU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
             const void* params) {
  Prelu(ElementType::kU8, a, step_a, ElementType::kU8, b, step_b, out, count, params);
}
void PreluS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
              const void* params) {
  Prelu(ElementType::kS16, a, step_a, ElementType::kS16, b, step_b, out, count, params);
}
void PreluS16S8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params) {
  Prelu(ElementType::kS16, a, step_a, ElementType::kS8, b, step_b, out, count, params);
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
