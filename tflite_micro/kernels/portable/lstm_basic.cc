#include "tflite_micro/kernels/lstm_basic.h"

#include <string.h>

#include "tflite_micro/kernels/elementary.h"
#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/fixed_point_functions.h"
#include "tflite_micro/kernels/hybrid.h"
#include "tflite_micro/kernels/sigmoid.h"

namespace tflite {
namespace kernels {
namespace {

constexpr int kGates = 4;
enum { kInputGate, kCellGate, kForgetGate, kOutputGate };

// MultiplyByQuantizedMultiplier(), saturated, whose second rounding goes upwards from halves: LiteRT computes this
// layer by another library's arithmetic.
int16_t Argument(int32_t sum, int32_t multiplier, int32_t shift) {
  const int left = shift > 0 ? shift : 0;
  const int right = left - shift;
  const int64_t product = MultiplyShiftedLeft(sum, multiplier, left);
  const int64_t rounded = right > 0 ? (product + (int64_t{1} << (right - 1))) >> right : product;
  return static_cast<int16_t>(Clamp<int64_t>(rounded, INT16_MIN, INT16_MAX));
}

}  // namespace

void LstmBasicF32(const LstmBasicShape& shape, const float* vectors, const float* weights, const float* bias,
                  const float* state, float* arguments, float* new_state, float* output) {
  const int size = shape.input_size + shape.cells;
  const int rows = kGates * shape.cells;
  for (int batch = 0; batch < shape.batches; ++batch) {
    memcpy(arguments, bias, static_cast<size_t>(rows) * sizeof(*bias));
    AccumulateF32(weights, rows, size, vectors, arguments);
    for (int i = 0; i < shape.cells; ++i) {
      const float* const argument = arguments + i;
      const float added =
          Logistic(argument[kInputGate * shape.cells]) * HyperbolicTangent(argument[kCellGate * shape.cells]);
      new_state[i] = added + Logistic(argument[kForgetGate * shape.cells]) * state[i];
      output[i] = Logistic(argument[kOutputGate * shape.cells]) * HyperbolicTangent(new_state[i]);
    }
    vectors += size;
    arguments += rows;
    state += shape.cells;
    new_state += shape.cells;
    output += shape.cells;
  }
}

void LstmBasicU8(const LstmBasicShape& shape, int32_t weights_zero_point, int32_t multiplier, int32_t shift,
                 const uint8_t* vectors, const uint8_t* weights, const int32_t* bias, const int16_t* state,
                 int16_t* arguments, int16_t* new_state, uint8_t* output) {
  using F = FixedPoint<int16_t>;
  constexpr int kArgumentBits = 3;  // integer bits
  constexpr int kStateBits = 4;
  const int size = shape.input_size + shape.cells;
  const int rows = kGates * shape.cells;
  for (int batch = 0; batch < shape.batches; ++batch) {
    const uint8_t* row = weights;
    for (int i = 0; i < rows; ++i) {
      uint32_t sum = static_cast<uint32_t>(bias[i]);
      for (int k = 0; k < size; ++k) {
        sum += static_cast<uint32_t>((vectors[k] - 128) * (*row++ - weights_zero_point));
      }
      arguments[i] = Argument(static_cast<int32_t>(sum), multiplier, shift);
    }
    for (int i = 0; i < shape.cells; ++i) {
      const auto logistic = [&](int gate) { return F::Logistic(arguments[gate * shape.cells + i], kArgumentBits); };
      const int32_t added =
          F::Multiply(logistic(kInputGate), F::Tanh(arguments[kCellGate * shape.cells + i], kArgumentBits));
      const int32_t kept = F::Multiply(logistic(kForgetGate), state[i]);
      new_state[i] = static_cast<int16_t>(
          Clamp<int32_t>(RoundingDivideByPowerOfTwo(added, kStateBits) + kept, INT16_MIN, INT16_MAX));
      const int32_t result = F::Multiply(logistic(kOutputGate), F::Tanh(new_state[i], kStateBits));
      output[i] = static_cast<uint8_t>(128 + Clamp<int32_t>(RoundingDivideByPowerOfTwo(result, 8), -128, 127));
    }
    vectors += size;
    arguments += rows;
    state += shape.cells;
    new_state += shape.cells;
    output += shape.cells;
  }
}

}  // namespace kernels
}  // namespace tflite
