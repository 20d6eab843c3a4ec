#include <string.h>

#include "tflite_micro/kernels/quantize.h"

namespace tflite {
namespace kernels {
namespace {

template <typename T>
void Dequantize(const void* input, void* output, int32_t count, const void* params) {
  const DequantizeParams p = *static_cast<const DequantizeParams*>(params);
  const T* from = static_cast<const T*>(input);
  float* to = static_cast<float*>(output);
  for (int32_t i = 0; i < count; ++i) {
    // The difference is exact in a float, so that the product is rounded once.
    to[i] = p.scale * static_cast<float>(static_cast<int32_t>(from[i]) - p.zero_point);
  }
}

// The bits of a single-precision number from those of a half.
uint32_t Widen(uint16_t half) {
  const uint32_t sign = static_cast<uint32_t>(half & 0x8000) << 16;
  uint32_t exponent = half >> 10 & 0x1F;
  uint32_t fraction = half & 0x3FF;
  if (exponent == 0x1F) return sign | 0x7F800000 | fraction << 13;  // infinity and NaN
  if (exponent == 0) {
    if (fraction == 0) return sign;
    // Subnormal: shift until the leading one is where a normal number hides it.
    exponent = 1;
    while ((fraction & 0x400) == 0) {
      fraction <<= 1;
      --exponent;  // wraps below 0; the sum below is right modulo 2^32
    }
    fraction &= 0x3FF;
  }
  return sign | (exponent + (127 - 15)) << 23 | fraction << 13;
}

}  // namespace

void DequantizeS8(const void* input, void* output, int32_t count, const void* params) {
  Dequantize<int8_t>(input, output, count, params);
}
void DequantizeU8(const void* input, void* output, int32_t count, const void* params) {
  Dequantize<uint8_t>(input, output, count, params);
}
void DequantizeS16(const void* input, void* output, int32_t count, const void* params) {
  Dequantize<int16_t>(input, output, count, params);
}

void ConvertF16ToF32(const void* input, void* output, int32_t count, const void*) {
  const uint16_t* from = static_cast<const uint16_t*>(input);
  float* to = static_cast<float*>(output);
  for (int32_t i = 0; i < count; ++i) {
    const uint32_t bits = Widen(from[i]);
    memcpy(&to[i], &bits, sizeof(bits));
  }
}

}  // namespace kernels
}  // namespace tflite
