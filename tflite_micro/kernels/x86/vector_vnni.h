// What kernels for AVX-512 with VNNI are made of: sixteen sums of 32 bits a vector, to which four products each are
// added at a time. vector_avx2.h has the same names; kernels are written once on top of them, in files *_vectors.h that
// are included for each instruction set.
#ifndef TFLITE_MICRO_KERNELS_X86_VECTOR_VNNI_H_
#define TFLITE_MICRO_KERNELS_X86_VECTOR_VNNI_H_

// GCC takes the headers' undefined vectors for a mistake.
#pragma GCC diagnostic push
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#pragma GCC diagnostic ignored "-Wuninitialized"
#include <immintrin.h>
#pragma GCC diagnostic pop
#include <stdint.h>
#include <string.h>

// Only functions so marked, and what is inlined into them, use the instruction set: what other programs' parts share
// with them is compiled for any processor.
#define TFLM_VECTOR __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")))
#define TFLM_VECTOR_INLINE \
  inline __attribute__((always_inline, target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")))

namespace tflite {
namespace kernels {
namespace x86 {
namespace vnni {

using Vector = __m512i;
constexpr int kLanes = 16;
// The products that one lane of a vector adds up at a time.
constexpr int kGroup = 4;

// An activation as the products take it: unsigned, kActivationOffset more than the int8 value.
using Activation = uint8_t;
constexpr int32_t kActivationOffset = 128;

// How many vectors of sums of one position, and of positions, are kept in registers: 32 of them, some for operands.
constexpr int kMostBlocks = 4;
constexpr int MostPositions(int blocks) { return blocks == 4 ? 6 : 8; }

TFLM_VECTOR_INLINE Vector Load(const void* from) { return _mm512_loadu_si512(from); }
TFLM_VECTOR_INLINE void Store(Vector vector, void* to) { _mm512_storeu_si512(to, vector); }
TFLM_VECTOR_INLINE Vector Same(int32_t value) { return _mm512_set1_epi32(value); }
TFLM_VECTOR_INLINE Vector Plus(Vector a, Vector b) { return _mm512_add_epi32(a, b); }
TFLM_VECTOR_INLINE Vector Times(Vector a, Vector b) { return _mm512_mullo_epi32(a, b); }

// A group of activations in all lanes.
TFLM_VECTOR_INLINE Vector SameGroup(const Activation* group) {
  int32_t value;
  memcpy(&value, group, sizeof(value));
  return _mm512_set1_epi32(value);
}
// Ones in all groups of all lanes.
TFLM_VECTOR_INLINE Vector Ones() { return _mm512_set1_epi8(1); }

// kLanes groups of weights.
TFLM_VECTOR_INLINE Vector LoadWeights(const int8_t* weights) { return Load(weights); }

TFLM_VECTOR_INLINE Vector AddProducts(Vector sums, Vector activations, Vector weights) {
  return _mm512_dpbusd_epi32(sums, activations, weights);
}

// to[i] is the activation of from[i]. May write up to 63 elements more.
TFLM_VECTOR_INLINE void ToActivations(const int8_t* from, int32_t count, Activation* to) {
  const Vector flip = _mm512_set1_epi8(-128);
  int32_t i = 0;
  for (; i + 64 <= count; i += 64) Store(_mm512_xor_si512(Load(from + i), flip), to + i);
  if (i < count) {
    const __mmask64 rest = ~uint64_t{0} >> (64 - (count - i));
    Store(_mm512_xor_si512(_mm512_maskz_loadu_epi8(rest, from + i), flip), to + i);
  }
}

// kLanes bytes.
TFLM_VECTOR_INLINE Vector LoadBytes(const int8_t* from) {
  return _mm512_cvtepi8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));
}
// -1 where negative, else 0.
TFLM_VECTOR_INLINE Vector SignOf(Vector values) { return _mm512_srai_epi32(values, 31); }
TFLM_VECTOR_INLINE Vector ShiftRightBy(Vector values, Vector counts) { return _mm512_srav_epi32(values, counts); }
TFLM_VECTOR_INLINE Vector ShiftLeft(Vector values, int count) {
  return _mm512_slli_epi32(values, static_cast<unsigned>(count));
}

// `negative` in lanes where `signs`, which are -1 or 0, say so, else `other`.
TFLM_VECTOR_INLINE Vector Choose(Vector signs, Vector negative, Vector other) {
  return _mm512_ternarylogic_epi32(signs, negative, other, 0xCA);
}

// As many floats.
using Floats = __m512;
TFLM_VECTOR_INLINE Floats SameFloat(float value) { return _mm512_set1_ps(value); }
TFLM_VECTOR_INLINE Floats ToFloats(Vector values) { return _mm512_cvtepi32_ps(values); }
// The nearest integers, whatever way of rounding is set.
TFLM_VECTOR_INLINE Vector ToNearest(Floats values) {
  return _mm512_cvt_roundps_epi32(values, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}
// sums + a * b, rounded once or twice.
TFLM_VECTOR_INLINE Floats PlusProduct(Floats sums, Floats a, Floats b) { return _mm512_fmadd_ps(a, b, sums); }
// The larger of `distance` and how far values are from the nearest integers.
TFLM_VECTOR_INLINE Floats FurtherFromInteger(Floats distance, Floats values) {
  // The larger magnitude, without its sign.
  return _mm512_range_ps(distance, _mm512_reduce_ps(values, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC), 0x0B);
}
TFLM_VECTOR_INLINE bool ReachesAnywhere(Floats values, float limit) {
  return _mm512_cmp_ps_mask(values, _mm512_set1_ps(limit), _CMP_GE_OQ) != 0;
}

// The high halves of what values * multipliers + addends is in 64 bits. Multipliers and addends of odd lanes are given
// apart: the former in even lanes, the latter as 64 bits.
TFLM_VECTOR_INLINE Vector HighProducts(Vector values, Vector multipliers, Vector odd_multipliers, Vector even_addends,
                                       Vector odd_addends) {
  const Vector even = _mm512_add_epi64(_mm512_mul_epi32(values, multipliers), even_addends);
  const Vector odd = _mm512_add_epi64(_mm512_mul_epi32(_mm512_srli_epi64(values, 32), odd_multipliers), odd_addends);
  return _mm512_mask_shuffle_epi32(odd, 0x5555, even, static_cast<_MM_PERM_ENUM>(0xF5));
}

// values * multiplier * 2^-32, rounded with halves up.
TFLM_VECTOR_INLINE Vector HighProducts(Vector values, Vector multiplier) {
  const Vector half = _mm512_set1_epi64(int64_t{1} << 31);
  return HighProducts(values, multiplier, multiplier, half, half);
}

// values * multipliers * 2^-31, rounded with halves up. Multipliers are not negative: then the result is neither
// INT32_MAX nor INT32_MIN.
TFLM_VECTOR_INLINE Vector TimesHigh(Vector values, Vector multipliers) {
  const Vector half = _mm512_set1_epi64(int64_t{1} << 31);
  const Vector even_products = _mm512_mul_epi32(values, multipliers);
  const Vector odd_products = _mm512_mul_epi32(_mm512_srli_epi64(values, 32), _mm512_srli_epi64(multipliers, 32));
  const Vector even = _mm512_add_epi64(_mm512_add_epi64(even_products, even_products), half);
  const Vector odd = _mm512_add_epi64(_mm512_add_epi64(odd_products, odd_products), half);
  return _mm512_mask_shuffle_epi32(odd, 0x5555, even, static_cast<_MM_PERM_ENUM>(0xF5));
}

// values * 2^-shifts, rounded with halves away from zero, of what TimesHigh() gives: see
// MultiplyByQuantizedMultiplier(). Shifts are 1 .. 31.
TFLM_VECTOR_INLINE Vector ShiftRight(Vector values, Vector shifts) {
  const Vector lowered = _mm512_add_epi32(values, SignOf(values));
  const Vector less = _mm512_add_epi32(shifts, _mm512_set1_epi32(-1));
  return _mm512_srai_epi32(_mm512_add_epi32(_mm512_srav_epi32(lowered, less), _mm512_set1_epi32(1)), 1);
}

// The elements of four vectors one after the other as bytes, saturated, then limited.
TFLM_VECTOR_INLINE Vector ToBytes(Vector a, Vector b, Vector c, Vector d, Vector lowest, Vector highest) {
  const Vector mixed = _mm512_packs_epi16(_mm512_packs_epi32(a, b), _mm512_packs_epi32(c, d));
  const Vector order = _mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
  const Vector bytes = _mm512_permutexvar_epi32(order, mixed);
  return _mm512_min_epi8(_mm512_max_epi8(bytes, lowest), highest);
}
TFLM_VECTOR_INLINE Vector SameByte(int32_t value) { return _mm512_set1_epi8(static_cast<char>(value)); }

// `kPart`th fourth of the bytes: kLanes of them.
template <int kPart>
TFLM_VECTOR_INLINE void StorePart(Vector bytes, int8_t* to) {
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm512_extracti32x4_epi32(bytes, kPart));
}
// The first `count` < kLanes of them.
template <int kPart>
TFLM_VECTOR_INLINE void StoreSome(Vector bytes, int32_t count, int8_t* to) {
  __m128i part = _mm512_extracti32x4_epi32(bytes, kPart);
  if (count & 8) {
    _mm_storel_epi64(reinterpret_cast<__m128i*>(to), part);
    part = _mm_srli_si128(part, 8);
    to += 8;
  }
  if (count & 4) {
    const int32_t four = _mm_cvtsi128_si32(part);
    memcpy(to, &four, 4);
    part = _mm_srli_si128(part, 4);
    to += 4;
  }
  uint32_t rest = static_cast<uint32_t>(_mm_cvtsi128_si32(part));
  for (int32_t i = count & 3; i > 0; --i, rest >>= 8) *to++ = static_cast<int8_t>(rest);
}

// Weights of `channels` <= kLanes output channels, which lie `channel_step` apart and are `count` each, in groups:
// group g of all channels at to + g * to_step, zeros where there is none. Returns `sums` with each channel's weights
// added.
TFLM_VECTOR_INLINE Vector PackWeights(const int8_t* from, int32_t channel_step, int32_t channels, int32_t count,
                                      Vector sums, int8_t* to, int32_t to_step) {
  for (int32_t first = 0; first < count; first += 64) {
    const int32_t bytes = count - first < 64 ? count - first : 64;
    const __mmask64 mask = ~uint64_t{0} >> (64 - bytes);
    Vector rows[16], pairs[16];
#pragma GCC unroll 16
    for (int i = 0; i < 16; ++i) {
      rows[i] = i < channels ? _mm512_maskz_loadu_epi8(mask, from + i * channel_step + first) : _mm512_setzero_si512();
    }
#pragma GCC unroll 8
    for (int i = 0; i < 16; i += 2) {
      pairs[i] = _mm512_unpacklo_epi32(rows[i], rows[i + 1]);
      pairs[i + 1] = _mm512_unpackhi_epi32(rows[i], rows[i + 1]);
    }
    // rows[4 i + j]: of four channels from 4 i on, element j of each 128 bits.
#pragma GCC unroll 4
    for (int i = 0; i < 16; i += 4) {
      rows[i] = _mm512_unpacklo_epi64(pairs[i], pairs[i + 2]);
      rows[i + 1] = _mm512_unpackhi_epi64(pairs[i], pairs[i + 2]);
      rows[i + 2] = _mm512_unpacklo_epi64(pairs[i + 1], pairs[i + 3]);
      rows[i + 3] = _mm512_unpackhi_epi64(pairs[i + 1], pairs[i + 3]);
    }
    Vector groups[16];
#pragma GCC unroll 4
    for (int j = 0; j < 4; ++j) {
      const Vector low_even = _mm512_shuffle_i32x4(rows[j], rows[4 + j], 0x88);
      const Vector low_odd = _mm512_shuffle_i32x4(rows[j], rows[4 + j], 0xDD);
      const Vector high_even = _mm512_shuffle_i32x4(rows[8 + j], rows[12 + j], 0x88);
      const Vector high_odd = _mm512_shuffle_i32x4(rows[8 + j], rows[12 + j], 0xDD);
      groups[j] = _mm512_shuffle_i32x4(low_even, high_even, 0x88);
      groups[8 + j] = _mm512_shuffle_i32x4(low_even, high_even, 0xDD);
      groups[4 + j] = _mm512_shuffle_i32x4(low_odd, high_odd, 0x88);
      groups[12 + j] = _mm512_shuffle_i32x4(low_odd, high_odd, 0xDD);
    }
    const int32_t group_count = (bytes + 3) / 4;
#pragma GCC unroll 16
    for (int g = 0; g < 16; ++g) {
      if (g >= group_count) break;
      Store(groups[g], to);
      to += to_step;
      sums = _mm512_dpbusd_epi32(sums, Ones(), groups[g]);
    }
  }
  return sums;
}

// to[kGroup * i + r] is element i of row r, for i < count: as an activation if `flip` is kActivationOffset, as it is if
// that is 0. A row that is null has `missing` everywhere. May write up to 63 groups more.
TFLM_VECTOR_INLINE void Interleave(const int8_t* const* rows, int32_t count, int32_t flip, int32_t missing, void* to) {
  const Vector flips = SameByte(flip);
  const Vector missing_bytes = SameByte(missing);
  // So that unpacking, which keeps to each 128 bits, brings 16 neighbours into one vector.
  const Vector order = _mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
  int8_t* out = static_cast<int8_t*>(to);
  for (int32_t i = 0; i < count; i += 64, out += 256) {
    const __mmask64 mask = count - i < 64 ? ~uint64_t{0} >> (64 - (count - i)) : ~uint64_t{0};
    Vector r[4];
#pragma GCC unroll 4
    for (int j = 0; j < 4; ++j) {
      r[j] = missing_bytes;
      if (rows[j] == nullptr) continue;
      r[j] = _mm512_permutexvar_epi32(order, _mm512_xor_si512(_mm512_maskz_loadu_epi8(mask, rows[j] + i), flips));
    }
    const Vector low_01 = _mm512_unpacklo_epi8(r[0], r[1]);
    const Vector low_23 = _mm512_unpacklo_epi8(r[2], r[3]);
    const Vector high_01 = _mm512_unpackhi_epi8(r[0], r[1]);
    const Vector high_23 = _mm512_unpackhi_epi8(r[2], r[3]);
    Store(_mm512_unpacklo_epi16(low_01, low_23), out);
    Store(_mm512_unpackhi_epi16(low_01, low_23), out + 64);
    Store(_mm512_unpacklo_epi16(high_01, high_23), out + 128);
    Store(_mm512_unpackhi_epi16(high_01, high_23), out + 192);
  }
}
// A group of one value.
TFLM_VECTOR_INLINE int32_t GroupOf(int32_t value) {
  return static_cast<int32_t>(static_cast<uint32_t>(value & 0xFF) * 0x01010101u);
}

// The highest 32 of 96 bits of magnitudes * (highs * 2^32 + lows), all unsigned.
TFLM_VECTOR_INLINE Vector HighestProducts(Vector magnitudes, Vector highs, Vector lows) {
  const Vector even =
      _mm512_add_epi64(_mm512_mul_epu32(magnitudes, highs), _mm512_srli_epi64(_mm512_mul_epu32(magnitudes, lows), 32));
  const Vector odd_magnitudes = _mm512_srli_epi64(magnitudes, 32);
  const Vector odd =
      _mm512_add_epi64(_mm512_mul_epu32(odd_magnitudes, _mm512_srli_epi64(highs, 32)),
                       _mm512_srli_epi64(_mm512_mul_epu32(odd_magnitudes, _mm512_srli_epi64(lows, 32)), 32));
  return _mm512_mask_shuffle_epi32(odd, 0x5555, even, static_cast<_MM_PERM_ENUM>(0xF5));
}
TFLM_VECTOR_INLINE Vector Magnitude(Vector values) { return _mm512_abs_epi32(values); }
TFLM_VECTOR_INLINE Vector ShiftRightUnsigned(Vector values, Vector counts) { return _mm512_srlv_epi32(values, counts); }
// Negated where `signs`, which are -1 or 0, say so.
TFLM_VECTOR_INLINE Vector WithSigns(Vector values, Vector signs) {
  return _mm512_sub_epi32(_mm512_xor_si512(values, signs), signs);
}

// How many weights of a row meet a vector of activations.
constexpr int kRowStep = 64;

// How many weights before its start a row of `depth` is best read from: so many that loads of all rows are aligned,
// where rows are long enough for that to pay.
TFLM_VECTOR_INLINE int32_t LeadOfRows(const int8_t* weights, int32_t depth) {
  constexpr int32_t kLong = 256;
  return depth >= kLong && depth % kRowStep == 0 ? static_cast<int32_t>(reinterpret_cast<uintptr_t>(weights) % kRowStep)
                                                 : 0;
}

// Which of kRowStep weights from `at` on a row of `depth` has. `at` may be negative.
struct RowPart {
  __mmask64 mask;
};
TFLM_VECTOR_INLINE RowPart PartOfRow(int32_t at, int32_t depth) {
  __mmask64 mask = ~uint64_t{0};
  if (at < 0) mask <<= -at;
  if (depth - at < kRowStep) mask &= ~uint64_t{0} >> (kRowStep - (depth - at));
  return {mask};
}
TFLM_VECTOR_INLINE Vector LoadRow(const int8_t* weights) { return Load(weights); }
// Zeros for those that it does not have.
TFLM_VECTOR_INLINE Vector LoadRow(const int8_t* weights, const RowPart& part) {
  return _mm512_maskz_loadu_epi8(part.mask, weights);
}

// to[i] is from[i] + `offset` less what is returned, for i < count. May write up to 63 elements more.
TFLM_VECTOR_INLINE int32_t ToRow(const int8_t* from, int32_t count, int32_t offset, Activation* to) {
  ToActivations(from, count, to);
  return offset - kActivationOffset;
}

// Lane i: the sum of all lanes of rows[i].
TFLM_VECTOR_INLINE Vector SumLanes(const Vector* rows) {
  Vector pairs[8], fours[4];
#pragma GCC unroll 8
  for (int i = 0; i < 8; ++i) {
    pairs[i] = _mm512_add_epi32(_mm512_unpacklo_epi32(rows[2 * i], rows[2 * i + 1]),
                                _mm512_unpackhi_epi32(rows[2 * i], rows[2 * i + 1]));
  }
  // Each 128 bits have a part of the sums of four rows.
#pragma GCC unroll 4
  for (int i = 0; i < 4; ++i) {
    fours[i] = _mm512_add_epi32(_mm512_unpacklo_epi64(pairs[2 * i], pairs[2 * i + 1]),
                                _mm512_unpackhi_epi64(pairs[2 * i], pairs[2 * i + 1]));
  }
  const Vector low =
      _mm512_add_epi32(_mm512_shuffle_i32x4(fours[0], fours[1], 0x88), _mm512_shuffle_i32x4(fours[0], fours[1], 0xDD));
  const Vector high =
      _mm512_add_epi32(_mm512_shuffle_i32x4(fours[2], fours[3], 0x88), _mm512_shuffle_i32x4(fours[2], fours[3], 0xDD));
  return _mm512_add_epi32(_mm512_shuffle_i32x4(low, high, 0x88), _mm512_shuffle_i32x4(low, high, 0xDD));
}
TFLM_VECTOR_INLINE int32_t SumOf(Vector row) { return _mm512_reduce_add_epi32(row); }

}  // namespace vnni
}  // namespace x86
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_X86_VECTOR_VNNI_H_
