#include "tflite_micro/kernels/portable/add_quantized.h"

namespace tflite {
namespace kernels {

void AddS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
            const void* params) {
  AddQuantized(ElementType::kS16, a, step_a, b, step_b, out, count, params);
}

void AddShiftS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params) {
  const AddShiftParams p = *static_cast<const AddShiftParams*>(params);
  const int16_t* values_a = static_cast<const int16_t*>(a);
  const int16_t* values_b = static_cast<const int16_t*>(b);
  int16_t* results = static_cast<int16_t*>(out);
  for (int32_t i = 0; i < count; ++i) {
    const int32_t sum = RoundingDivideByPowerOfTwo(values_a[i * step_a], p.shift_a) +
                        p.sign_b * RoundingDivideByPowerOfTwo(values_b[i * step_b], p.shift_b);
    // The bounds lie within int16, so that they saturate as well.
    results[i] = static_cast<int16_t>(Clamp<int32_t>(sum, p.lowest, p.highest));
  }
}

}  // namespace kernels
}  // namespace tflite
