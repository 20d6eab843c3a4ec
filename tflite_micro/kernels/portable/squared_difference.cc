#include "tflite_micro/kernels/binary_math.h"
#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/portable/quantized_elements.h"
#include "tflite_micro/kernels/rounding.h"

namespace tflite {
namespace kernels {

namespace {

// Of int8 and uint8.
TFLM_BODY_FOR_TYPES void SquaredDifference8(ElementType type, const void* a, int32_t step_a, const void* b,
                                            int32_t step_b, void* out, int32_t count, const void* params) {
  const int32_t lowest = LowestElement(type);
  const SquaredDifference8Params p = *static_cast<const SquaredDifference8Params*>(params);
  for (int32_t i = 0; i < count; ++i) {
    const int32_t x = (LoadElement(type, a, i * step_a) + p.offset_a) * (1 << kSquaredDifferenceLeftShift);
    const int32_t y = (LoadElement(type, b, i * step_b) + p.offset_b) * (1 << kSquaredDifferenceLeftShift);
    // Factors of inputs are at most one half, so that the difference has 16 bits.
    const int32_t difference = MultiplyByQuantizedMultiplier(x, p.multiplier_a, p.shift_a) -
                               MultiplyByQuantizedMultiplier(y, p.multiplier_b, p.shift_b);
    int32_t square = difference * difference;
    // A left shift past the range saturates.
    if (p.shift_out > 0) square = Clamp<int32_t>(square, 0, INT32_MAX >> p.shift_out);
    const int32_t scaled = MultiplyByQuantizedMultiplier(square, p.multiplier_out, p.shift_out);
    StoreElement(type, Clamp<int32_t>(Clamp<int32_t>(scaled, 0, 255) + p.offset_out, lowest, lowest + 255), out, i);
  }
}

}  // namespace

void SquaredDifferenceS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                         const void* params) {
  SquaredDifference8(ElementType::kS8, a, step_a, b, step_b, out, count, params);
}

void SquaredDifferenceU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                         const void* params) {
  SquaredDifference8(ElementType::kU8, a, step_a, b, step_b, out, count, params);
}
void SquaredDifferenceS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                          const void* params) {
  const SquaredDifferenceS16Params p = *static_cast<const SquaredDifferenceS16Params*>(params);
  const int16_t* values_a = static_cast<const int16_t*>(a);
  const int16_t* values_b = static_cast<const int16_t*>(b);
  int16_t* results = static_cast<int16_t*>(out);
  for (int32_t i = 0; i < count; ++i) {
    const float x = static_cast<float>(values_a[i * step_a]) * p.scale_a;
    const float y = static_cast<float>(values_b[i * step_b]) * p.scale_b;
    const float difference = x - y;
    const int32_t rounded = RoundSaturating(difference * difference / p.scale_out);
    results[i] = static_cast<int16_t>(Clamp<int32_t>(rounded, 0, INT16_MAX));
  }
}
void SquaredDifferenceS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                          const void*) {
  const uint32_t* values_a = static_cast<const uint32_t*>(a);
  const uint32_t* values_b = static_cast<const uint32_t*>(b);
  uint32_t* results = static_cast<uint32_t*>(out);
  for (int32_t i = 0; i < count; ++i) {
    const uint32_t difference = values_a[i * step_a] - values_b[i * step_b];
    results[i] = difference * difference;
  }
}
void SquaredDifferenceF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                          const void*) {
  const float* values_a = static_cast<const float*>(a);
  const float* values_b = static_cast<const float*>(b);
  float* results = static_cast<float*>(out);
  for (int32_t i = 0; i < count; ++i) {
    const float difference = values_a[i * step_a] - values_b[i * step_b];
    results[i] = difference * difference;
  }
}

}  // namespace kernels
}  // namespace tflite
