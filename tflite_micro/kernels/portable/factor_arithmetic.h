// The arithmetic of factors.h: included once in a program, by the file that defines its functions.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_FACTOR_ARITHMETIC_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_FACTOR_ARITHMETIC_H_

#include <stdint.h>
#include <string.h>

#include "tflite_micro/kernels/factors.h"

namespace tflite {
namespace kernels {
namespace {

// A positive float: mantissa * 2^exponent, the mantissa in [2^23, 2^24).
struct Parts {
  uint32_t mantissa;
  int32_t exponent;
};

Parts Split(uint32_t bits) {
  const uint32_t fraction = bits & 0x7FFFFF;
  const int32_t exponent = static_cast<int32_t>(bits >> 23);
  if (exponent != 0) return {fraction | 0x800000, exponent - 150};
  // A number without the leading bit; 0 cannot be.
  Parts parts = {fraction | (fraction == 0 ? 1u : 0u), -149};
  while ((parts.mantissa & 0x800000) == 0) {
    parts.mantissa <<= 1;
    --parts.exponent;
  }
  return parts;
}

uint32_t BitsOf(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof(bits));
  return bits;
}

uint32_t LoadLittleEndian(const uint8_t* bytes) {
  uint32_t bits;
  memcpy(&bits, bytes, sizeof(bits));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  bits = __builtin_bswap32(bits);
#endif
  return bits;
}

// The next `bits` binary digits of remainder / divisor, which is below 1, or below 2 for the first digit.
uint32_t NextDigits(uint32_t* remainder, uint32_t divisor, int bits) {
#if UINTPTR_MAX > UINT32_MAX
  // Remainders have at most 25 bits, and machines of 64 bits divide by hardware.
  const uint64_t dividend = uint64_t{*remainder} << (bits - 1);
  *remainder = static_cast<uint32_t>(dividend % divisor) << 1;
  return static_cast<uint32_t>(dividend / divisor);
#else
  uint32_t digits = 0;
  for (int i = 0; i < bits; ++i) {
    digits <<= 1;
    if (*remainder >= divisor) {
      *remainder -= divisor;
      digits |= 1;
    }
    *remainder <<= 1;
  }
  return digits;
#endif
}

// The quotient's first 31 bits, [2^30, 2^31), and what they leave of the divisor; the whole is quotient * 2^(shift -
// 31).
struct Quotient {
  uint32_t digits;
  uint32_t remainder;
  int32_t shift;
};

inline Quotient Divide(const ScaleRatio& ratio, uint32_t filter_bits) {
  const Parts filter = Split(filter_bits);
  // input * filter * 2^7 / output, in [2^30, 2^32): never too large, and too small by 1 at most. Products and remainder
  // are small enough for 32 bits to tell them.
  uint32_t digits = static_cast<uint32_t>((uint64_t{ratio.quotient} * filter.mantissa) >> 24);
  uint32_t remainder = ((ratio.input * filter.mantissa) << 7) - digits * ratio.output;
  if (remainder >= ratio.output) {
    remainder -= ratio.output;
    ++digits;
  }
  int32_t shift = ratio.exponent + filter.exponent + 24;
  if (static_cast<int32_t>(digits) < 0) {
    if ((digits & 1) != 0) remainder += ratio.output;
    remainder >>= 1;  // even, as the dividend is
    digits >>= 1;
    ++shift;
  }
  return {digits, remainder, shift};
}

inline ChannelFactor ToFactor(const ScaleRatio& ratio, uint32_t filter_bits) {
  Quotient quotient = Divide(ratio, filter_bits);
  // Twice the way up to the half of a step, in steps of 1 / output. It is at least one of them; 2^-23, half of a
  // double's step, is less than four, and is rounded to the half.
  const int32_t missing = static_cast<int32_t>(ratio.output - 2 * quotient.remainder);
  if (missing <= 0 || (missing < 4 && static_cast<uint32_t>(missing) << 22 <= ratio.output)) ++quotient.digits;
  if (static_cast<int32_t>(quotient.digits) < 0) {
    quotient.digits >>= 1;
    ++quotient.shift;
  }
  if (quotient.shift < -31) return {0, 0};
  if (quotient.shift > 30) return {INT32_MAX, 30};
  return {static_cast<int32_t>(quotient.digits), quotient.shift};
}

PreciseChannelFactor ToPreciseFactor(const ScaleRatio& ratio, uint32_t filter_bits) {
  const Quotient quotient = Divide(ratio, filter_bits);
  // The other 22 bits of a double's mantissa.
  uint32_t remainder = quotient.remainder << 1;
  const uint32_t low = NextDigits(&remainder, ratio.output, 22);
  // What remains, doubled, decides; halves to even.
  const bool is_up = remainder > ratio.output || (remainder == ratio.output && (low & 1) != 0);
  uint64_t mantissa = (uint64_t{quotient.digits} << 22 | low) + (is_up ? 1 : 0);
  int32_t shift = quotient.shift;
  if (mantissa >> 53 != 0) {
    mantissa >>= 1;
    ++shift;
  }
  if (shift < -31) return {0, 0, 0};
  if (shift > 30) return {INT32_MAX, UINT32_MAX, 30};
  mantissa <<= 10;
  return {static_cast<uint32_t>(mantissa >> 32), static_cast<uint32_t>(mantissa), shift};
}

ScaleRatio ToRatio(float input_scale, float output_scale) {
  const Parts input = Split(BitsOf(input_scale));
  const Parts output = Split(BitsOf(output_scale));
  ScaleRatio ratio = {input.mantissa, output.mantissa, 0, input.exponent - output.exponent};
  if (ratio.input < ratio.output) {
    ratio.input <<= 1;
    --ratio.exponent;
  }
  uint32_t remainder = ratio.input;
  ratio.quotient = NextDigits(&remainder, ratio.output, 32);
  return ratio;
}

}  // namespace
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_FACTOR_ARITHMETIC_H_
