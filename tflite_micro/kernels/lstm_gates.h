// What an int8 LSTM does element by element, for a block of cells; see lstm.h for what it is about.
#ifndef TFLITE_MICRO_KERNELS_LSTM_GATES_H_
#define TFLITE_MICRO_KERNELS_LSTM_GATES_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// multiplier * 2^(shift - 31)
struct LstmFactor {
  int32_t multiplier;
  int32_t shift;
};

// All: `count` elements, at least 1. Outputs may be one of the inputs of their type; otherwise nothing overlaps.

// arguments[i] = saturated(saturated(from_input[i] * input) + from_hidden[i] * hidden)
void LstmGateArguments(int32_t count, const LstmFactor& input, const int32_t* from_input, const LstmFactor& hidden,
                       const int32_t* from_hidden, int16_t* arguments);

// Logistic and tanh of fixed_point_functions.h, in place: 3 integer bits in, for tanh `integer_bits` (0 .. 6), unit
// out.
void LstmLogistic(int32_t count, int16_t* values);
void LstmTanh(int32_t count, int32_t integer_bits, int16_t* values);

// cells[i] = clip(forget[i] * cells[i] + add[i] * candidates[i]): gates are units, cells have the scale
// 2^cell_exponent, -15 .. -9. `cell_clip` in steps of the cells; 0: no clipping. Both products are rounded, halves away
// from zero, and the second one saturates.
void LstmUpdateCells(int32_t count, int32_t cell_exponent, int32_t cell_clip, const int16_t* forget, const int16_t* add,
                     const int16_t* candidates, int16_t* cells);

// outputs[i] = saturated(gates[i] * values[i] * factor + zero_point)
void LstmOutputs(int32_t count, const LstmFactor& factor, int32_t zero_point, const int16_t* gates,
                 const int16_t* values, int8_t* outputs);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_LSTM_GATES_H_
