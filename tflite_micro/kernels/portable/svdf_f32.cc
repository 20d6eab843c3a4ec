#include "tflite_micro/kernels/svdf.h"

namespace tflite {
namespace kernels {

void SvdfF32(const SvdfShape& shape, bool asymmetric, FloatFunction activation, const SvdfWeightsF32& weights,
             const float* input, float* state, float* output, int8_t* scratch) {
  constexpr int kBlock = 4;
  const bool is_hybrid = weights.features.scale != 0.0f;
  const auto time_weight = [&](int index) {
    return is_hybrid ? static_cast<float>(static_cast<const int8_t*>(weights.times.data)[index]) * weights.times.scale
                     : static_cast<const float*>(weights.times.data)[index];
  };
  const int filters = shape.units * shape.rank;
  for (int batch = 0; batch < shape.batches; ++batch, input += shape.input_size) {
    GateVector vector = {input, scratch, {}, shape.input_size};
    if (is_hybrid) vector.quantization = QuantizeRow(input, shape.input_size, asymmetric, scratch);
    const float* next_bias = weights.bias;
    float sum = 0.0f;
    int time = 0;
    int filters_to_go = 0;  // of the unit at work
    for (int block = 0; block < filters; block += kBlock) {
      const int count = filters - block < kBlock ? filters - block : kBlock;
      float projections[kBlock] = {};
      Accumulate(weights.features, vector, block, count, projections);
      for (int filter = 0; filter < count; ++filter, state += shape.memory) {
        if (filters_to_go == 0) {
          filters_to_go = shape.rank;
          sum = next_bias != nullptr ? *next_bias++ : 0.0f;
        }
        for (int i = 0; i < shape.memory; ++i) {
          state[i] = i < shape.memory - 1 ? state[i + 1] : projections[filter];
          sum += time_weight(time++) * state[i];
        }
        if (--filters_to_go == 0) *output++ = activation(sum);
      }
    }
  }
}

}  // namespace kernels
}  // namespace tflite
