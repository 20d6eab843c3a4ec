#include "tflite_micro/kernels/portable/svdf_quantized.h"

namespace tflite {
namespace kernels {

void SvdfS8S8(const SvdfShape& shape, const SvdfParams& params, const int8_t* input, const int8_t* feature_weights,
              const int8_t* time_weights, const int32_t* bias, int8_t* state, int8_t* output) {
  const auto advance = [&](int filters, const int8_t* weights, int8_t* memories, int32_t* sums) {
    SvdfAdvanceS8(filters, shape.memory, params.state_zero_point, weights, memories, sums);
  };
  SvdfQuantized(shape, params, input, feature_weights, time_weights, bias, state, output, advance);
}

}  // namespace kernels
}  // namespace tflite
