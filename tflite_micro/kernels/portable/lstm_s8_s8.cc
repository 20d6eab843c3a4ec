#include <stdint.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/fixed_point_functions.h"
#include "tflite_micro/kernels/lstm.h"
#include "tflite_micro/kernels/portable/dot_four.h"
#include "tflite_micro/kernels/portable/lstm_steps.h"

namespace tflite {
namespace kernels {
namespace {

int32_t ClampToS16(int32_t value) { return Clamp<int32_t>(value, INT16_MIN, INT16_MAX); }

// Called often: one copy each keeps the code small.
__attribute__((noinline)) int32_t Logistic(int32_t x) { return FixedPoint<int16_t>::Logistic(x, 3); }
__attribute__((noinline)) int32_t Tanh(int32_t x, int integer_bits) {
  return FixedPoint<int16_t>::Tanh(x, integer_bits);
}

// The argument of a gate from its two sums, each of which saturates on its way.
int32_t GateArgument(const LstmParams& params, int gate, uint32_t input_sum, uint32_t recurrent_sum) {
  const LstmFactor& input = params.input[gate];
  const LstmFactor& recurrent = params.recurrent[gate];
  const int32_t from_input =
      ClampToS16(MultiplyByQuantizedMultiplier(static_cast<int32_t>(input_sum), input.multiplier, input.shift));
  const int32_t from_recurrent =
      MultiplyByQuantizedMultiplier(static_cast<int32_t>(recurrent_sum), recurrent.multiplier, recurrent.shift);
  // Beyond 17 bits the sum saturates anyway; within, it does not overflow.
  return ClampToS16(from_input + Clamp<int32_t>(from_recurrent, -(1 << 17), 1 << 17));
}

void Widen(const int8_t* values, int32_t zero_point, int size, int16_t* wide) {
  for (int i = 0; i < size; ++i) wide[i] = static_cast<int16_t>(values[i] - zero_point);
}

}  // namespace

void LstmS8S8(const LstmShape& shape, const LstmParams& params, const LstmGateWeights<int8_t, int32_t>* weights,
              const int8_t* input, int8_t* hidden, int16_t* cell, int8_t* output, int16_t* scratch) {
  int16_t* const wide_input = scratch;
  int16_t* const wide_hidden = scratch + shape.input_size;
  const auto step = [&](const int8_t* x, int8_t* h, int16_t* c, int8_t* y) {
    Widen(x, params.input_zero_point, shape.input_size, wide_input);
    Widen(h, params.state_zero_point, shape.cells, wide_hidden);
    for (int i = 0; i < shape.cells; ++i) {
      const int8_t* input_rows[kLstmGates];
      const int8_t* recurrent_rows[kLstmGates];
      uint32_t input_sums[kLstmGates];
      uint32_t recurrent_sums[kLstmGates];
      for (int gate = 0; gate < kLstmGates; ++gate) {
        input_rows[gate] = weights[gate].input + i * shape.input_size;
        recurrent_rows[gate] = weights[gate].recurrent + i * shape.cells;
        input_sums[gate] = static_cast<uint32_t>(weights[gate].bias[i]);
        recurrent_sums[gate] = 0;
      }
      DotFour(input_rows, wide_input, 0, shape.input_size, input_sums);
      DotFour(recurrent_rows, wide_hidden, 0, shape.cells, recurrent_sums);
      int32_t gates[kLstmGates];
      for (int gate = 0; gate < kLstmGates; ++gate) {
        const int32_t argument = GateArgument(params, gate, input_sums[gate], recurrent_sums[gate]);
        gates[gate] = gate == kLstmCellGate ? Tanh(argument, 3) : Logistic(argument);
      }
      const int32_t kept = RoundingDivideByPowerOfTwo(gates[kLstmForgetGate] * c[i], 15);
      const int32_t added =
          RoundingDivideByPowerOfTwo(gates[kLstmInputGate] * gates[kLstmCellGate], 30 + params.cell_exponent);
      int32_t state = ClampToS16(kept + ClampToS16(added));
      if (params.cell_clip > 0) state = Clamp(state, -params.cell_clip, params.cell_clip);
      c[i] = static_cast<int16_t>(state);
      const int32_t result =
          MultiplyByQuantizedMultiplier(gates[kLstmOutputGate] * Tanh(state, 15 + params.cell_exponent),
                                        params.output.multiplier, params.output.shift);
      const int32_t zero_point = params.output_zero_point;
      y[i] = static_cast<int8_t>(Clamp(result, INT8_MIN - zero_point, INT8_MAX - zero_point) + zero_point);
      h[i] = y[i];
    }
  };
  ForEachLstmStep(shape, input, hidden, cell, output, step);
}

}  // namespace kernels
}  // namespace tflite
