#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/mul.h"

namespace tflite {
namespace kernels {

void MulF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
            const void* params) {
  const MulParamsF32 p = *static_cast<const MulParamsF32*>(params);
  const float* values_a = static_cast<const float*>(a);
  const float* values_b = static_cast<const float*>(b);
  float* results = static_cast<float*>(out);
  for (int32_t i = 0; i < count; ++i) {
    results[i] = Clamp(values_a[i * step_a] * values_b[i * step_b], p.lowest, p.highest);
  }
}

}  // namespace kernels
}  // namespace tflite
