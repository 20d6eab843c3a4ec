// What an int8 LSTM does element by element, by the DSP extension: products whose upper half is rounded and added in
// one instruction, and saturation in one.
#include "tflite_micro/kernels/lstm_gates.h"

#include <string.h>

#include "tflite_micro/kernels/arm_dsp/packed.h"
#include "tflite_micro/kernels/arm_dsp/usual_requantization.h"
#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/fixed_point_functions.h"
#include "tflite_micro/kernels/last_quarter.h"

namespace tflite {
namespace kernels {
namespace {

using namespace arm_dsp;  // NOLINT: of this instruction set alone
using F = FixedPoint<int16_t>;

template <int kBits>
int32_t Saturate(int32_t value) {
  int32_t result;
  __asm__("ssat %0, %2, %1" : "=r"(result) : "r"(value), "I"(kBits));
  return result;
}

int32_t Scale(int32_t value, const LstmFactor& factor) {
  return MultiplyByQuantizedMultiplier(value, factor.multiplier, factor.shift);
}

int32_t AddSaturating(int32_t a, int32_t b) {
  int32_t sum;
  __asm__("qadd %0, %1, %2" : "=r"(sum) : "r"(a), "r"(b));
  return sum;
}

// value / 2^exponent, rounded, halves away from zero, where `sign` is that of `value`, -1 or 0, and `half` is
// 2^(exponent - 1).
inline int32_t RoundingShift(int32_t value, int32_t sign, int32_t half, int32_t exponent) {
  return (value + half + sign) >> exponent;
}

#ifndef __OPTIMIZE_SIZE__

// Scale() for what becomes a number of 16 bits afterwards, saturated.
class ScaleToS16 {
 public:
  // Whether the factor is one of those.
  static bool Takes(const LstmFactor& factor) {
    return ScalesFast(factor.multiplier, factor.shift) && factor.shift >= -15;
  }

  explicit ScaleToS16(const LstmFactor& factor)
      : doubled_(static_cast<int32_t>(static_cast<uint32_t>(factor.multiplier) << 1)),
        right_shift_(-factor.shift),
        half_(1 << (right_shift_ - 1)) {}

  // What saturates before the shift is beyond 16 bits behind it.
  int32_t operator()(int32_t value) const {
    const int32_t product = ScaleByUpperHalf(doubled_, value);
    return AddSaturating(product + (product >> 31), half_) >> right_shift_;
  }

 private:
  int32_t doubled_;
  int32_t right_shift_;
  int32_t half_;
};

// a * b / 2^32, rounded, halves upwards.
inline int32_t UpperProduct(int32_t a, int32_t b) {
  int32_t product;
  __asm__("smmulr %0, %1, %2" : "=r"(product) : "r"(a), "r"(b));
  return product;
}

// Stays in a register, as the compiler does not know what it is.
template <typename T>
T Hide(T value) {
  __asm__("" : "+r"(value));
  return value;
}

// F::Multiply() by a constant is the upper half of a product with it in steps of 2^-17. From 1/2 on that is 2^32 too
// small as a signed number, which adding the other factor makes up for.
constexpr int32_t InUpperHalf(int32_t factor) { return static_cast<int32_t>(static_cast<uint32_t>(factor) << 17); }

class Exponential {
 public:
  // 2 / (1 + e^a) with two integer bits, in steps of 2^-17 but for the 1 at the end, for 3 integer bits in `a`, which
  // is negative: as F has it on its way to logistic and tanh. `kBeyond`: a may be less than -8.
  template <bool kBeyond>
  __attribute__((always_inline)) uint32_t TwoOverOnePlus(int32_t a) const {
    const int32_t last = table_[a & ((1 << kLastQuarterBits) - 1)];
    int32_t e = TimesQuarters(last, static_cast<int32_t>(static_cast<uint32_t>(a) >> kLastQuarterBits & 31));
    if (kBeyond) {
      const int32_t quarters = ~(a >> kLastQuarterBits);
      if (quarters >= 32) e = quarters < 64 ? F::Multiply(e, 11) : 0;
    }
    int32_t half_sum;
    __asm__("uhadd16 %0, %1, %2" : "=r"(half_sum) : "r"(e), "r"(one_));
    // In steps of InUpperHalf(), and 1 so that halves are rounded as in F: SMMLSR rounds what it subtracts the other
    // way. The results are the same for each half_sum that there is.
    uint32_t x = start_ + (static_cast<uint32_t>(UpperProduct(half_sum, slope_)) << 17);
    x = Refine(x, half_sum);
    x = Refine(x, half_sum);
    return Refine(x, half_sum);
  }

