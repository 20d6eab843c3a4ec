// Elements divided by the strength of their neighbours along a row, for LOCAL_RESPONSE_NORMALIZATION.
#ifndef TFLITE_MICRO_KERNELS_LOCAL_RESPONSE_NORMALIZATION_H_
#define TFLITE_MICRO_KERNELS_LOCAL_RESPONSE_NORMALIZATION_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

struct LocalResponseParams {
  int32_t radius;  // neighbours on either side; negative: not even the element itself
  float bias;
  float alpha;
  float beta;
};

// output[i] = input[i] * (bias + alpha * sum of the squares of input[i - radius .. i + radius])^-beta, for each of
// `rows` rows of `row_length` elements, beyond whose ends there is nothing.
void LocalResponseNormalize(const float* input, int32_t rows, int32_t row_length, const LocalResponseParams& params,
                            float* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_LOCAL_RESPONSE_NORMALIZATION_H_
