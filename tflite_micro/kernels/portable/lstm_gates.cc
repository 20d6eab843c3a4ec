#include "tflite_micro/kernels/lstm_gates.h"

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/fixed_point_functions.h"
#include "tflite_micro/kernels/last_quarter.h"

namespace tflite {
namespace kernels {
namespace {

using F = FixedPoint<int16_t>;

int32_t ClampToS16(int32_t value) { return Clamp<int32_t>(value, INT16_MIN, INT16_MAX); }

// RoundingDivideByPowerOfTwo() for an exponent of at least 1 and |value| at most 2^30, with `half` 2^(exponent - 1).
int32_t RoundedShift(int32_t value, int32_t half, int32_t exponent) {
  return (value + (value >> 31) + half) >> exponent;
}

// MultiplyByQuantizedMultiplier() for shifts of -1 - right.
inline int32_t ScaledDown(int32_t value, int32_t multiplier, int right) {
  const int32_t product = RoundedHighProduct(value, multiplier);
  const int32_t doubled = (product + (product >> 31)) >> right;
  return (doubled >> 1) + (doubled & 1);
}

// Where code is to be small, logistic and tanh are the functions that define them.
#ifndef __OPTIMIZE_SIZE__

// Not known to the compiler: so it stays in a register, and a multiplication can add it.
inline int32_t Hide(int32_t value) {
  __asm__("" : "+r"(value));
  return value;
}

// F::Multiply() with half a unit in `half`.
inline int32_t Multiply(int32_t a, int32_t b, int32_t half) { return (a * b + half) >> 15; }

// 2 / (1 + e^-x) with two integer bits as FixedPoint<int16_t> has it on its way to logistic and tanh, for the magnitude
// x, 1 .. 2^15, of which 2^quarter_bits are 1/4; `quarter_bits` is at most kLastQuarterBits.
__attribute__((always_inline)) inline int32_t TwoOverOnePlusExp(uint32_t x, int quarter_bits, int32_t half) {
  const uint32_t last_quarter = (0u - x) & ((1u << quarter_bits) - 1);
  int32_t exponential = kLastQuarter.exponentials[last_quarter << (kLastQuarterBits - quarter_bits)];
  const uint32_t quarters = (x - 1) >> quarter_bits;
  // round(e^-(2^(k - 2)) * 2^15)
  if ((quarters & 1) != 0) exponential = Multiply(exponential, 25520, half);
  if ((quarters & 2) != 0) exponential = Multiply(exponential, 19875, half);
  if ((quarters & 4) != 0) exponential = Multiply(exponential, 12055, half);
  if (quarters >= 8) {
    if ((quarters & 8) != 0) exponential = Multiply(exponential, 4435, half);
    if ((quarters & 16) != 0) exponential = Multiply(exponential, 600, half);
    if ((quarters & 32) != 0) exponential = Multiply(exponential, 11, half);
    if (quarters >= 64) exponential = 0;
  }
  const int32_t half_sum = (exponential + (1 << 15)) >> 1;
  int32_t reciprocal = 23130 + Multiply(half_sum, -15420, half);
  reciprocal += Multiply(reciprocal, (1 << 13) - Multiply(half_sum, reciprocal, half), half) * 4;
  reciprocal += Multiply(reciprocal, (1 << 13) - Multiply(half_sum, reciprocal, half), half) * 4;
  reciprocal += Multiply(reciprocal, (1 << 13) - Multiply(half_sum, reciprocal, half), half) * 4;
  return reciprocal;
}

inline uint32_t Magnitude(int32_t value) { return static_cast<uint32_t>(value < 0 ? -value : value); }

#endif

}  // namespace

void LstmGateArguments(int32_t count, const LstmFactor& input, const int32_t* from_input, const LstmFactor& hidden,
                       const int32_t* from_hidden, int16_t* arguments) {
  const LstmFactor first = input;
  const LstmFactor second = hidden;
#ifndef __OPTIMIZE_SIZE__
  if (first.shift < 0 && second.shift < 0) {
    const int first_shift = static_cast<int>(-1 - first.shift);
    const int second_shift = static_cast<int>(-1 - second.shift);
    for (const int32_t* const end = from_input + count; from_input != end;) {
      const int32_t argument = ClampToS16(ScaledDown(*from_input++, first.multiplier, first_shift));
      // Less than 2^30 in magnitude: the sum does not overflow.
      *arguments++ =
          static_cast<int16_t>(ClampToS16(argument + ScaledDown(*from_hidden++, second.multiplier, second_shift)));
    }
    return;
  }
#endif
  for (int32_t i = 0; i < count; ++i) {
    const int32_t argument =
        ClampToS16(MultiplyByQuantizedMultiplier(from_input[i], first.multiplier, static_cast<int>(first.shift)));
    // Beyond 17 bits the sum saturates anyway; within, it does not overflow.
    const int32_t more =
        Clamp<int32_t>(MultiplyByQuantizedMultiplier(from_hidden[i], second.multiplier, static_cast<int>(second.shift)),
                       -(1 << 17), 1 << 17);
    arguments[i] = static_cast<int16_t>(ClampToS16(argument + more));
  }
}

void LstmLogistic(int32_t count, int16_t* values) {
#ifdef __OPTIMIZE_SIZE__
  for (int32_t i = 0; i < count; ++i) values[i] = static_cast<int16_t>(F::Logistic(values[i], 3));
#else
  const int32_t half = Hide(1 << 14);
  for (const int16_t* const end = values + count; values != end; ++values) {
    const int32_t x = *values;
    int32_t result = 1 << 14;
    if (x != 0) {
      const int32_t of_magnitude = TwoOverOnePlusExp(Magnitude(x), kLastQuarterBits, half);
      result = of_magnitude < 1 << 14 ? 2 * of_magnitude : INT16_MAX;
      // logistic(-x) = 1 - logistic(x)
      result ^= static_cast<int32_t>(static_cast<uint32_t>(x >> 31) >> 17);
    }
    *values = static_cast<int16_t>(result);
  }
#endif
}

void LstmTanh(int32_t count, int32_t integer_bits, int16_t* values) {
#ifndef __OPTIMIZE_SIZE__
  // e^-2x
  const int32_t quarter_bits = 12 - integer_bits;
  if (quarter_bits <= kLastQuarterBits) {
    const int32_t half = Hide(1 << 14);
    for (const int16_t* const end = values + count; values != end; ++values) {
      const int32_t x = *values;
      if (x == 0) continue;
      const int32_t above_one = TwoOverOnePlusExp(Magnitude(x), quarter_bits, half) - (1 << 13);
      const int32_t of_magnitude = above_one < 1 << 13 ? 4 * above_one : INT16_MAX;
      *values = static_cast<int16_t>(x < 0 ? -of_magnitude : of_magnitude);
    }
    return;
  }
#endif
  for (int32_t i = 0; i < count; ++i) values[i] = static_cast<int16_t>(F::Tanh(values[i], integer_bits));
}

void LstmUpdateCells(int32_t count, int32_t cell_exponent, int32_t cell_clip, const int16_t* forget, const int16_t* add,
                     const int16_t* candidates, int16_t* cells) {
  const int32_t exponent = 30 + cell_exponent;
  const int32_t half = 1 << (exponent - 1);
  const int32_t limit = cell_clip > 0 && cell_clip < INT16_MAX ? cell_clip : INT16_MAX;
  const int32_t lowest = cell_clip > 0 ? -limit : INT16_MIN;
  for (int32_t i = 0; i < count; ++i) {
    const int32_t kept = RoundedShift(forget[i] * cells[i], 1 << 14, 15);
    // Fits in 16 bits, as the exponent is at least 15.
    const int32_t added = RoundedShift(add[i] * candidates[i], half, exponent);
    cells[i] = static_cast<int16_t>(Clamp(kept + added, lowest, limit));
  }
}

void LstmOutputs(int32_t count, const LstmFactor& factor, int32_t zero_point, const int16_t* gates,
                 const int16_t* values, int8_t* outputs) {
  const int32_t lowest = INT8_MIN - zero_point;
  const int32_t highest = INT8_MAX - zero_point;
  const LstmFactor f = factor;
  for (int32_t i = 0; i < count; ++i) {
    const int32_t product = gates[i] * values[i];
    const int32_t scaled = f.shift < 0
                               ? ScaledDown(product, f.multiplier, static_cast<int>(-1 - f.shift))
                               : MultiplyByQuantizedMultiplier(product, f.multiplier, static_cast<int>(f.shift));
    outputs[i] = static_cast<int8_t>(Clamp(scaled, lowest, highest) + zero_point);
  }
}

}  // namespace kernels
}  // namespace tflite
