#include "tflite_micro/kernels/portable/svdf_quantized.h"

namespace tflite {
namespace kernels {

void SvdfS8S16(const SvdfShape& shape, const SvdfParams& params, const int8_t* input, const int8_t* feature_weights,
               const int16_t* time_weights, const int32_t* bias, int16_t* state, int8_t* output) {
  const auto advance = [&](int filters, const int16_t* weights, int16_t* memories, int32_t* sums) {
    SvdfAdvanceS16(filters, shape.memory, weights, memories, sums);
  };
  SvdfQuantized(shape, params, input, feature_weights, time_weights, bias, state, output, advance);
}

}  // namespace kernels
}  // namespace tflite
