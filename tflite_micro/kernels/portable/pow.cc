#include "tflite_micro/kernels/binary_math.h"
#include "tflite_micro/kernels/elementary.h"

namespace tflite {
namespace kernels {
namespace {

int32_t WholePower(int32_t base, int32_t exponent) {
  const bool is_odd = exponent % 2 != 0;
  int64_t result = 1;
  // 0, 1 and -1 stay in range for any exponent; others leave it within 32 steps.
  if (base >= -1 && base <= 1 && exponent > 2) exponent = 2 - exponent % 2;
  for (; exponent > 0; --exponent) {
    result *= base;
    if (result > INT32_MAX || result < INT32_MIN) return base < 0 && is_odd ? INT32_MIN : INT32_MAX;
  }
  return static_cast<int32_t>(result);
}

}  // namespace

void PowF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  const float* values_a = static_cast<const float*>(a);
  const float* values_b = static_cast<const float*>(b);
  float* results = static_cast<float*>(out);
  for (int32_t i = 0; i < count; ++i) results[i] = Power(values_a[i * step_a], values_b[i * step_b]);
}
void PowS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  const int32_t* values_a = static_cast<const int32_t*>(a);
  const int32_t* values_b = static_cast<const int32_t*>(b);
  int32_t* results = static_cast<int32_t*>(out);
  for (int32_t i = 0; i < count; ++i) results[i] = WholePower(values_a[i * step_a], values_b[i * step_b]);
}

}  // namespace kernels
}  // namespace tflite
