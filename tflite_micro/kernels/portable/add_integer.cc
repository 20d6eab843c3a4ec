// Sums and differences of integers that are not quantised, for any processor.
#include "tflite_micro/kernels/add.h"
#include "tflite_micro/kernels/integer_bounds.h"

namespace tflite {
namespace kernels {
namespace {

// Unsigned arithmetic, so that it wraps.
template <typename T, typename Unsigned>
void AddInteger(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params) {
  const AddIntegerParams p = *static_cast<const AddIntegerParams*>(params);
  const IntegerBounds<T> bounds(p.lowest, p.highest);
  const T* values_a = static_cast<const T*>(a);
  const T* values_b = static_cast<const T*>(b);
  T* results = static_cast<T*>(out);
  const Unsigned sign_b = static_cast<Unsigned>(p.sign_b);
  for (int32_t i = 0; i < count; ++i) {
    results[i] = bounds.Limit(static_cast<T>(static_cast<Unsigned>(values_a[i * step_a]) +
                                             sign_b * static_cast<Unsigned>(values_b[i * step_b])));
  }
}

}  // namespace

void AddIntegerS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                   const void* params) {
  AddInteger<int16_t, uint32_t>(a, step_a, b, step_b, out, count, params);
}
void AddS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
            const void* params) {
  AddInteger<int32_t, uint32_t>(a, step_a, b, step_b, out, count, params);
}
void AddS64(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
            const void* params) {
  AddInteger<int64_t, uint64_t>(a, step_a, b, step_b, out, count, params);
}

}  // namespace kernels
}  // namespace tflite