 private:
  // e times e^(-1/4), e^(-1/2), e^-1, e^-2 and e^-4 for the bits of `complement` that are 0, rounded after each. A jump
  // to their multiplications takes less than a test of each bit. A label's number: the bits for which it multiplies.
  __attribute__((always_inline)) int32_t TimesQuarters(int32_t e, int32_t complement) const {
    __asm__(
        "  tbb [pc, %[complement]]\n"
        ".Ltable%=:\n"
        ".irp bits, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, "
        "15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0\n"
        "  .byte (.L\\bits\\()_%= - .Ltable%=) / 2\n"
        ".endr\n"
        ".macro times0\n"
        "  smmlar %[e], %[e], %[quarter], %[e]\n"
        ".endm\n"
        ".macro times1\n"
        "  smmlar %[e], %[e], %[half], %[e]\n"
        ".endm\n"
        ".macro times2\n"
        "  smmulr %[e], %[e], %[whole]\n"
        ".endm\n"
        ".macro times3\n"
        "  movw %[complement], #(4435 << 17 & 0xFFFF)\n"
        "  movt %[complement], #(4435 << 1)\n"
        "  smmulr %[e], %[e], %[complement]\n"
        ".endm\n"
        ".L31_%=: times0\n"
        ".L30_%=: times1\n"
        ".L28_%=: times2\n"
        ".L24_%=: times3\n"
        ".L16_%=: mov.w %[complement], #(600 << 17)\n"
        "  smmulr %[e], %[e], %[complement]\n"
        "  b .L0_%=\n"
        ".L29_%=: times0\n"
        "  b .L28_%=\n"
        ".L27_%=: times0\n"
        ".L26_%=: times1\n"
        "  b .L24_%=\n"
        ".L25_%=: times0\n"
        "  b .L24_%=\n"
        ".L23_%=: times0\n"
        ".L22_%=: times1\n"
        ".L20_%=: times2\n"
        "  b .L16_%=\n"
        ".L21_%=: times0\n"
        "  b .L20_%=\n"
        ".L19_%=: times0\n"
        ".L18_%=: times1\n"
        "  b .L16_%=\n"
        ".L17_%=: times0\n"
        "  b .L16_%=\n"
        ".L15_%=: times0\n"
        ".L14_%=: times1\n"
        ".L12_%=: times2\n"
        ".L8_%=: times3\n"
        "  b .L0_%=\n"
        ".L13_%=: times0\n"
        "  b .L12_%=\n"
        ".L11_%=: times0\n"
        ".L10_%=: times1\n"
        "  b .L8_%=\n"
        ".L9_%=: times0\n"
        "  b .L8_%=\n"
        ".L5_%=: times0\n"
        "  b .L4_%=\n"
        ".L3_%=: times0\n"
        ".L2_%=: times1\n"
        "  b .L0_%=\n"
        ".L1_%=: times0\n"
        "  b .L0_%=\n"
        ".L7_%=: times0\n"
        ".L6_%=: times1\n"
        ".L4_%=: times2\n"
        ".L0_%=:\n"
        ".purgem times0\n"
        ".purgem times1\n"
        ".purgem times2\n"
        ".purgem times3\n"
        : [e] "+r"(e), [complement] "+r"(complement)
        : [quarter] "r"(quarter_), [half] "r"(half_), [whole] "r"(whole_));
    return e;
  }

  uint32_t Refine(uint32_t x, int32_t half_sum) const {
    int32_t error;
    __asm__("smmlsr %0, %1, %2, %3" : "=r"(error) : "r"(x), "r"(half_sum), "r"(one_of_two_bits_));
    return x + (static_cast<uint32_t>(UpperProduct(static_cast<int32_t>(x), error)) << 19);
  }

