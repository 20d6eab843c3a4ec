#include <stdint.h>
#include <string.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/fixed_point_functions.h"
#include "tflite_micro/kernels/lstm.h"
#include "tflite_micro/kernels/portable/dot_four.h"

namespace tflite {
namespace kernels {
namespace {

int32_t ClampToS16(int32_t value) { return Clamp<int32_t>(value, INT16_MIN, INT16_MAX); }

int32_t Scale(int32_t value, const LstmFactor& factor) {
  return MultiplyByQuantizedMultiplier(value, factor.multiplier, factor.shift);
}

// Called often: one copy each keeps the code small.
__attribute__((noinline)) int32_t Logistic(int32_t x) { return FixedPoint<int16_t>::Logistic(x, 3); }
__attribute__((noinline)) int32_t Tanh(int32_t x, int integer_bits) {
  return FixedPoint<int16_t>::Tanh(x, integer_bits);
}

// The argument of a gate and what is added to it, saturated.
int32_t AddToArgument(int32_t argument, int32_t value) {
  // Beyond 17 bits the sum saturates anyway; within, it does not overflow.
  return ClampToS16(argument + Clamp<int32_t>(value, -(1 << 17), 1 << 17));
}

int8_t AddZeroPoint(int32_t value, int32_t zero_point) {
  return static_cast<int8_t>(Clamp(value, INT8_MIN - zero_point, INT8_MAX - zero_point) + zero_point);
}

void Widen(const int8_t* values, int32_t zero_point, int size, int16_t* wide) {
  for (int i = 0; i < size; ++i) wide[i] = static_cast<int16_t>(values[i] - zero_point);
}

// The arguments of a cell's gates before peepholes and normalisation, `stride` apart. `x` and `h` are without zero
// points.
inline void ComputeArguments(const LstmShape& shape, const LstmParams& params, const LstmGateWeights<int32_t>* gates,
                             const int16_t* x, const int16_t* h, int cell, int stride, int16_t* arguments) {
  const int8_t* input_rows[kLstmGates];
  const int8_t* recurrent_rows[kLstmGates];
  uint32_t input_sums[kLstmGates];
  uint32_t recurrent_sums[kLstmGates];
  for (int gate = 0; gate < kLstmGates; ++gate) {
    input_rows[gate] = gates[gate].input + cell * shape.input_size;
    recurrent_rows[gate] = gates[gate].recurrent + cell * shape.output_size;
    input_sums[gate] = gates[gate].normalization != nullptr ? 0 : static_cast<uint32_t>(gates[gate].bias[cell]);
    recurrent_sums[gate] = 0;
  }
  DotFour(input_rows, x, 0, shape.input_size, input_sums);
  DotFour(recurrent_rows, h, 0, shape.output_size, recurrent_sums);
  for (int gate = 0; gate < kLstmGates; ++gate) {
    const int32_t from_input = ClampToS16(Scale(static_cast<int32_t>(input_sums[gate]), params.input[gate]));
    const int32_t from_recurrent = Scale(static_cast<int32_t>(recurrent_sums[gate]), params.recurrent[gate]);
    *arguments = static_cast<int16_t>(AddToArgument(from_input, from_recurrent));
    arguments += stride;
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
__attribute__((noinline)) void Project(const LstmShape& shape, const LstmParams& params, const LstmExtraParams& extra,
                                       const LstmProjection& projection, const int8_t* products, int8_t* h) {
  constexpr int kBlock = 4;
  for (int first = 0; first < shape.output_size; first += kBlock) {
    // Rows past the last one repeat it, unused.
    const int count = shape.output_size - first < kBlock ? shape.output_size - first : kBlock;
    const int8_t* rows[kBlock];
    uint32_t sums[kBlock];
    for (int i = 0; i < kBlock; ++i) {
      const int row = first + (i < count ? i : count - 1);
      rows[i] = projection.weights + row * shape.cells;
      sums[i] = projection.bias != nullptr ? static_cast<uint32_t>(projection.bias[row]) : 0;
    }
    DotFour(rows, products, params.output_zero_point, shape.cells, sums);
    for (int i = 0; i < count; ++i) {
      int32_t value = AddZeroPoint(Scale(static_cast<int32_t>(sums[i]), extra.projection), params.state_zero_point);
      if (extra.projection_clip > 0) value = Clamp(value, -extra.projection_clip, extra.projection_clip);
      h[first + i] = static_cast<int8_t>(value);
    }
  }
}

// The kernel; `kIsPlain`: known to have none of the extras and no coupled gates, which are most, and most in a hurry.
template <bool kIsPlain>
void Lstm(const LstmShape& shape, const LstmParams& params, const LstmExtraParams* extra,
          const LstmGateWeights<int32_t>* given_gates, const LstmProjection& projection, const int8_t* input,
          int8_t* hidden, int16_t* cell, int8_t* output, int16_t* scratch) {
  const bool is_coupled = !kIsPlain && given_gates[kLstmInputGate].input == nullptr;
  // A coupled gate's place is taken by another, unused.
  const LstmGateWeights<int32_t> gates[kLstmGates] = {given_gates[is_coupled ? kLstmForgetGate : kLstmInputGate],
                                                      given_gates[kLstmForgetGate], given_gates[kLstmCellGate],
                                                      given_gates[kLstmOutputGate]};
  const bool is_normalized = !kIsPlain && gates[kLstmForgetGate].normalization != nullptr;
  const bool is_projected = !kIsPlain && projection.weights != nullptr;
  const bool has_peephole = !kIsPlain && gates[kLstmForgetGate].peephole != nullptr;
  int16_t* const wide_input = scratch;
  int16_t* const wide_hidden = wide_input + shape.input_size;
  int16_t single_arguments[kLstmGates];
  int16_t* const arguments = is_normalized ? wide_hidden + shape.output_size : single_arguments;
  int8_t* const products =
      reinterpret_cast<int8_t*>(wide_hidden + shape.output_size + (is_normalized ? kLstmGates * shape.cells : 0));
  // The cells whose gates are computed at a time: all, where their arguments are normalised.
  const int block = is_normalized ? shape.cells : 1;
  const auto normalize = [&](int gate) {
    Normalize(shape.cells, gates[gate].normalization, gates[gate].bias, extra->normalization[gate],
              extra->least_variance[gate], arguments + gate * block);
  };
  // Adds what a gate sees of the cells' states to its arguments, for the cells of a block.
  const auto look_through = [&](int gate, int first, const int16_t* states) {
    for (int i = 0; i < block; ++i) {
      int16_t* const argument = arguments + gate * block + i;
      const int32_t seen = Scale(gates[gate].peephole[first + i] * states[first + i], extra->peephole[gate]);
      *argument = static_cast<int16_t>(AddToArgument(*argument, seen));
    }
  };

  ForEachStep(shape.sequence, [&](int batch, int position) {
    int8_t* const h = hidden + batch * shape.output_size;
    int16_t* const c = cell + batch * shape.cells;
    int8_t* const y = output + position * shape.output_stride;
    int8_t* const to = is_projected ? products : y;
    Widen(input + position * shape.input_size, params.input_zero_point, shape.input_size, wide_input);
    Widen(h, params.state_zero_point, shape.output_size, wide_hidden);
    for (int first = 0; first < shape.cells; first += block) {
      for (int i = 0; i < block; ++i) {
        ComputeArguments(shape, params, gates, wide_input, wide_hidden, first + i, block, arguments + i);
      }
      if (has_peephole) {
        if (!is_coupled) look_through(kLstmInputGate, first, c);
        look_through(kLstmForgetGate, first, c);
      }
      if (is_normalized) {
        for (int gate = is_coupled ? kLstmForgetGate : kLstmInputGate; gate < kLstmOutputGate; ++gate) normalize(gate);
      }
      for (int i = first; i < first + block; ++i) {
        int16_t* const argument = arguments + (i - first);
        const int32_t forget = Logistic(argument[kLstmForgetGate * block]);
        const int32_t add = is_coupled ? INT16_MAX - forget : Logistic(argument[kLstmInputGate * block]);
        const int32_t kept = RoundingDivideByPowerOfTwo(forget * c[i], 15);
        const int32_t added =
            RoundingDivideByPowerOfTwo(add * Tanh(argument[kLstmCellGate * block], 3), 30 + params.cell_exponent);
        int32_t state = ClampToS16(kept + ClampToS16(added));
        if (params.cell_clip > 0) state = Clamp(state, -params.cell_clip, params.cell_clip);
        c[i] = static_cast<int16_t>(state);
      }
      if (has_peephole) look_through(kLstmOutputGate, first, c);
      if (is_normalized) normalize(kLstmOutputGate);
      for (int i = first; i < first + block; ++i) {
        const int32_t gate = Logistic(arguments[kLstmOutputGate * block + (i - first)]);
        to[i] =
            AddZeroPoint(Scale(gate * Tanh(c[i], 15 + params.cell_exponent), params.output), params.output_zero_point);
      }
    }
    if (is_projected) Project(shape, params, *extra, projection, products, y);
    memcpy(h, y, static_cast<size_t>(shape.output_size));
  });
}

}  // namespace

void LstmS8S8(const LstmShape& shape, const LstmParams& params, const LstmExtraParams* extra,
              const LstmGateWeights<int32_t>* gates, const LstmProjection& projection, const int8_t* input,
              int8_t* hidden, int16_t* cell, int8_t* output, int16_t* scratch) {
// Where code is to be small, the one that knows of extras serves all.
#ifdef __OPTIMIZE_SIZE__
  const auto run = Lstm<false>;
#else
  const bool is_plain = extra == nullptr && gates[kLstmInputGate].input != nullptr;
  const auto run = is_plain ? Lstm<true> : Lstm<false>;
#endif
  run(shape, params, extra, gates, projection, input, hidden, cell, output, scratch);
}

}  // namespace kernels
}  // namespace tflite
