// Long short-term memory over a sequence. With x the input and h the output of the step before, a step is
//
//   gate[g] = f(input_weights[g] x + recurrent_weights[g] h + bias[g]), f = logistic, for the cell gate tanh
//   cell = clip(gate[forget] * cell + gate[input] * gate[cell])
//   h = gate[output] * tanh(cell)
//
// element by element. What a kind may have besides:
//
//   - coupled gates: gate[input] = 1 - gate[forget], and the input gate has no weights;
//   - peepholes: peephole[g] * cell is added to the argument of all but the cell gate, to the output gate's with the
//   new
//     state;
//   - normalisation: a gate's argument is divided by its standard deviation over all cells after subtraction of its
//   mean,
//     and multiplied by a coefficient for each cell, before the bias is added;
//   - a projection: h = clip(projection (gate[output] * tanh(cell)) + projection_bias).
#ifndef TFLITE_MICRO_KERNELS_LSTM_H_
#define TFLITE_MICRO_KERNELS_LSTM_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/kernels/lstm_gates.h"
#include "tflite_micro/kernels/recurrent.h"

namespace tflite {
namespace kernels {

// Order of the gates in all arrays below.
enum LstmGate { kLstmInputGate, kLstmForgetGate, kLstmCellGate, kLstmOutputGate, kLstmGates };

// All at least 1, but for aux_size.
struct LstmShape {
  Sequence sequence;
  int32_t input_size;
  int32_t aux_size;  // of a second input with weights of its own, in float32; 0: none
  int32_t cells;
  int32_t output_size;    // of h: `cells` without a projection
  int32_t output_stride;  // from the output of one position to the next: `output_size`, in float32 also more
};

struct LstmParams {
  int32_t input_zero_point;
  // Of h.
  int32_t state_zero_point;
  // Of gate[output] * tanh(cell).
  int32_t output_zero_point;
  // To the scale of a gate's argument, which is 2^-12 without normalisation. For int16 inputs, shifts are -31 .. 14.
  LstmFactor input[kLstmGates];
  LstmFactor recurrent[kLstmGates];
  // From 2^-30 to the scale of gate[output] * tanh(cell).
  LstmFactor output;
  // The scale of the cell state is 2^cell_exponent, -15 .. -9.
  int32_t cell_exponent;
  // In steps of the cell state; 0: no clipping.
  int32_t cell_clip;
};

// Of what not every LSTM has.
struct LstmExtraParams {
  // To the scale of a gate's argument.
  LstmFactor peephole[kLstmGates];
  // The scales of the coefficients.
  LstmFactor normalization[kLstmGates];
  // Stands for a variance below 1.
  int32_t least_variance[kLstmGates];
  // To the scale of h.
  LstmFactor projection;
  // In steps of h, around 0 and not around the zero point; 0: no clipping.
  int32_t projection_clip;
};

// `input` [cells, input_size], `recurrent` [cells, output_size], `bias` [cells]; no input and recurrent weights and
// bias for a coupled input gate. `peephole` and `normalization` [cells] or null.
template <typename Bias>
struct LstmGateWeights {
  const int8_t* input;
  const int8_t* recurrent;
  const Bias* bias;
  const int16_t* peephole;
  const int16_t* normalization;
};

// `weights` [output_size, cells] or null, `bias` [output_size] or null.
struct LstmProjection {
  const int8_t* weights;
  const int32_t* bias;
};

// All: `hidden` [batches, output_size] is h before the first step and becomes that of the last, `cell` [batches, cells]
// likewise the cell state. `input` [sequence, input_size], `output` [sequence, output_size]. Nothing overlaps.

// Bytes of `scratch`, which is aligned as int16_t; 0: it may be null.
inline size_t LstmS8ScratchBytes(const LstmShape& shape, bool is_normalized, bool is_projected) {
  const size_t cells = static_cast<size_t>(shape.cells);
  return (is_normalized ? kLstmGates * sizeof(int16_t) * cells : 0) + (is_projected ? cells : 0);
}

// Logistic and tanh are those of fixed_point_functions.h. `extra` is null for an LSTM without peepholes, normalisation
// and projection.
void LstmS8S8(const LstmShape& shape, const LstmParams& params, const LstmExtraParams* extra,
              const LstmGateWeights<int32_t>* gates, const LstmProjection& projection, const int8_t* input,
              int8_t* hidden, int16_t* cell, int8_t* output, int16_t* scratch);
// Without any of the extras. All zero points are 0. Logistic and tanh are those of sigmoid.h.
void LstmS16S8(const LstmShape& shape, const LstmParams& params, const LstmGateWeights<int64_t>* gates,
               const int16_t* input, int16_t* hidden, int16_t* cell, int16_t* output);

struct LstmParamsF32 {
  // 0: no clipping.
  float cell_clip;
  float projection_clip;
  // How vectors are quantised that meet int8 weights.
  int32_t asymmetric;
};

struct LstmWeightsF32 {
  // The input gate has no input weights: it is coupled.
  GateF32 gates[kLstmGates];
  Weights projection;
  const float* projection_bias;
};

// Bytes of `scratch`, which is aligned as float.
inline size_t LstmF32ScratchBytes(const LstmShape& shape, bool is_hybrid, bool is_normalized, bool is_projected) {
  const size_t cells = static_cast<size_t>(shape.cells);
  const size_t vectors = static_cast<size_t>(QuantizedVectorsSize(shape.input_size, shape.aux_size, shape.output_size));
  const size_t quantized = is_projected && cells > vectors ? cells : vectors;
  return sizeof(float) * cells * ((is_normalized ? 3u : 0u) + (is_projected ? 1u : 0u)) + (is_hybrid ? quantized : 0);
}

// All weights are float32, or all are int8. `activation` stands for tanh. `aux` [sequence, aux_size] or null.
void LstmF32(const LstmShape& shape, const LstmParamsF32& params, FloatFunction activation,
             const LstmWeightsF32& weights, const float* input, const float* aux, float* hidden, float* cell,
             float* output, float* scratch);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_LSTM_H_
