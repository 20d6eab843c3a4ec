#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/quantize.h"
#include "tflite_micro/kernels/rounding.h"

namespace tflite {
namespace kernels {
namespace {

template <typename T, int32_t kLowest, int32_t kHighest>
void Quantize(const void* input, void* output, int32_t count, const void* params) {
  const QuantizeParams p = *static_cast<const QuantizeParams*>(params);
  const float* from = static_cast<const float*>(input);
  T* to = static_cast<T*>(output);
  for (int32_t i = 0; i < count; ++i) {
    to[i] = static_cast<T>(Clamp<int32_t>(RoundSaturating(from[i] / p.scale) + p.zero_point, kLowest, kHighest));
  }
}

}  // namespace

void QuantizeF32ToS8(const void* input, void* output, int32_t count, const void* params) {
  Quantize<int8_t, INT8_MIN, INT8_MAX>(input, output, count, params);
}
void QuantizeF32ToU8(const void* input, void* output, int32_t count, const void* params) {
  Quantize<uint8_t, 0, UINT8_MAX>(input, output, count, params);
}
void QuantizeF32ToS16(const void* input, void* output, int32_t count, const void* params) {
  Quantize<int16_t, INT16_MIN, INT16_MAX>(input, output, count, params);
}

// These have no zero point, and more range than RoundSaturating().
void QuantizeF32ToS32(const void* input, void* output, int32_t count, const void* params) {
  const float scale = static_cast<const QuantizeParams*>(params)->scale;
  const float* from = static_cast<const float*>(input);
  int32_t* to = static_cast<int32_t*>(output);
  for (int32_t i = 0; i < count; ++i) {
    const float steps = from[i] / scale;
    constexpr float kLimit = 16777216.0f;  // Floats beyond have no fraction.
    if (steps > -kLimit && steps < kLimit) {
      to[i] = RoundSaturating(steps);
    } else {
      to[i] = !(steps >= -2147483648.0f) ? INT32_MIN : steps >= 2147483648.0f ? INT32_MAX : static_cast<int32_t>(steps);
    }
  }
}

}  // namespace kernels
}  // namespace tflite
