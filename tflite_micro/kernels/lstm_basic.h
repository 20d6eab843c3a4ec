// One step of the LSTM of old models, whose four gates share one matrix: with v the input followed by the output of the
// step before, arguments = weights v + bias, and
//
//   state = logistic(forget) * state + logistic(input) * tanh(cell), output = logistic(output gate) * tanh(state)
//
// where the arguments are those of the input, cell, forget and output gates, in this order, `cells` of each.
#ifndef TFLITE_MICRO_KERNELS_LSTM_BASIC_H_
#define TFLITE_MICRO_KERNELS_LSTM_BASIC_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// All at least 1.
struct LstmBasicShape {
  int32_t batches;
  int32_t input_size;
  int32_t cells;
};

// All: `vectors` [batches, input_size + cells] are the inputs v, `weights` [4 * cells, input_size + cells], `bias`
// [4 * cells], `arguments` [batches, 4 * cells] and `output` [batches, cells] are written. `state` and `new_state`
// [batches, cells] may be the same.

void LstmBasicF32(const LstmBasicShape& shape, const float* vectors, const float* weights, const float* bias,
                  const float* state, float* arguments, float* new_state, float* output);

// Vectors and output have scale 1/128 and zero point 128, arguments scale 2^-12, the state 2^-11. The factor of sums to
// arguments is multiplier * 2^(shift - 31). Logistic and tanh are those of fixed_point_functions.h.
void LstmBasicU8(const LstmBasicShape& shape, int32_t weights_zero_point, int32_t multiplier, int32_t shift,
                 const uint8_t* vectors, const uint8_t* weights, const int32_t* bias, const int16_t* state,
                 int16_t* arguments, int16_t* new_state, uint8_t* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_LSTM_BASIC_H_