  const int16_t* const table_ = Hide(kLastQuarter.exponentials);
  const int32_t quarter_ = Hide(InUpperHalf(25520));
  const int32_t half_ = Hide(InUpperHalf(19875));
  const int32_t whole_ = Hide(InUpperHalf(12055));
  const int32_t one_ = Hide(1 << 15);
  const int32_t one_of_two_bits_ = Hide(1 << 13);
  const int32_t slope_ = Hide(-15420 * (1 << 17));
  const uint32_t start_ = Hide(static_cast<uint32_t>(InUpperHalf(23130)) + 1);
};

// -|value|
inline int32_t NegativeMagnitude(int32_t value) {
  const int32_t sign = value >> 31;
  return sign - (value ^ sign);
}

#endif

}  // namespace

void LstmGateArguments(int32_t count, const LstmFactor& input, const int32_t* from_input, const LstmFactor& hidden,
                       const int32_t* from_hidden, int16_t* arguments) {
#ifndef __OPTIMIZE_SIZE__
  if (ScaleToS16::Takes(input) && ScaleToS16::Takes(hidden)) {
    const ScaleToS16 first(input);
    const ScaleToS16 second(hidden);
    const auto next = [&] {
      const int32_t argument = Saturate<16>(first(*from_input++));
      return Saturate<16>(AddSaturating(argument, second(*from_hidden++)));
    };
    for (const int16_t* const end = arguments + (count & ~1); arguments != end;) {
      const uint32_t even = static_cast<uint32_t>(next());
      const uint32_t pair = LowHalves(even, static_cast<uint32_t>(next()));
      memcpy(arguments, &pair, sizeof(pair));
      arguments += 2;
    }
    if (count % 2 != 0) *arguments = static_cast<int16_t>(next());
    return;
  }
#endif
  for (; count > 0; --count) {
    const int32_t first = Saturate<16>(Scale(*from_input++, input));
    *arguments++ = static_cast<int16_t>(Saturate<16>(AddSaturating(first, Scale(*from_hidden++, hidden))));
  }
}

void LstmLogistic(int32_t count, int16_t* values) {
#ifdef __OPTIMIZE_SIZE__
  for (int32_t i = 0; i < count; ++i) values[i] = static_cast<int16_t>(F::Logistic(values[i], 3));
#else
  const Exponential exponential;
  for (const int16_t* const end = values + count; values != end; ++values) {
    const int32_t value = *values;
    if (__builtin_expect(value == 0, 0)) {
      *values = 1 << 14;
      continue;
    }
    const uint32_t of_magnitude = exponential.TwoOverOnePlus<false>(NegativeMagnitude(value)) >> 16;
    int32_t result;
    __asm__("usat %0, #15, %1" : "=r"(result) : "r"(of_magnitude));
    // logistic(-x) = 1 - logistic(x)
    *values = static_cast<int16_t>(result ^ static_cast<int32_t>(static_cast<uint32_t>(value) >> 17));
  }
#endif
}

void LstmTanh(int32_t count, int32_t integer_bits, int16_t* values) {
#ifndef __OPTIMIZE_SIZE__
  if (integer_bits >= 2) {
    // e^-2x
    const int32_t left = integer_bits - 2;
    const Exponential exponential;
    for (const int16_t* const end = values + count; values != end; ++values) {
      const int32_t value = *values;
      if (value == 0) continue;
      const int32_t twice = static_cast<int32_t>(static_cast<uint32_t>(NegativeMagnitude(value)) << left);
      const uint32_t above_one = exponential.TwoOverOnePlus<true>(twice) - (1u << 30);
      int32_t of_magnitude;
      __asm__("usat %0, #15, %1, asr #15" : "=r"(of_magnitude) : "r"(above_one));
      const int32_t sign = value >> 31;
      *values = static_cast<int16_t>((of_magnitude ^ sign) - sign);
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
  const int32_t highest = cell_clip > 0 && cell_clip < INT16_MAX ? cell_clip : INT16_MAX;
  const int32_t lowest = cell_clip > 0 ? -highest : INT16_MIN;
  // Gates are not negative, so the sign of a product is that of its other factor.
  for (int32_t i = 0; i < count; ++i) {
    const int32_t cell = cells[i];
    const int32_t candidate = candidates[i];
    const int32_t kept = RoundingShift(forget[i] * cell, cell >> 31, 1 << 14, 15);
    // Fits in 16 bits, as the exponent is at least 15.
    const int32_t added = RoundingShift(add[i] * candidate, candidate >> 31, half, exponent);
    cells[i] = static_cast<int16_t>(Clamp(kept + added, lowest, highest));
  }
}

void LstmOutputs(int32_t count, const LstmFactor& factor, int32_t zero_point, const int16_t* gates,
                 const int16_t* values, int8_t* outputs) {
  // Products are below 2^30: with the addend they do not overflow.
  if (ScalesFast(factor.multiplier, factor.shift) && factor.shift >= -23) {
    const UsualFactor usual = FactorOf(factor.multiplier, factor.shift, 2 * zero_point + 1);
    for (const int8_t* const end = outputs + count; outputs != end;) {
      *outputs++ = Requantize(usual, *gates++ * *values++);
    }
    return;
  }
  const int32_t lowest = INT8_MIN - zero_point;
  const int32_t highest = INT8_MAX - zero_point;
  for (int32_t i = 0; i < count; ++i) {
    outputs[i] = static_cast<int8_t>(Clamp(Scale(gates[i] * values[i], factor), lowest, highest) + zero_point);
  }
}

}  // namespace kernels
}  // namespace tflite
