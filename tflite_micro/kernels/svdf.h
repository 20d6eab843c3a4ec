// Singular-value-decomposition filters (SVDF): every filter projects the input onto its feature weights, remembers the
// last `memory` projections, and weighs them over time; a unit sums `rank` filters.
//
//   state[b, f, 0 .. memory-2] = state[b, f, 1 .. memory-1];  state[b, f, memory-1] = input[b] . feature_weights[f]
//   output[b, u] = bias[u] + sum over the rank filters f of unit u: state[b, f] . time_weights[f]
#ifndef TFLITE_MICRO_KERNELS_SVDF_H_
#define TFLITE_MICRO_KERNELS_SVDF_H_

#include <stdint.h>

#include "tflite_micro/kernels/recurrent.h"

namespace tflite {
namespace kernels {

// All at least 1. Filter f belongs to unit f / rank.
struct SvdfShape {
  int32_t batches;
  int32_t input_size;
  int32_t units;
  int32_t rank;
  int32_t memory;
};

// Factors are multiplier * 2^(shift - 31).
struct SvdfParams {
  // input scale * feature weights' scale / state's scale
  int32_t feature_multiplier;
  // state's scale * time weights' scale / output scale
  int32_t time_multiplier;
  int16_t input_zero_point;
  int16_t state_zero_point;
  int16_t output_zero_point;
  int8_t feature_shift;
  int8_t time_shift;
};

// All: input [batches, input_size], feature_weights [units * rank, input_size], time_weights [units * rank, memory],
// bias [units] (quantised as state * time_weights) or null, state [batches, units * rank, memory], updated,
// output [batches, units]. Nothing overlaps. Sums wrap beyond 32 bits.
void SvdfS8S8(const SvdfShape& shape, const SvdfParams& params, const int8_t* input, const int8_t* feature_weights,
              const int8_t* time_weights, const int32_t* bias, int8_t* state, int8_t* output);
// The state's zero point is 0.
void SvdfS8S16(const SvdfShape& shape, const SvdfParams& params, const int8_t* input, const int8_t* feature_weights,
               const int16_t* time_weights, const int32_t* bias, int16_t* state, int8_t* output);

struct SvdfWeightsF32 {
  // Both float32, or both int8 with scales: then inputs are quantised as they come.
  Weights features;
  Weights times;
  const float* bias;
};

// `scratch` [input_size]: for int8 weights. `asymmetric`: how inputs are quantised.
void SvdfF32(const SvdfShape& shape, bool asymmetric, FloatFunction activation, const SvdfWeightsF32& weights,
             const float* input, float* state, float* output, int8_t* scratch);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_SVDF_H_
