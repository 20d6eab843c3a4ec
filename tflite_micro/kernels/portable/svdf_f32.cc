#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/svdf.h"

namespace tflite {
namespace kernels {

void SvdfF32(const SvdfShape& shape, float lowest, float highest, const float* input, const float* feature_weights,
             const float* time_weights, const float* bias, float* state, float* output) {
  for (int batch = 0; batch < shape.batches; ++batch, input += shape.input_size) {
    const float* features = feature_weights;
    const float* times = time_weights;
    for (int unit = 0; unit < shape.units; ++unit) {
      float sum = bias != nullptr ? bias[unit] : 0.0f;
      for (int filter = 0; filter < shape.rank; ++filter) {
        float projection = 0;
        for (int i = 0; i < shape.input_size; ++i) projection += features[i] * input[i];
        for (int i = 0; i < shape.memory - 1; ++i) {
          state[i] = state[i + 1];
          sum += times[i] * state[i];
        }
        state[shape.memory - 1] = projection;
        sum += times[shape.memory - 1] * projection;
        features += shape.input_size;
        times += shape.memory;
        state += shape.memory;
      }
      *output++ = Clamp(sum, lowest, highest);
    }
  }
}

}  // namespace kernels
}  // namespace tflite
