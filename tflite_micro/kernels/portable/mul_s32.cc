#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/mul.h"

namespace tflite {
namespace kernels {

void MulS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
            const void* params) {
  const MulParamsS32 p = *static_cast<const MulParamsS32*>(params);
  // Unsigned, so that it wraps.
  const uint32_t* values_a = static_cast<const uint32_t*>(a);
  const uint32_t* values_b = static_cast<const uint32_t*>(b);
  int32_t* results = static_cast<int32_t*>(out);
  for (int32_t i = 0; i < count; ++i) {
    results[i] = Clamp(static_cast<int32_t>(values_a[i * step_a] * values_b[i * step_b]), p.lowest, p.highest);
  }
}

}  // namespace kernels
}  // namespace tflite
