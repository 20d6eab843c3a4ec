// What an int8 LSTM does element by element by Helium: functions of eight int16 at a time, sums of four int32.
#include "tflite_micro/kernels/lstm_gates.h"

#include <arm_mve.h>

#include "tflite_micro/kernels/fixed_point.h"

namespace tflite {
namespace kernels {
namespace {

// ---- FixedPoint<int16_t> of fixed_point_functions.h, which says what is computed
// -------------------------------------

constexpr int16_t kHighest = INT16_MAX;
constexpr int16_t kOneOfTwoBits = 1 << 13;

// A constant given with 31 fractional bits, rounded to 15.
constexpr int16_t Constant(int64_t raw31) { return static_cast<int16_t>((raw31 + (1 << 15)) >> 16); }

// Multiply(): this is what the instruction is for.
int16x8_t Multiply(int16x8_t a, int16x8_t b) { return vqrdmulhq_s16(a, b); }
int16x8_t Multiply(int16x8_t a, int16_t b) { return vqrdmulhq_n_s16(a, b); }

// a / 2^kExponent, rounded, halves away from zero.
template <int kExponent>
int16x8_t ScaleDown(int16x8_t a) {
  return vrshrq_n_s16(vaddq_s16(a, vshrq_n_s16(a, 15)), kExponent);
}

// e^a for a in [-1/4, 0).
inline int16x8_t ExpOfLastQuarter(int16x8_t a) {
  const int16x8_t x = vaddq_n_s16(a, 1 << 12);
  const int16x8_t x2 = Multiply(x, x);
  const int16x8_t x3 = Multiply(x2, x);
  const int16x8_t x4 = Multiply(x2, x2);
  const int16x8_t x4_12_and_x3_3 = Multiply(vaddq_s16(ScaleDown<2>(x4), x3), Constant(715827883));
  const int16x8_t x4_24_and_x3_6_and_x2_2 = ScaleDown<1>(vaddq_s16(x4_12_and_x3_3, x2));
  return vaddq_n_s16(Multiply(vaddq_s16(x, x4_24_and_x3_6_and_x2_2), Constant(1895147668)), Constant(1895147668));
}

// What the compiler makes of predicated intrinsics moves the predicate about: these have two instructions each.
inline int16x8_t MultiplyWhereNegative(int16x8_t a, int32_t factor, int16x8_t sign) {
  __asm__("  vpt.s16 lt, %q1, zr\n  vqrdmulht.s16 %q0, %q0, %2\n" : "+w"(a) : "w"(sign), "r"(factor) : "p0");
  return a;
}
inline int16x8_t NegateWhereNegative(int16x8_t a, int16x8_t sign) {
  __asm__("  vpt.s16 lt, %q1, zr\n  vnegt.s16 %q0, %q0\n" : "+w"(a) : "w"(sign) : "p0");
  return a;
}
inline int16x8_t SetWhereZero(int16x8_t a, int32_t value, int16x8_t which) {
  __asm__("  vpt.i16 eq, %q1, zr\n  vdupt.16 %q0, %2\n" : "+w"(a) : "w"(which), "r"(value) : "p0");
  return a;
}
inline int16x8_t SetWhereBelow(int16x8_t a, int32_t value, int16x8_t which, int32_t bound) {
  __asm__("  vpt.s16 lt, %q1, %3\n  vdupt.16 %q0, %2\n" : "+w"(a) : "w"(which), "r"(value), "r"(bound) : "p0");
  return a;
}

// e^a for a <= 0 with `integer_bits` (1 .. 7) in.
inline int16x8_t ExpOfNegative(int16x8_t a, int32_t integer_bits) {
  static constexpr int16_t kFactors[7] = {Constant(1672461947), Constant(1302514674), Constant(790015084),
                                          Constant(290630308),  Constant(39332535),   Constant(720401),
                                          Constant(242)};
  const int32_t quarter_bits = 13 - integer_bits;
  const int16_t quarter = static_cast<int16_t>(1 << quarter_bits);
  const int16x8_t last_quarter = vsubq_n_s16(vandq_s16(a, vdupq_n_s16(static_cast<int16_t>(quarter - 1))), quarter);
  int16x8_t result = ExpOfLastQuarter(vshlq_r_s16(last_quarter, integer_bits));
  // The bits of the remainder, which has `integer_bits` + 2 of them, one after the other as the sign.
  const int16x8_t remainder = vsubq_s16(last_quarter, a);
#pragma GCC unroll 7
  for (int bit = 0; bit < 7; ++bit) {
    if (bit == integer_bits + 2) break;
    result = MultiplyWhereNegative(result, kFactors[bit], vshlq_r_s16(remainder, 15 - quarter_bits - bit));
  }
  if (integer_bits > 5) result = SetWhereBelow(result, 0, a, -(int32_t{1} << (20 - integer_bits)));
  return SetWhereZero(result, kHighest, a);
}

// 2 / (1 + a) with two integer bits.
inline int16x8_t TwoOverOnePlus(int16x8_t a) {
  const int16x8_t half_sum = vreinterpretq_s16_u16(vhaddq_n_u16(vreinterpretq_u16_s16(a), 1 << 15));
  int16x8_t x = vaddq_n_s16(Multiply(half_sum, Constant(-1010580540)), Constant(1515870810));
  for (int i = 0; i < 3; ++i) {
    const int16x8_t error = vsubq_s16(vdupq_n_s16(kOneOfTwoBits), Multiply(half_sum, x));
    x = vaddq_s16(x, vshlq_n_s16(Multiply(x, error), 2));
  }
  return x;
}

inline int16x8_t Logistic(int16x8_t a) {
  const int16x8_t of_magnitude = vqshlq_n_s16(TwoOverOnePlus(ExpOfNegative(vminq_s16(a, vnegq_s16(a)), 3)), 1);
  // Around 1/2, a negative value's lies as far below as the magnitude's above, but for what the highest is short of 1.
  const int16x8_t mirrored = NegateWhereNegative(of_magnitude, a);
  const int16x8_t result = vaddq_s16(mirrored, vandq_s16(vshrq_n_s16(a, 15), vdupq_n_s16(kHighest)));
  return SetWhereZero(result, 1 << 14, a);
}

// ---- Sums
// ------------------------------------------------------------------------------------------------------------

int32x4_t Clamp(int32x4_t values, int32_t lowest, int32_t highest) {
  return vminq_s32(vmaxq_s32(values, vdupq_n_s32(lowest)), vdupq_n_s32(highest));
}

// RoundingDivideByPowerOfTwo() for exponents above 0.
int32x4_t Divide(int32x4_t values, int32_t exponent) {
  return vrshlq_n_s32(vaddq_s32(values, vshrq_n_s32(values, 31)), -exponent);
}

// MultiplyByQuantizedMultiplier().
int32x4_t Scale(int32x4_t values, const LstmFactor& factor) {
  if (factor.shift >= 0) return vqrdmulhq_n_s32(vshlq_r_s32(values, factor.shift), factor.multiplier);
  return Divide(vqrdmulhq_n_s32(values, factor.multiplier), -factor.shift);
}

}  // namespace

void LstmGateArguments(int32_t count, const LstmFactor& input, const int32_t* from_input, const LstmFactor& hidden,
                       const int32_t* from_hidden, int16_t* arguments) {
  const auto arguments_of = [&](int32x4_t input_sums, int32x4_t hidden_sums) {
    const int32x4_t first = Clamp(Scale(input_sums, input), INT16_MIN, INT16_MAX);
    // Beyond 17 bits the sum saturates anyway; within, it does not overflow.
    const int32x4_t second = Clamp(Scale(hidden_sums, hidden), -(1 << 17), 1 << 17);
    return Clamp(vaddq_s32(first, second), INT16_MIN, INT16_MAX);
  };
  for (; count >= 4; count -= 4, from_input += 4, from_hidden += 4, arguments += 4) {
    vstrhq_s32(arguments, arguments_of(vldrwq_s32(from_input), vldrwq_s32(from_hidden)));
  }
  if (count == 0) return;
  const mve_pred16_t lanes = vctp32q(static_cast<uint32_t>(count));
  vstrhq_p_s32(arguments, arguments_of(vldrwq_z_s32(from_input, lanes), vldrwq_z_s32(from_hidden, lanes)), lanes);
}

void LstmLogistic(int32_t count, int16_t* values) {
  for (; count > 0; count -= 8, values += 8) {
    const mve_pred16_t lanes = vctp16q(static_cast<uint32_t>(count));
    vstrhq_p_s16(values, Logistic(vldrhq_z_s16(values, lanes)), lanes);
  }
}

void LstmTanh(int32_t count, int32_t integer_bits, int16_t* values) {
  for (; count > 0; count -= 8, values += 8) {
    const mve_pred16_t lanes = vctp16q(static_cast<uint32_t>(count));
    const int16x8_t a = vldrhq_z_s16(values, lanes);
    const int16x8_t exponential = ExpOfNegative(vminq_s16(a, vnegq_s16(a)), integer_bits + 1);
    const int16x8_t of_magnitude = vqshlq_n_s16(vsubq_n_s16(TwoOverOnePlus(exponential), kOneOfTwoBits), 2);
    vstrhq_p_s16(values, SetWhereZero(NegateWhereNegative(of_magnitude, a), 0, a), lanes);
  }
}

void LstmUpdateCells(int32_t count, int32_t cell_exponent, int32_t cell_clip, const int16_t* forget, const int16_t* add,
                     const int16_t* candidates, int16_t* cells) {
  const int32_t highest = cell_clip > 0 ? cell_clip : INT16_MAX;
  const int32_t lowest = cell_clip > 0 ? -cell_clip : INT16_MIN;
  const auto updated = [&](int32x4_t f, int32x4_t c, int32x4_t a, int32x4_t candidate) {
    const int32x4_t kept = Divide(vmulq_s32(f, c), 15);
    const int32x4_t added = Divide(vmulq_s32(a, candidate), 30 + cell_exponent);
    return Clamp(vaddq_s32(kept, Clamp(added, INT16_MIN, INT16_MAX)), lowest, highest);
  };
  for (; count >= 4; count -= 4, forget += 4, add += 4, candidates += 4, cells += 4) {
    vstrhq_s32(cells, updated(vldrhq_s32(forget), vldrhq_s32(cells), vldrhq_s32(add), vldrhq_s32(candidates)));
  }
  if (count == 0) return;
  const mve_pred16_t lanes = vctp32q(static_cast<uint32_t>(count));
  vstrhq_p_s32(cells,
               updated(vldrhq_z_s32(forget, lanes), vldrhq_z_s32(cells, lanes), vldrhq_z_s32(add, lanes),
                       vldrhq_z_s32(candidates, lanes)),
               lanes);
}

void LstmOutputs(int32_t count, const LstmFactor& factor, int32_t zero_point, const int16_t* gates,
                 const int16_t* values, int8_t* outputs) {
  const auto outputs_of = [&](int32x4_t gate, int32x4_t value) {
    const int32x4_t scaled = Scale(vmulq_s32(gate, value), factor);
    return vaddq_n_s32(Clamp(scaled, INT8_MIN - zero_point, INT8_MAX - zero_point), zero_point);
  };
  for (; count >= 4; count -= 4, gates += 4, values += 4, outputs += 4) {
    vstrbq_s32(outputs, outputs_of(vldrhq_s32(gates), vldrhq_s32(values)));
  }
  if (count == 0) return;
  const mve_pred16_t lanes = vctp32q(static_cast<uint32_t>(count));
  vstrbq_p_s32(outputs, outputs_of(vldrhq_z_s32(gates, lanes), vldrhq_z_s32(values, lanes)), lanes);
}

}  // namespace kernels
}  // namespace tflite
