#include "tflite_micro/kernels/binary_math.h"
#include "tflite_micro/kernels/elementary.h"

namespace tflite {
namespace kernels {

void Atan2F32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  const float* values_a = static_cast<const float*>(a);
  const float* values_b = static_cast<const float*>(b);
  float* results = static_cast<float*>(out);
  for (int32_t i = 0; i < count; ++i) results[i] = ArcTangent(values_a[i * step_a], values_b[i * step_b]);
}

}  // namespace kernels
}  // namespace tflite
