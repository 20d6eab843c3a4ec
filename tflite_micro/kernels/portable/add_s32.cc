#include "tflite_micro/kernels/add.h"
#include "tflite_micro/kernels/fixed_point.h"

namespace tflite {
namespace kernels {

void AddS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
            const void* params) {
  const AddParamsS32 p = *static_cast<const AddParamsS32*>(params);
  // Unsigned, so that it wraps.
  const uint32_t* values_a = static_cast<const uint32_t*>(a);
  const uint32_t* values_b = static_cast<const uint32_t*>(b);
  const uint32_t sign_b = static_cast<uint32_t>(p.sign_b);
  int32_t* results = static_cast<int32_t*>(out);
  for (int32_t i = 0; i < count; ++i) {
    const int32_t sum = static_cast<int32_t>(values_a[i * step_a] + sign_b * values_b[i * step_b]);
    results[i] = Clamp(sum, p.lowest, p.highest);
  }
}

}  // namespace kernels
}  // namespace tflite
