#include "tflite_micro/kernels/local_response_normalization.h"

#include "tflite_micro/kernels/elementary.h"

namespace tflite {
namespace kernels {

void LocalResponseNormalize(const float* input, int32_t rows, int32_t row_length, const LocalResponseParams& params,
                            float* output) {
  for (int32_t row = 0; row < rows; ++row, input += row_length) {
    for (int32_t i = 0; i < row_length; ++i) {
      const int32_t begin = i > params.radius ? i - params.radius : 0;
      const int32_t end = row_length - 1 - i > params.radius ? i + params.radius + 1 : row_length;
      float sum = 0.0f;
      for (int32_t k = begin; k < end; ++k) sum += input[k] * input[k];
      *output++ = input[i] * Power(params.bias + params.alpha * sum, -params.beta);
    }
  }
}

}  // namespace kernels
}  // namespace tflite
