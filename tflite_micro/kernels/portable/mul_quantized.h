// The loop that mul_s8.cc and mul_s16.cc share.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_MUL_QUANTIZED_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_MUL_QUANTIZED_H_

#include <stdint.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/mul.h"
#include "tflite_micro/kernels/portable/quantized_elements.h"

namespace tflite {
namespace kernels {

TFLM_BODY_FOR_TYPES void MulQuantized(ElementType type, const void* a, int32_t step_a, const void* b, int32_t step_b,
                                      void* out, int32_t count, const void* params) {
  // Copied, so that stores of 8-bit elements do not force the parameters to be read again.
  const MulQuantizedParams p = *static_cast<const MulQuantizedParams*>(params);
  const int32_t bytes_a = step_a * ElementBytes(type);
  const int32_t bytes_b = step_b * ElementBytes(type);
  for (int32_t i = 0; i < count; ++i) {
    // Differences from a zero point are below 2^16; for int16 the zero points are 0, so that the product fits.
    const int32_t product = (LoadElement(type, a, 0) + p.offset_a) * (LoadElement(type, b, 0) + p.offset_b);
    const int32_t value = MultiplyByQuantizedMultiplier(product, p.multiplier, p.shift) + p.offset_out;
    StoreElement(type, Clamp<int32_t>(value, p.lowest, p.highest), out, i);
    a = Advance(a, bytes_a);
    b = Advance(b, bytes_b);
  }
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_MUL_QUANTIZED_H_
