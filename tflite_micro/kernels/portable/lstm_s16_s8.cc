#include <stdint.h>
#include <string.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/lstm.h"
#include "tflite_micro/kernels/portable/dot_four.h"
#include "tflite_micro/kernels/sigmoid.h"

namespace tflite {
namespace kernels {
namespace {

int16_t ClampToS16(int32_t value) { return static_cast<int16_t>(Clamp<int32_t>(value, INT16_MIN, INT16_MAX)); }

// DotFour() for sums beyond 32 bits: as many products as fit are summed in 32.
void DotFourWide(const int8_t* const* weights, const int16_t* vector, int size, int64_t* sums) {
  constexpr int kProducts = 256;  // of at most 2^22 each
  for (int start = 0; start < size; start += kProducts) {
    const int8_t* rows[kLstmGates];
    int32_t partial[kLstmGates] = {};
    for (int gate = 0; gate < kLstmGates; ++gate) rows[gate] = weights[gate] + start;
    DotFour(rows, vector + start, 0, size - start < kProducts ? size - start : kProducts, partial);
    for (int gate = 0; gate < kLstmGates; ++gate) sums[gate] += partial[gate];
  }
}

// A sum scaled to a gate's argument, saturated.
int32_t Scaled(int64_t sum, const LstmFactor& factor) {
  // The factor is at least 2^(shift - 1), or 0: a sum beyond this saturates, and would overflow on its way.
  const int64_t limit = int64_t{1} << (16 - factor.shift);
  return ClampToS16(MultiplyByQuantizedMultiplier(Clamp(sum, -limit, limit), factor.multiplier, factor.shift));
}

// a * b * 2^exponent, saturated. Rounded as a product with the multiplier 2^30 is: halves upwards after one bit, then
// halves away from zero.
int16_t Product(int32_t a, int32_t b, int exponent) {
  return ClampToS16(MultiplyByQuantizedMultiplier(a * b, 1 << 30, exponent + 1));
}

int16_t Logistic(int16_t x) {
  int16_t result;
  LogisticS16({3, 0}, &x, &result, 1);
  return result;
}

// `exponent`: x is in steps of 2^exponent.
int16_t Tanh(int16_t x, int exponent) {
  const int shift = exponent + 12;
  int16_t result;
  TanhS16({shift > 0 ? 3 << shift : 3, shift > 0 ? 0 : -shift}, &x, &result, 1);
  return result;
}

}  // namespace

void LstmS16S8(const LstmShape& shape, const LstmParams& params, const LstmGateWeights<int64_t>* weights,
               const int16_t* input, int16_t* hidden, int16_t* cell, int16_t* output) {
  ForEachStep(shape.sequence, [&](int batch, int position) {
    const int16_t* const x = input + position * shape.input_size;
    int16_t* const h = hidden + batch * shape.cells;
    int16_t* const c = cell + batch * shape.cells;
    int16_t* const y = output + position * shape.cells;
    for (int i = 0; i < shape.cells; ++i) {
      const int8_t* input_rows[kLstmGates];
      const int8_t* recurrent_rows[kLstmGates];
      int64_t input_sums[kLstmGates];
      int64_t recurrent_sums[kLstmGates];
      for (int gate = 0; gate < kLstmGates; ++gate) {
        input_rows[gate] = weights[gate].input + i * shape.input_size;
        recurrent_rows[gate] = weights[gate].recurrent + i * shape.cells;
        // Any bias is accepted; the products have less than 54 bits.
        input_sums[gate] = Clamp(weights[gate].bias[i], -(int64_t{1} << 62), int64_t{1} << 62);
        recurrent_sums[gate] = 0;
      }
      DotFourWide(input_rows, x, shape.input_size, input_sums);
      DotFourWide(recurrent_rows, h, shape.cells, recurrent_sums);
      int16_t gates[kLstmGates];
      for (int gate = 0; gate < kLstmGates; ++gate) {
        const int16_t argument = ClampToS16(Scaled(input_sums[gate], params.input[gate]) +
                                            Scaled(recurrent_sums[gate], params.recurrent[gate]));
        gates[gate] = gate == kLstmCellGate ? Tanh(argument, -12) : Logistic(argument);
      }
      const int32_t kept = Product(gates[kLstmForgetGate], c[i], -15);
      const int32_t added = Product(gates[kLstmInputGate], gates[kLstmCellGate], -30 - params.cell_exponent);
      int32_t state = ClampToS16(kept + added);
      if (params.cell_clip > 0) state = Clamp(state, -params.cell_clip, params.cell_clip);
      c[i] = static_cast<int16_t>(state);
      const int32_t result = gates[kLstmOutputGate] * Tanh(c[i], params.cell_exponent);
      y[i] = ClampToS16(MultiplyByQuantizedMultiplier(result, params.output.multiplier, params.output.shift));
    }
    memcpy(h, y, static_cast<size_t>(shape.cells) * sizeof(*h));
  });
}

}  // namespace kernels
}  // namespace tflite
