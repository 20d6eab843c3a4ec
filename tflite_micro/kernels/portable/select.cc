#include "tflite_micro/kernels/select.h"

namespace tflite {
namespace kernels {
namespace {

template <typename T>
void CopyWhere(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
               const void* params) {
  const bool wanted = *static_cast<const uint32_t*>(params) != 0;
  const uint8_t* conditions = static_cast<const uint8_t*>(a);
  const T* values = static_cast<const T*>(b);
  T* results = static_cast<T*>(out);
  for (int32_t i = 0; i < count; ++i) {
    if ((conditions[i * step_a] != 0) == wanted) results[i] = values[i * step_b];
  }
}

}  // namespace

void CopyWhere8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params) {
  CopyWhere<uint8_t>(a, step_a, b, step_b, out, count, params);
}
void CopyWhere16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params) {
  CopyWhere<uint16_t>(a, step_a, b, step_b, out, count, params);
}
void CopyWhere32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params) {
  CopyWhere<uint32_t>(a, step_a, b, step_b, out, count, params);
}
void CopyWhere64(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params) {
  CopyWhere<uint64_t>(a, step_a, b, step_b, out, count, params);
}

}  // namespace kernels
}  // namespace tflite
