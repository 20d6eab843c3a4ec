// The loop that mul_s8.cc and mul_s16.cc share.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_MUL_QUANTIZED_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_MUL_QUANTIZED_H_

#include <stdint.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/mul.h"

namespace tflite {
namespace kernels {

template <typename T>
inline void MulQuantized(const T* a, int32_t step_a, const T* b, int32_t step_b, T* out, int32_t count,
                         const MulQuantizedParams& params) {
  // Copied, so that stores of 8-bit elements do not force the parameters to be read again.
  const MulQuantizedParams p = params;
  for (int32_t i = 0; i < count; ++i) {
    // Differences from a zero point are below 2^16; for int16 the zero points are 0, so that the product fits.
    const int32_t product = (*a + p.offset_a) * (*b + p.offset_b);
    const int32_t value = MultiplyByQuantizedMultiplier(product, p.multiplier, p.shift) + p.offset_out;
    out[i] = static_cast<T>(Clamp<int32_t>(value, p.lowest, p.highest));
    a += step_a;
    b += step_b;
  }
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_MUL_QUANTIZED_H_
