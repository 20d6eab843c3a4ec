#include "tflite_micro/kernels/lstm_gates.h"

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/fixed_point_functions.h"

namespace tflite {
namespace kernels {
namespace {

int32_t ClampToS16(int32_t value) { return Clamp<int32_t>(value, INT16_MIN, INT16_MAX); }

int32_t Scale(int32_t value, const LstmFactor& factor) {
  return MultiplyByQuantizedMultiplier(value, factor.multiplier, factor.shift);
}

}  // namespace

void LstmGateArguments(int32_t count, const LstmFactor& input, const int32_t* from_input, const LstmFactor& hidden,
                       const int32_t* from_hidden, int16_t* arguments) {
  for (int32_t i = 0; i < count; ++i) {
    // Beyond 17 bits the sum saturates anyway; within, it does not overflow.
    const int32_t second = Clamp<int32_t>(Scale(from_hidden[i], hidden), -(1 << 17), 1 << 17);
    arguments[i] = static_cast<int16_t>(ClampToS16(ClampToS16(Scale(from_input[i], input)) + second));
  }
}

void LstmLogistic(int32_t count, int16_t* values) {
  for (int32_t i = 0; i < count; ++i) values[i] = static_cast<int16_t>(FixedPoint<int16_t>::Logistic(values[i], 3));
}

void LstmTanh(int32_t count, int32_t integer_bits, int16_t* values) {
  for (int32_t i = 0; i < count; ++i) {
    values[i] = static_cast<int16_t>(FixedPoint<int16_t>::Tanh(values[i], integer_bits));
  }
}

void LstmUpdateCells(int32_t count, int32_t cell_exponent, int32_t cell_clip, const int16_t* forget, const int16_t* add,
                     const int16_t* candidates, int16_t* cells) {
  for (int32_t i = 0; i < count; ++i) {
    const int32_t kept = RoundingDivideByPowerOfTwo(forget[i] * cells[i], 15);
    const int32_t added = RoundingDivideByPowerOfTwo(add[i] * candidates[i], 30 + cell_exponent);
    int32_t cell = ClampToS16(kept + ClampToS16(added));
    if (cell_clip > 0) cell = Clamp(cell, -cell_clip, cell_clip);
    cells[i] = static_cast<int16_t>(cell);
  }
}

void LstmOutputs(int32_t count, const LstmFactor& factor, int32_t zero_point, const int16_t* gates,
                 const int16_t* values, int8_t* outputs) {
  const int32_t lowest = INT8_MIN - zero_point;
  const int32_t highest = INT8_MAX - zero_point;
  for (int32_t i = 0; i < count; ++i) {
    const int32_t scaled = Clamp(Scale(gates[i] * values[i], factor), lowest, highest);
    outputs[i] = static_cast<int8_t>(scaled + zero_point);
  }
}

}  // namespace kernels
}  // namespace tflite
