// Logarithm of the softmax over rows. All: `input` and `output` are [rows, depth], contiguous, depth >= 1, and may be
// the same.
#ifndef TFLITE_MICRO_KERNELS_LOG_SOFTMAX_H_
#define TFLITE_MICRO_KERNELS_LOG_SOFTMAX_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// output[i] = input[i] - log(sum over the row of e^input).
void LogSoftmaxF32(int rows, int depth, const float* input, float* output);

// The same of 8-bit elements in fixed point, whose results have scale 1/16 and are 0 at the highest value of the type.
// Zero points of inputs cancel.
struct LogSoftmaxParams {
  // The input's scale in units of 2^-26, as multiplier * 2^(shift - 31), and the way back.
  int32_t multiplier;
  int32_t shift;
  int32_t reverse_multiplier;
  int32_t reverse_shift;
  // Differences to the row's largest element below this (<= 0) do not enter the sum; above, a product fits in 32 bits.
  int32_t lowest_difference;
};
void LogSoftmaxS8(int rows, int depth, const LogSoftmaxParams& params, const int8_t* input, int8_t* output);
void LogSoftmaxU8(int rows, int depth, const LogSoftmaxParams& params, const uint8_t* input, uint8_t* output);

// The same of int16, zero points of 0, in float arithmetic, rounded once, halves away from zero, and saturated.
void LogSoftmaxS16(int rows, int depth, float input_scale, float output_scale, const int16_t* input, int16_t* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_LOG_SOFTMAX_H_
