#include "tflite_micro/kernels/fake_quant.h"

#include "tflite_micro/kernels/rounding.h"

namespace tflite {
namespace kernels {

void FakeQuant(const FakeQuantParams& params, const float* input, float* output, int32_t count) {
  for (int32_t i = 0; i < count; ++i) {
    const float bounded = input[i] > params.lowest ? input[i] : params.lowest;
    const float clamped = bounded < params.highest ? bounded : params.highest;
    // At most 65535 steps: far from where RoundSaturating() saturates.
    const int32_t step = RoundSaturating((clamped - params.lowest) * params.inverse_scale);
    output[i] = static_cast<float>(step) * params.scale + params.lowest;
  }
}

}  // namespace kernels
}  // namespace tflite
