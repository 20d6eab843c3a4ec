// Products of integers that are not quantised, for any processor.
#include "tflite_micro/kernels/integer_bounds.h"
#include "tflite_micro/kernels/mul.h"

namespace tflite {
namespace kernels {
namespace {

// Unsigned arithmetic, so that it wraps.
template <typename T, typename Unsigned>
void MulInteger(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params) {
  const MulIntegerParams p = *static_cast<const MulIntegerParams*>(params);
  const IntegerBounds<T> bounds(p.lowest, p.highest);
  const T* values_a = static_cast<const T*>(a);
  const T* values_b = static_cast<const T*>(b);
  T* results = static_cast<T*>(out);
  for (int32_t i = 0; i < count; ++i) {
    results[i] = bounds.Limit(
        static_cast<T>(static_cast<Unsigned>(values_a[i * step_a]) * static_cast<Unsigned>(values_b[i * step_b])));
  }
}

}  // namespace

void MulIntegerS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                   const void* params) {
  MulInteger<int16_t, uint32_t>(a, step_a, b, step_b, out, count, params);
}
void MulS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
            const void* params) {
  MulInteger<int32_t, uint32_t>(a, step_a, b, step_b, out, count, params);
}
void MulU32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
            const void* params) {
  MulInteger<uint32_t, uint32_t>(a, step_a, b, step_b, out, count, params);
}
void MulS64(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
            const void* params) {
  MulInteger<int64_t, uint64_t>(a, step_a, b, step_b, out, count, params);
}

}  // namespace kernels
}  // namespace tflite
