// The body of the quantised SVDF kernels, for both widths of the state.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_SVDF_QUANTIZED_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_SVDF_QUANTIZED_H_

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/portable/dot_four.h"
#include "tflite_micro/kernels/svdf.h"

namespace tflite {
namespace kernels {

// Moves the memory of one filter on by one step; returns its dot product with the time weights, without the newest
// element. `zero_point` is that of the state.
template <typename T>
inline uint32_t ShiftAndWeigh(const T* weights, int32_t zero_point, int memory, T* state) {
  uint32_t sum = 0;
  for (const T* const end = state + memory - 1; state != end; ++state) {
    const T value = state[1];
    *state = value;
    sum += static_cast<uint32_t>(*weights++ * (value - zero_point));
  }
  return sum;
}

template <typename T>
void SvdfQuantized(const SvdfShape& shape, const SvdfParams& params, const int8_t* input, const int8_t* feature_weights,
                   const T* time_weights, const int32_t* bias, T* state, int8_t* output) {
  constexpr int kBlock = 4;
  // Sums are clamped before a zero point is added, so that that cannot overflow.
  const int32_t lowest_state = (sizeof(T) == 1 ? INT8_MIN : INT16_MIN) - params.state_zero_point;
  const int32_t highest_state = (sizeof(T) == 1 ? INT8_MAX : INT16_MAX) - params.state_zero_point;
  const int32_t lowest_output = INT8_MIN - params.output_zero_point;
  const int32_t highest_output = INT8_MAX - params.output_zero_point;
  const int filters = shape.units * shape.rank;
  for (int batch = 0; batch < shape.batches; ++batch, input += shape.input_size) {
    const T* times = time_weights;
    const int32_t* next_bias = bias;
    uint32_t sum = 0;
    int filters_to_go = 0;  // of the unit at work
    for (int block = 0; block < filters; block += kBlock) {
      // Filters past the last one repeat it, unused.
      const int count = filters - block < kBlock ? filters - block : kBlock;
      const int8_t* rows[kBlock];
      for (int i = 0; i < kBlock; ++i) {
        rows[i] = feature_weights + (block + (i < count ? i : count - 1)) * shape.input_size;
      }
      uint32_t dots[kBlock] = {};
      DotFour(rows, input, params.input_zero_point, shape.input_size, dots);
      for (int i = 0; i < count; ++i, times += shape.memory, state += shape.memory) {
        if (filters_to_go == 0) {
          filters_to_go = shape.rank;
          sum = next_bias != nullptr ? static_cast<uint32_t>(*next_bias++) : 0;
        }
        const int32_t scaled = MultiplyByQuantizedMultiplier(static_cast<int32_t>(dots[i]), params.feature_multiplier,
                                                             params.feature_shift);
        const int32_t projection = Clamp(scaled, lowest_state, highest_state);
        sum += ShiftAndWeigh(times, params.state_zero_point, shape.memory, state);
        sum += static_cast<uint32_t>(times[shape.memory - 1] * projection);
        state[shape.memory - 1] = static_cast<T>(projection + params.state_zero_point);
        if (--filters_to_go == 0) {
          const int32_t result =
              MultiplyByQuantizedMultiplier(static_cast<int32_t>(sum), params.time_multiplier, params.time_shift);
          *output++ = static_cast<int8_t>(Clamp(result, lowest_output, highest_output) + params.output_zero_point);
        }
      }
    }
  }
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_SVDF_QUANTIZED_H_
