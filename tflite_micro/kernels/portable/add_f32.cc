#include "tflite_micro/kernels/add.h"
#include "tflite_micro/kernels/fixed_point.h"

namespace tflite {
namespace kernels {

void AddF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
            const void* params) {
  const AddParamsF32 p = *static_cast<const AddParamsF32*>(params);
  const float* values_a = static_cast<const float*>(a);
  const float* values_b = static_cast<const float*>(b);
  float* results = static_cast<float*>(out);
  for (int32_t i = 0; i < count; ++i) {
    const float sum = values_a[i * step_a] + p.sign_b * values_b[i * step_b];
    results[i] = Clamp(sum, p.lowest, p.highest);
  }
}

}  // namespace kernels
}  // namespace tflite
