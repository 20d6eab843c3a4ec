// Floats as if they had been quantised and dequantised.
#ifndef TFLITE_MICRO_KERNELS_FAKE_QUANT_H_
#define TFLITE_MICRO_KERNELS_FAKE_QUANT_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// The steps are lowest, lowest + scale, ..., highest.
struct FakeQuantParams {
  float lowest;
  float highest;
  float scale;
  float inverse_scale;
};

// Each value becomes the nearest step, halves the higher one; what lies outside, and NaN the lowest, an end of the
// range.
void FakeQuant(const FakeQuantParams& params, const float* input, float* output, int32_t count);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_FAKE_QUANT_H_
