// The body of the quantised SVDF kernels, for both widths of the state.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_SVDF_QUANTIZED_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_SVDF_QUANTIZED_H_

#include <string.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/matrix_vector.h"
#include "tflite_micro/kernels/svdf.h"
#include "tflite_micro/kernels/svdf_parts.h"

namespace tflite {
namespace kernels {

// One of svdf_parts.h.
using SvdfAdvance = void (*)(const SvdfShape& shape, const SvdfParams& params, int filters, const void* time_weights,
                             void* state, int32_t* sums);

// Elements of the time weights and the state have `bytes`: 1 or 2.
TFLM_ONE_COPY inline void SvdfQuantized(const SvdfShape& shape, const SvdfParams& params, const int8_t* input,
                                        const int8_t* feature_weights, const void* time_weights, const int32_t* bias,
                                        void* state, int8_t* output, int bytes, SvdfAdvance advance) {
  // Filters whose sums are computed at a time: an input is prepared once for so many.
  constexpr int kBlock = 32;
  // Sums are clamped before a zero point is added, so that that cannot overflow.
  const int32_t lowest_state = (bytes == 1 ? INT8_MIN : INT16_MIN) - params.state_zero_point;
  const int32_t highest_state = (bytes == 1 ? INT8_MAX : INT16_MAX) - params.state_zero_point;
  const int filters = shape.units * shape.rank;
  char* memories = static_cast<char*>(state);
  for (int batch = 0; batch < shape.batches; ++batch, input += shape.input_size) {
    const int8_t* features = feature_weights;
    const char* times = static_cast<const char*>(time_weights);
    const int32_t* next_bias = bias;
    uint32_t sum = 0;
    int filters_to_go = 0;  // of the unit at work
    for (int first = 0; first < filters; first += kBlock) {
      const int count = filters - first < kBlock ? filters - first : kBlock;
      int32_t sums[kBlock];
      memset(sums, 0, static_cast<size_t>(count) * sizeof(*sums));
      MatricesTimesVectorS8(&features, 1, count, shape.input_size, input, -params.input_zero_point, sums);
      SvdfScale(count, params.feature_multiplier, params.feature_shift, lowest_state, highest_state, sums);
      advance(shape, params, count, times, memories, sums);
      // The units' sums take the place of the filters'.
      int units = 0;
#ifndef __OPTIMIZE_SIZE__
      if (shape.rank == 1) {
        units = count;
        for (int i = 0; next_bias != nullptr && i < count; ++i) {
          sums[i] = static_cast<int32_t>(static_cast<uint32_t>(sums[i]) + static_cast<uint32_t>(*next_bias++));
        }
      }
#endif
      for (int i = units; i < count; ++i) {
        if (filters_to_go == 0) {
          filters_to_go = shape.rank;
          sum = next_bias != nullptr ? static_cast<uint32_t>(*next_bias++) : 0;
        }
        sum += static_cast<uint32_t>(sums[i]);
        if (--filters_to_go == 0) sums[units++] = static_cast<int32_t>(sum);
      }
      SvdfOutputs(units, params.time_multiplier, params.time_shift, params.output_zero_point, sums, output);
      output += units;
      features += count * shape.input_size;
      times += count * shape.memory * bytes;
      memories += count * shape.memory * bytes;
    }
  }
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_SVDF_QUANTIZED_H_
