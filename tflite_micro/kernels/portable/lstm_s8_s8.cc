#include <stdint.h>
#include <string.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/fixed_point_functions.h"
#include "tflite_micro/kernels/lstm.h"
#include "tflite_micro/kernels/lstm_gates.h"
#include "tflite_micro/kernels/matrix_vector.h"

namespace tflite {
namespace kernels {
namespace {

// Cells, or elements of a projection, whose sums are computed at a time: a vector is prepared once for so many rows of
// each gate.
constexpr int kBlock = 32;

int32_t ClampToS16(int32_t value) { return Clamp<int32_t>(value, INT16_MIN, INT16_MAX); }

int32_t Scale(int32_t value, const LstmFactor& factor) {
  return MultiplyByQuantizedMultiplier(value, factor.multiplier, factor.shift);
}

// The arguments before peepholes and normalisation for `count` cells, at most kBlock, from `cell`; a gate's lie
// `stride` behind those of the one before. A coupled input gate has none.
void ComputeArguments(const LstmShape& shape, const LstmParams& params, const LstmGateWeights<int32_t>* gates,
                      const int8_t* x, const int8_t* h, int cell, int count, int stride, int16_t* arguments) {
  const int8_t* input_rows[kLstmGates];
  const int8_t* hidden_rows[kLstmGates];
  int32_t from_input[kLstmGates * kBlock];
  int32_t from_hidden[kLstmGates * kBlock];
  const int first_gate = gates[kLstmInputGate].input == nullptr ? kLstmForgetGate : kLstmInputGate;
  const int gate_count = kLstmGates - first_gate;
  for (int i = 0; i < gate_count; ++i) {
    const LstmGateWeights<int32_t>& gate = gates[first_gate + i];
    input_rows[i] = gate.input + cell * shape.input_size;
    hidden_rows[i] = gate.recurrent + cell * shape.output_size;
    int32_t* const sums = from_input + i * count;
    if (gate.normalization == nullptr) {
      memcpy(sums, gate.bias + cell, static_cast<size_t>(count) * sizeof(*sums));
    } else {
      memset(sums, 0, static_cast<size_t>(count) * sizeof(*sums));
    }
  }
  memset(from_hidden, 0, static_cast<size_t>(gate_count * count) * sizeof(*from_hidden));
  MatricesTimesVectorS8(input_rows, gate_count, count, shape.input_size, x, -params.input_zero_point, from_input);
  MatricesTimesVectorS8(hidden_rows, gate_count, count, shape.output_size, h, -params.state_zero_point, from_hidden);
  for (int i = 0; i < gate_count; ++i) {
    const int gate = first_gate + i;
    LstmGateArguments(count, params.input[gate], from_input + i * count, params.recurrent[gate],
                      from_hidden + i * count, arguments + gate * stride);
  }
}

// Normalises the arguments of one gate over all cells, with 10 bits behind the point in between.
__attribute__((noinline)) void Normalize(int cells, const int16_t* coefficients, const int32_t* bias,
                                         const LstmFactor& factor, int32_t least_variance, int16_t* arguments) {
  int64_t sum = 0;
  int64_t squares = 0;
  for (int i = 0; i < cells; ++i) {
    sum += arguments[i];
    squares += arguments[i] * arguments[i];
  }
  const int32_t mean = static_cast<int32_t>(sum * 1024 / cells);
  const int64_t variance = (squares * ((1 << 20) / cells) - static_cast<int64_t>(mean) * mean) / (1 << 20);
  int32_t multiplier;
  int right_shift;
  InverseSquareRoot(variance < 1 ? least_variance : static_cast<int32_t>(variance), &multiplier, &right_shift);
  for (int i = 0; i < cells; ++i) {
    const int32_t normal = MultiplyByQuantizedMultiplier(1024 * arguments[i] - mean, multiplier, -right_shift);
    // Wraps beyond 32 bits.
    const int32_t weighed = static_cast<int32_t>(
        static_cast<uint32_t>(normal) * static_cast<uint32_t>(coefficients[i]) + static_cast<uint32_t>(bias[i]));
    const int64_t half = weighed > 0 ? 512 : -512;
    const int32_t rounded = static_cast<int32_t>((weighed + half) / 1024);
    arguments[i] = static_cast<int16_t>(ClampToS16(ScaleSaturating(rounded, factor.multiplier, factor.shift + 12)));
  }
}

// h of one step from the cells' outputs, both with zero points.
void Project(const LstmShape& shape, const LstmParams& params, const LstmExtraParams& extra,
             const LstmProjection& projection, const int8_t* products, int8_t* h) {
  const int32_t lowest = INT8_MIN - params.state_zero_point;
  const int32_t highest = INT8_MAX - params.state_zero_point;
  for (int first = 0; first < shape.output_size; first += kBlock) {
    const int count = shape.output_size - first < kBlock ? shape.output_size - first : kBlock;
    int32_t sums[kBlock];
    for (int i = 0; i < count; ++i) sums[i] = projection.bias != nullptr ? projection.bias[first + i] : 0;
    const int8_t* const rows = projection.weights + first * shape.cells;
    MatricesTimesVectorS8(&rows, 1, count, shape.cells, products, -params.output_zero_point, sums);
    for (int i = 0; i < count; ++i) {
      int32_t value = Clamp(Scale(sums[i], extra.projection), lowest, highest) + params.state_zero_point;
      if (extra.projection_clip > 0) value = Clamp(value, -extra.projection_clip, extra.projection_clip);
      h[first + i] = static_cast<int8_t>(value);
    }
  }
}

// Adds what a gate sees of the cells' states to its arguments.
void LookThrough(int count, const int16_t* peepholes, const int16_t* states, const LstmFactor& factor,
                 int16_t* arguments) {
  for (int i = 0; i < count; ++i) {
    // Beyond 17 bits the sum saturates anyway; within, it does not overflow.
    const int32_t seen = Clamp<int32_t>(Scale(peepholes[i] * states[i], factor), -(1 << 17), 1 << 17);
    arguments[i] = static_cast<int16_t>(ClampToS16(arguments[i] + seen));
  }
}

}  // namespace

void LstmS8S8(const LstmShape& shape, const LstmParams& params, const LstmExtraParams* extra,
              const LstmGateWeights<int32_t>* gates, const LstmProjection& projection, const int8_t* input,
              int8_t* hidden, int16_t* cell, int8_t* output, int16_t* scratch) {
  const bool is_coupled = gates[kLstmInputGate].input == nullptr;
  const bool is_normalized = gates[kLstmForgetGate].normalization != nullptr;
  const bool is_projected = projection.weights != nullptr;
  const bool has_peephole = gates[kLstmForgetGate].peephole != nullptr;
  int16_t block_arguments[kLstmGates * kBlock];
  // The cells whose gates are computed at a time: all, where their arguments are normalised.
  const int block = is_normalized ? shape.cells : kBlock;
  int16_t* const arguments = is_normalized ? scratch : block_arguments;
  int8_t* const products = reinterpret_cast<int8_t*>(scratch + (is_normalized ? kLstmGates * shape.cells : 0));
  const auto of_gate = [=](int gate) { return arguments + gate * block; };
  const auto normalize = [&](int gate) {
    if (!is_normalized) return;
    Normalize(shape.cells, gates[gate].normalization, gates[gate].bias, extra->normalization[gate],
              extra->least_variance[gate], of_gate(gate));
  };

  ForEachStep(shape.sequence, [&](int batch, int position) {
    const int8_t* const x = input + position * shape.input_size;
    int8_t* const h = hidden + batch * shape.output_size;
    int8_t* const y = output + position * shape.output_stride;
    int8_t* const to = is_projected ? products : y;
    for (int first = 0; first < shape.cells; first += block) {
      const int count = shape.cells - first < block ? shape.cells - first : block;
      int16_t* const c = cell + batch * shape.cells + first;
      const auto look_through = [&](int gate) {
        if (!has_peephole) return;
        LookThrough(count, gates[gate].peephole + first, c, extra->peephole[gate], of_gate(gate));
      };
      for (int i = 0; i < count; i += kBlock) {
        ComputeArguments(shape, params, gates, x, h, first + i, count - i < kBlock ? count - i : kBlock, block,
                         arguments + i);
      }
      look_through(kLstmForgetGate);
      normalize(kLstmForgetGate);
      LstmLogistic(count, of_gate(kLstmForgetGate));
      if (is_coupled) {
        for (int i = 0; i < count; ++i) {
          of_gate(kLstmInputGate)[i] = static_cast<int16_t>(INT16_MAX - of_gate(kLstmForgetGate)[i]);
        }
      } else {
        look_through(kLstmInputGate);
        normalize(kLstmInputGate);
        LstmLogistic(count, of_gate(kLstmInputGate));
      }
      normalize(kLstmCellGate);
      LstmTanh(count, 3, of_gate(kLstmCellGate));
      LstmUpdateCells(count, params.cell_exponent, params.cell_clip, of_gate(kLstmForgetGate), of_gate(kLstmInputGate),
                      of_gate(kLstmCellGate), c);
      look_through(kLstmOutputGate);
      normalize(kLstmOutputGate);
      LstmLogistic(count, of_gate(kLstmOutputGate));
      // The cells' tanh takes the place of their gate.
      memcpy(of_gate(kLstmCellGate), c, static_cast<size_t>(count) * sizeof(*c));
      LstmTanh(count, 15 + params.cell_exponent, of_gate(kLstmCellGate));
      LstmOutputs(count, params.output, params.output_zero_point, of_gate(kLstmOutputGate), of_gate(kLstmCellGate),
                  to + first);
    }
    if (is_projected) Project(shape, params, *extra, projection, products, y);
    memcpy(h, y, static_cast<size_t>(shape.output_size));
  });
}

}  // namespace kernels
}  // namespace tflite
