// Softmax over rows: output[i] = e^(beta * input[i]) / sum over the row. The quantised versions subtract the row's
// largest value first, so that nothing overflows whatever the input.
#ifndef TFLITE_MICRO_KERNELS_SOFTMAX_H_
#define TFLITE_MICRO_KERNELS_SOFTMAX_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// How a difference of an input from its row's largest becomes an exponent.
struct SoftmaxParams {
  // beta * input scale in units of an exponent, as multiplier * 2^(shift - 31). The unit is 2^-26 for 8-bit inputs,
  // 10 / 65535 for int16.
  int32_t multiplier;
  int32_t shift;
  // Differences below this (<= 0) count as infinitely far (8 bits) or 10 (int16) away; above, the product fits in 32
  // bits.
  int32_t lowest_difference;
};

// All: `input` and `output` are [rows, depth], contiguous, depth >= 1, and do not overlap.

// Output quantised with scale 1/256, zero point -128; of uint8, zero point 0.
void SoftmaxS8(int rows, int depth, const SoftmaxParams& params, const int8_t* input, int8_t* output);
void SoftmaxU8(int rows, int depth, const SoftmaxParams& params, const uint8_t* input, uint8_t* output);
// Output quantised with scale 1/65536, zero point -32768.
void SoftmaxU8S16(int rows, int depth, const SoftmaxParams& params, const uint8_t* input, int16_t* output);
void SoftmaxS8S16(int rows, int depth, const SoftmaxParams& params, const int8_t* input, int16_t* output);

// Output quantised with scale 1/32768, zero point 0. Exponents below -10 count as -10.
void SoftmaxS16(int rows, int depth, const SoftmaxParams& params, const int16_t* input, int16_t* output);

void SoftmaxF32(int rows, int depth, float beta, const float* input, float* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_SOFTMAX_H_
