#include "tflite_micro/kernels/portable/svdf_quantized.h"

namespace tflite {
namespace kernels {

void SvdfS8S8(const SvdfShape& shape, const SvdfParams& params, const int8_t* input, const int8_t* feature_weights,
              const int8_t* time_weights, const int32_t* bias, int8_t* state, int8_t* output) {
  SvdfQuantized(
      shape, params, input, feature_weights, time_weights, bias, state, output, sizeof(*state),
      [](const SvdfShape& s, const SvdfParams& p, int filters, const void* weights, void* memories, int32_t* sums) {
        SvdfAdvanceS8(filters, s.memory, p.state_zero_point, static_cast<const int8_t*>(weights),
                      static_cast<int8_t*>(memories), sums);
      });
}

}  // namespace kernels
}  // namespace tflite
