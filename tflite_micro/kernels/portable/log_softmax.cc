#include "tflite_micro/kernels/log_softmax.h"

#include <math.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/rounding.h"

namespace tflite {
namespace kernels {
namespace {

template <typename T>
void Quantized(int rows, int depth, const LogSoftmaxParams& p, const T* input, T* output) {
  constexpr int32_t kLowest = static_cast<T>(-1) > 0 ? 0 : -(1 << (8 * sizeof(T) - 1));
  constexpr int32_t kHighest = kLowest + (1 << (8 * sizeof(T))) - 1;
  for (int row = 0; row < rows; ++row, input += depth, output += depth) {
    int32_t largest = input[0];
    for (int i = 1; i < depth; ++i) {
      if (input[i] > largest) largest = input[i];
    }
    float sum = 0;
    for (int i = 0; i < depth; ++i) sum += expf(static_cast<float>(input[i] - largest) * p.input_scale);
    const float log_of_sum = logf(sum);
    for (int i = 0; i < depth; ++i) {
      const float value = static_cast<float>(input[i] - largest) * p.input_scale - log_of_sum;
      const int32_t steps = RoundSaturating(value / p.output_scale);
      output[i] = static_cast<T>(Clamp(steps + p.output_zero_point, kLowest, kHighest));
    }
  }
}

}  // namespace

void LogSoftmaxF32(int rows, int depth, const float* input, float* output) {
  for (int row = 0; row < rows; ++row, input += depth, output += depth) {
    float largest = input[0];
    for (int i = 1; i < depth; ++i) {
      if (input[i] > largest) largest = input[i];
    }
    float sum = 0;
    for (int i = 0; i < depth; ++i) sum += expf(input[i] - largest);
    const float log_of_sum = logf(sum);
    for (int i = 0; i < depth; ++i) output[i] = input[i] - largest - log_of_sum;
  }
}

void LogSoftmaxS8(int rows, int depth, const LogSoftmaxParams& params, const int8_t* input, int8_t* output) {
  Quantized(rows, depth, params, input, output);
}

void LogSoftmaxU8(int rows, int depth, const LogSoftmaxParams& params, const uint8_t* input, uint8_t* output) {
  Quantized(rows, depth, params, input, output);
}

void LogSoftmaxS16(int rows, int depth, const LogSoftmaxParams& params, const int16_t* input, int16_t* output) {
  Quantized(rows, depth, params, input, output);
}

}  // namespace kernels
}  // namespace tflite
