// Long short-term memory over a sequence. With x the input and h the output of the step before, a step is
//
//   gate[g] = f(input_weights[g] x + recurrent_weights[g] h + bias[g]), f = logistic, for the cell gate tanh
//   cell = clip(gate[forget] * cell + gate[input] * gate[cell])
//   h = gate[output] * tanh(cell)
//
// element by element. There are no peepholes, no projection and no layer normalisation.
#ifndef TFLITE_MICRO_KERNELS_LSTM_H_
#define TFLITE_MICRO_KERNELS_LSTM_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Order of the gates in all arrays below.
enum LstmGate { kLstmInputGate, kLstmForgetGate, kLstmCellGate, kLstmOutputGate, kLstmGates };

// All at least 1.
struct LstmShape {
  int32_t batches;
  int32_t steps;
  int32_t input_size;
  int32_t cells;
  // 1: input [steps, batches, input_size], output [steps, batches, cells]. 0: batches first.
  int32_t time_major;
};

// input [cells, input_size], recurrent [cells, cells], bias [cells].
template <typename Weight, typename Bias>
struct LstmGateWeights {
  const Weight* input;
  const Weight* recurrent;
  const Bias* bias;
};

// multiplier * 2^(shift - 31)
struct LstmFactor {
  int32_t multiplier;
  int32_t shift;
};

struct LstmParams {
  int32_t input_zero_point;
  // Of h as it is read, and as it is written.
  int32_t state_zero_point;
  int32_t output_zero_point;
  // To the scale 2^-12 of a gate's argument. For int16 inputs, shifts are -31 .. 14.
  LstmFactor input[kLstmGates];
  LstmFactor recurrent[kLstmGates];
  // From 2^-30 to the scale of h.
  LstmFactor output;
  // The scale of the cell state is 2^cell_exponent, -15 .. -9.
  int32_t cell_exponent;
  // In steps of the cell state; 0: no clipping.
  int32_t cell_clip;
};

// All: `hidden` [batches, cells] is h before the first step and becomes that of the last, `cell` [batches, cells]
// likewise the cell state. Nothing overlaps.

// Elements of `scratch`.
inline int LstmS8ScratchSize(const LstmShape& shape) { return shape.input_size + shape.cells; }

// Logistic and tanh are those of fixed_point_functions.h.
void LstmS8S8(const LstmShape& shape, const LstmParams& params, const LstmGateWeights<int8_t, int32_t>* weights,
              const int8_t* input, int8_t* hidden, int16_t* cell, int8_t* output, int16_t* scratch);
// All zero points are 0. Logistic and tanh are those of sigmoid.h.
void LstmS16S8(const LstmShape& shape, const LstmParams& params, const LstmGateWeights<int8_t, int64_t>* weights,
               const int16_t* input, int16_t* hidden, int16_t* cell, int16_t* output);
// cell_clip 0: no clipping.
void LstmF32(const LstmShape& shape, float cell_clip, const LstmGateWeights<float, float>* weights, const float* input,
             float* hidden, float* cell, float* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_LSTM_H_
