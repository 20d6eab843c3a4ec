// The logistic function 1 / (1 + e^-x) and tanh(x) = 2 logistic(2x) - 1, element by element. The int16 versions share
// one table of the logistic function and interpolate.
#ifndef TFLITE_MICRO_KERNELS_SIGMOID_H_
#define TFLITE_MICRO_KERNELS_SIGMOID_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// How an int16 input becomes x in steps of 1/12288: input * multiplier * 2^-shift, rounded.
// Bounds: 0 <= multiplier < 2^15, 0 <= shift <= 31 with multiplier < 2^14 for 31, so that nothing overflows.
struct SigmoidS16Params {
  int32_t multiplier;
  int32_t shift;
};

// All: `input` and `output` hold `size` elements and may be the same.

// Output quantised with scale 1/32768, zero point 0.
void LogisticS16(const SigmoidS16Params& params, const int16_t* input, int16_t* output, int size);
void TanhS16(const SigmoidS16Params& params, const int16_t* input, int16_t* output, int size);

void LogisticF32(const float* input, float* output, int size);
void TanhF32(const float* input, float* output, int size);

// One value, within 4 units in the last place, for any x.
float Logistic(float x);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_SIGMOID_H_
