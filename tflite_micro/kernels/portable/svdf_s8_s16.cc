#include "tflite_micro/kernels/portable/svdf_quantized.h"

namespace tflite {
namespace kernels {

void SvdfS8S16(const SvdfShape& shape, const SvdfParams& params, const int8_t* input, const int8_t* feature_weights,
               const int16_t* time_weights, const int32_t* bias, int16_t* state, int8_t* output) {
  SvdfQuantized(
      shape, params, input, feature_weights, time_weights, bias, state, output, sizeof(*state),
      [](const SvdfShape& s, const SvdfParams&, int filters, const void* weights, void* memories, int32_t* sums) {
        SvdfAdvanceS16(filters, s.memory, static_cast<const int16_t*>(weights), static_cast<int16_t*>(memories), sums);
      });
}

}  // namespace kernels
}  // namespace tflite
