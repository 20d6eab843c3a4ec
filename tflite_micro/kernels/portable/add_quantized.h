// The loop that add_s8.cc and add_s16.cc share; only the element type and the left shift differ.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_ADD_QUANTIZED_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_ADD_QUANTIZED_H_

#include <stdint.h>

#include "tflite_micro/kernels/add.h"
#include "tflite_micro/kernels/fixed_point.h"

namespace tflite {
namespace kernels {

template <typename T, int kLeftShift>
inline void AddQuantized(const T* a, int32_t step_a, const T* b, int32_t step_b, T* out, int32_t count,
                         const AddQuantizedParams& params) {
  // Copied, so that stores of 8-bit elements do not force the parameters to be read again.
  const AddQuantizedParams p = params;
  const auto scaled_a = [&p](T value) {
    return MultiplyByQuantizedMultiplier((value + p.offset_a) * (int32_t{1} << kLeftShift), p.multiplier_a, -p.shift_a);
  };
  const auto scaled_b = [&p](T value) {
    return MultiplyByQuantizedMultiplier((value + p.offset_b) * (int32_t{1} << kLeftShift), p.multiplier_b, -p.shift_b);
  };
  const auto finished = [&p](int32_t sum) {
    const int32_t value = MultiplyByQuantizedMultiplier(sum, p.multiplier_out, -p.shift_out) + p.offset_out;
    return static_cast<T>(Clamp<int32_t>(value, p.lowest, p.highest));
  };
  if (step_a != 0 && step_b != 0) {
    for (int32_t i = 0; i < count; ++i) out[i] = finished(scaled_a(a[i]) + scaled_b(b[i]));
  } else if (step_a != 0) {
    const int32_t repeated = scaled_b(b[0]);
    for (int32_t i = 0; i < count; ++i) out[i] = finished(scaled_a(a[i]) + repeated);
  } else {
    const int32_t repeated = scaled_a(a[0]);
    for (int32_t i = 0; i < count; ++i) out[i] = finished(repeated + scaled_b(b[i * step_b]));
  }
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_ADD_QUANTIZED_H_
