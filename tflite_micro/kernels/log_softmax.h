// Logarithm of the softmax over rows. All: `input` and `output` are [rows, depth], contiguous, depth >= 1, and may be
// the same.
#ifndef TFLITE_MICRO_KERNELS_LOG_SOFTMAX_H_
#define TFLITE_MICRO_KERNELS_LOG_SOFTMAX_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// output[i] = input[i] - log(sum over the row of e^input).
void LogSoftmaxF32(int rows, int depth, const float* input, float* output);

// The same of quantised elements, in float arithmetic, rounded once, halves away from zero, and saturated. Zero points
// of inputs cancel.
struct LogSoftmaxParams {
  float input_scale;
  float output_scale;
  int32_t output_zero_point;
};
void LogSoftmaxS8(int rows, int depth, const LogSoftmaxParams& params, const int8_t* input, int8_t* output);
void LogSoftmaxU8(int rows, int depth, const LogSoftmaxParams& params, const uint8_t* input, uint8_t* output);
void LogSoftmaxS16(int rows, int depth, const LogSoftmaxParams& params, const int16_t* input, int16_t* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_LOG_SOFTMAX_H_
