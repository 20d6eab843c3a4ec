// What an int8 LSTM does element by element, by the DSP extension: products of halves that are accumulated and rounded
// in one instruction, and saturation in one. Logistic and tanh are those of fixed_point_functions.h step by step, with
// what is known of their arguments left out.
#include "tflite_micro/kernels/lstm_gates.h"

#include "tflite_micro/kernels/arm_dsp/usual_requantization.h"
#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/fixed_point_functions.h"

namespace tflite {
namespace kernels {
namespace {

using namespace arm_dsp;  // NOLINT: of this instruction set alone

template <int kBits>
int32_t Saturate(int32_t value) {
  int32_t result;
  __asm__("ssat %0, %2, %1" : "=r"(result) : "r"(value), "I"(kBits));
  return result;
}

int32_t Scale(int32_t value, const LstmFactor& factor) {
  return MultiplyByQuantizedMultiplier(value, factor.multiplier, factor.shift);
}

int32_t Doubled(int32_t multiplier) { return static_cast<int32_t>(static_cast<uint32_t>(multiplier) << 1); }

// value / 2^exponent, rounded, halves away from zero; `half` is 2^(exponent - 1). |value| is at most 2^30.
int32_t RoundingShift(int32_t value, int32_t half, int32_t exponent) {
  return (value + (value >> 31) + half) >> exponent;
}

// a * b in units, rounded, halves upwards. The compiler would add with an instruction of its own; the shift goes into
// the next one.
inline int32_t Multiply(int32_t a, int32_t b) {
  int32_t product;
  __asm__("mla %0, %1, %2, %3" : "=r"(product) : "r"(a), "r"(b), "r"(1 << 14));
  return product >> 15;
}

// round(2 / (1 + e^a) * 2^13) for a = -magnitude < 0 with `integer_bits` (1 .. 7): a number with two integer bits.
#ifndef __OPTIMIZE_SIZE__
__attribute__((always_inline))
#endif
inline int32_t
TwoOverOnePlusExp(int32_t magnitude, int integer_bits) {
  constexpr int32_t kExpOfMinusEighth = 28918;
  constexpr int32_t kThird = 10923;
  const int quarter_bits = 13 - integer_bits;
  const int32_t quarter = 1 << quarter_bits;
  const int32_t last_quarter = (-magnitude & (quarter - 1)) - quarter;
  const int32_t x = last_quarter * (1 << integer_bits) + (1 << 12);
  const int32_t x2 = Multiply(x, x);
  const int32_t x3 = Multiply(x2, x);
  const int32_t x4 = Multiply(x2, x2);
  const int32_t x4_12_and_x3_3 = Multiply(((x4 + 2) >> 2) + x3, kThird);
  const int32_t x4_24_and_x3_6_and_x2_2 = RoundingShift(x4_12_and_x3_3 + x2, 1, 1);
  int32_t exponential = kExpOfMinusEighth + Multiply(kExpOfMinusEighth, x + x4_24_and_x3_6_and_x2_2);
  const int32_t remainder = (last_quarter + magnitude) >> quarter_bits;
  // e^-(2^(bit - 2))
  if ((remainder & 1) != 0) exponential = Multiply(exponential, 25520);
  if ((remainder & 2) != 0) exponential = Multiply(exponential, 19875);
  if ((remainder & 4) != 0) exponential = Multiply(exponential, 12055);
  if ((remainder & 8) != 0) exponential = Multiply(exponential, 4435);
  if ((remainder & 16) != 0) exponential = Multiply(exponential, 600);
  if (integer_bits > 3 && remainder >= 32) {
    if ((remainder & 32) != 0) exponential = Multiply(exponential, 11);
    if ((remainder & 64) != 0) exponential = 0;
  }
  const int32_t half_sum = (exponential + (1 << 15)) >> 1;
  const auto refined = [half_sum](int32_t result) {
    return result + Multiply(result, (1 << 13) - Multiply(half_sum, result)) * 4;
  };
  return refined(refined(refined(23130 + Multiply(half_sum, -15420))));
}

}  // namespace

void LstmGateArguments(int32_t count, const LstmFactor& input, const int32_t* from_input, const LstmFactor& hidden,
                       const int32_t* from_hidden, int16_t* arguments) {
  const int16_t* const end = arguments + count;
  if (ScalesFast(input.multiplier, input.shift) && ScalesFast(hidden.multiplier, hidden.shift)) {
    const int32_t input_doubled = Doubled(input.multiplier);
    const int32_t hidden_doubled = Doubled(hidden.multiplier);
    const int32_t input_shift = -1 - input.shift;
    const int32_t hidden_shift = -1 - hidden.shift;
    while (arguments != end) {
      const int32_t first = Saturate<16>(ScaleFast(input_doubled, input_shift, *from_input++));
      const int32_t second = Saturate<18>(ScaleFast(hidden_doubled, hidden_shift, *from_hidden++));
      *arguments++ = static_cast<int16_t>(Saturate<16>(first + second));
    }
    return;
  }
  while (arguments != end) {
    const int32_t first = Saturate<16>(Scale(*from_input++, input));
    // Beyond 17 bits the sum saturates anyway; within, it does not overflow.
    *arguments++ = static_cast<int16_t>(Saturate<16>(first + Saturate<18>(Scale(*from_hidden++, hidden))));
  }
}

void LstmLogistic(int32_t count, int16_t* values) {
  for (int16_t* const end = values + count; values != end; ++values) {
    const int32_t value = *values;
    int32_t result = 1 << 14;
    if (value != 0) {
      result = Saturate<16>(TwoOverOnePlusExp(value < 0 ? -value : value, 3) * 2);
      if (value < 0) result = INT16_MAX - result;
    }
    *values = static_cast<int16_t>(result);
  }
}

void LstmTanh(int32_t count, int32_t integer_bits, int16_t* values) {
  if (integer_bits > 4) {
    for (; count > 0; --count, ++values) {
      *values = static_cast<int16_t>(FixedPoint<int16_t>::Tanh(*values, integer_bits));
    }
    return;
  }
  for (int16_t* const end = values + count; values != end; ++values) {
    const int32_t value = *values;
    if (value == 0) continue;
    // Twice the value is the same raw integer with one more integer bit.
    const int32_t result =
        Saturate<16>((TwoOverOnePlusExp(value < 0 ? -value : value, integer_bits + 1) - (1 << 13)) * 4);
    *values = static_cast<int16_t>(value < 0 ? -result : result);
  }
}

void LstmUpdateCells(int32_t count, int32_t cell_exponent, int32_t cell_clip, const int16_t* forget, const int16_t* add,
                     const int16_t* candidates, int16_t* cells) {
  const int32_t exponent = 30 + cell_exponent;
  const int32_t half = 1 << (exponent - 1);
  const int32_t limit = cell_clip > 0 ? cell_clip : 1 << 15;
  for (int16_t* const end = cells + count; cells != end; ++cells) {
    const int32_t kept = RoundingShift(*forget++ * *cells, 1 << 14, 15);
    const int32_t added = Saturate<16>(RoundingShift(*add++ * *candidates++, half, exponent));
    *cells = static_cast<int16_t>(Clamp(Saturate<16>(kept + added), -limit, limit));
  }
}

void LstmOutputs(int32_t count, const LstmFactor& factor, int32_t zero_point, const int16_t* gates,
                 const int16_t* values, int8_t* outputs) {
  const int32_t doubled = Doubled(factor.multiplier);
  const int32_t half_shift = -1 - factor.shift;
  const bool is_fast = ScalesFast(factor.multiplier, factor.shift);
  const int32_t lowest = INT8_MIN - zero_point;
  const int32_t highest = INT8_MAX - zero_point;
  for (const int8_t* const end = outputs + count; outputs != end;) {
    const int32_t product = *gates++ * *values++;
    const int32_t scaled = is_fast ? ScaleFast(doubled, half_shift, product) : Scale(product, factor);
    *outputs++ = static_cast<int8_t>(Clamp(scaled, lowest, highest) + zero_point);
  }
}

}  // namespace kernels
}  // namespace tflite
