// The body of the quantised SVDF kernels, for both widths of the state.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_SVDF_QUANTIZED_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_SVDF_QUANTIZED_H_

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/svdf.h"

namespace tflite {
namespace kernels {

// Moves the memory of one filter on by one step; returns its dot product with the time weights, without the newest
// element. `zero_point` is that of the state.
template <typename T>
uint32_t ShiftAndWeigh(const T* weights, int32_t zero_point, int memory, T* state) {
  uint32_t sum = 0;
  for (int i = 0; i < memory - 1; ++i) {
    const T value = state[i + 1];
    state[i] = value;
    sum += static_cast<uint32_t>(weights[i] * (value - zero_point));
  }
  return sum;
}

template <typename T>
void SvdfQuantized(const SvdfShape& shape, const SvdfParams& params, const int8_t* input, const int8_t* feature_weights,
                   const T* time_weights, const int32_t* bias, T* state, int8_t* output) {
  constexpr int32_t kLowest = sizeof(T) == 1 ? INT8_MIN : INT16_MIN;
  constexpr int32_t kHighest = sizeof(T) == 1 ? INT8_MAX : INT16_MAX;
  for (int batch = 0; batch < shape.batches; ++batch, input += shape.input_size) {
    const int8_t* features = feature_weights;
    const T* times = time_weights;
    for (int unit = 0; unit < shape.units; ++unit) {
      uint32_t sum = bias != nullptr ? static_cast<uint32_t>(bias[unit]) : 0;
      for (int filter = 0; filter < shape.rank; ++filter) {
        uint32_t dot = 0;
        for (int i = 0; i < shape.input_size; ++i) {
          dot += static_cast<uint32_t>(features[i] * (input[i] - params.input_zero_point));
        }
        int32_t projection =
            MultiplyByQuantizedMultiplier(static_cast<int32_t>(dot), params.feature_multiplier, params.feature_shift);
        // Clamped before the zero point is added, so that the sum cannot overflow.
        projection = Clamp(projection, kLowest - params.state_zero_point, kHighest - params.state_zero_point);
        sum += ShiftAndWeigh(times, params.state_zero_point, shape.memory, state);
        sum += static_cast<uint32_t>(times[shape.memory - 1] * projection);
        state[shape.memory - 1] = static_cast<T>(projection + params.state_zero_point);
        features += shape.input_size;
        times += shape.memory;
        state += shape.memory;
      }
      const int32_t scaled =
          MultiplyByQuantizedMultiplier(static_cast<int32_t>(sum), params.time_multiplier, params.time_shift);
      const int32_t zero_point = params.output_zero_point;
      *output++ = static_cast<int8_t>(Clamp(scaled, INT8_MIN - zero_point, INT8_MAX - zero_point) + zero_point);
    }
  }
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_SVDF_QUANTIZED_H_
