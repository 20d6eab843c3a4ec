// Two 16-bit numbers in one register: what the DSP extension of Armv7E-M and Armv8-M multiplies and adds in pairs. Four
// int8 values become two such registers, of the even and of the odd elements, with one instruction each.
#ifndef TFLITE_MICRO_KERNELS_ARM_DSP_PACKED_H_
#define TFLITE_MICRO_KERNELS_ARM_DSP_PACKED_H_

#include <stddef.h>
#include <stdint.h>
#include <string.h>

namespace tflite {
namespace kernels {
namespace arm_dsp {

// Four bytes at any address.
inline uint32_t LoadWord(const void* from) {
  uint32_t word;
  memcpy(&word, from, sizeof(word));
  return word;
}

// The first `count` (1 .. 4) of four bytes; the others are 0 and are not read.
inline uint32_t LoadBytes(const int8_t* from, int32_t count) {
  if (count == 4) return LoadWord(from);
  uint32_t word = 0;
  for (int32_t i = count; i-- > 0;) word = word << 8 | static_cast<uint8_t>(from[i]);
  return word;
}

// Elements 0 and 2 of four int8 values, and 1 and 3.
inline uint32_t EvenBytes(uint32_t word) {
  uint32_t pair;
  __asm__("sxtb16 %0, %1" : "=r"(pair) : "r"(word));
  return pair;
}
inline uint32_t OddBytes(uint32_t word) {
  uint32_t pair;
  __asm__("sxtb16 %0, %1, ror #8" : "=r"(pair) : "r"(word));
  return pair;
}

// The same with `pair` added, half by half.
inline uint32_t AddEvenBytes(uint32_t pair, uint32_t word) {
  uint32_t sum;
  __asm__("sxtab16 %0, %1, %2" : "=r"(sum) : "r"(pair), "r"(word));
  return sum;
}
inline uint32_t AddOddBytes(uint32_t pair, uint32_t word) {
  uint32_t sum;
  __asm__("sxtab16 %0, %1, %2, ror #8" : "=r"(sum) : "r"(pair), "r"(word));
  return sum;
}

// The low halves of two pairs, and their high halves: the first one's comes to lie low.
inline uint32_t LowHalves(uint32_t a, uint32_t b) {
  uint32_t pair;
  __asm__("pkhbt %0, %1, %2, lsl #16" : "=r"(pair) : "r"(a), "r"(b));
  return pair;
}
inline uint32_t HighHalves(uint32_t a, uint32_t b) {
  uint32_t pair;
  __asm__("pkhtb %0, %1, %2, asr #16" : "=r"(pair) : "r"(b), "r"(a));
  return pair;
}

// sum + a.low * b.low + a.high * b.high, which wraps.
inline int32_t MultiplyPairs(uint32_t a, uint32_t b, int32_t sum) {
  int32_t result;
  __asm__("smlad %0, %1, %2, %3" : "=r"(result) : "r"(a), "r"(b), "r"(sum));
  return result;
}

// sum + the product of both low halves, or of both high ones, which wraps.
inline int32_t MultiplyLow(uint32_t a, uint32_t b, int32_t sum) {
  int32_t result;
  __asm__("smlabb %0, %1, %2, %3" : "=r"(result) : "r"(a), "r"(b), "r"(sum));
  return result;
}
inline int32_t MultiplyHigh(uint32_t a, uint32_t b, int32_t sum) {
  int32_t result;
  __asm__("smlatt %0, %1, %2, %3" : "=r"(result) : "r"(a), "r"(b), "r"(sum));
  return result;
}

// `offset` in both halves.
inline uint32_t Twice(int32_t offset) { return (static_cast<uint32_t>(offset) & 0xFFFF) * 0x10001u; }

// Makes `count` int8 values into pairs with `offset` (Twice()) added to each: 4 elements become the words (0, 2) and
// (1, 3) at `to`, the next 4 those `stride` words further. Of the last 1 to 3 the rest is filled with the offset.
__attribute__((noinline)) inline void Expand(const int8_t* from, int32_t count, uint32_t offset, uint32_t* to,
                                             ptrdiff_t stride) {
  const auto expand = [offset, &to, stride](uint32_t word) {
    to[0] = AddEvenBytes(offset, word);
    to[1] = AddOddBytes(offset, word);
    to += stride;
  };
#ifndef __OPTIMIZE_SIZE__
  for (; count >= 16; count -= 16) {
    for (int i = 0; i < 16; i += 4) expand(LoadWord(from + i));
    from += 16;
  }
#endif
  for (; count >= 4; count -= 4) {
    expand(LoadWord(from));
    from += 4;
  }
  if (count > 0) expand(LoadBytes(from, count));
}

}  // namespace arm_dsp
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ARM_DSP_PACKED_H_
