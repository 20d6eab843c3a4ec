// What kernels for AVX2 are made of: eight sums of 32 bits a vector, to which two products each are added at a time.
// See vector_vnni.h, which has the same names.
#ifndef TFLITE_MICRO_KERNELS_X86_VECTOR_AVX2_H_
#define TFLITE_MICRO_KERNELS_X86_VECTOR_AVX2_H_

#include <immintrin.h>
#include <stdint.h>
#include <string.h>

#define TFLM_VECTOR __attribute__((target("avx2")))
#define TFLM_VECTOR_INLINE inline __attribute__((always_inline, target("avx2")))

namespace tflite {
namespace kernels {
namespace x86 {
namespace avx2 {

using Vector = __m256i;
constexpr int kLanes = 8;
constexpr int kGroup = 2;

using Activation = int16_t;
constexpr int32_t kActivationOffset = 0;

// Of 16 registers.
constexpr int kMostBlocks = 2;
constexpr int MostPositions(int) { return 4; }

TFLM_VECTOR_INLINE Vector Load(const void* from) { return _mm256_loadu_si256(static_cast<const __m256i*>(from)); }
TFLM_VECTOR_INLINE void Store(Vector vector, void* to) { _mm256_storeu_si256(static_cast<__m256i*>(to), vector); }
TFLM_VECTOR_INLINE Vector Same(int32_t value) { return _mm256_set1_epi32(value); }
TFLM_VECTOR_INLINE Vector Plus(Vector a, Vector b) { return _mm256_add_epi32(a, b); }
TFLM_VECTOR_INLINE Vector Times(Vector a, Vector b) { return _mm256_mullo_epi32(a, b); }

TFLM_VECTOR_INLINE Vector SameGroup(const Activation* group) {
  int32_t value;
  memcpy(&value, group, sizeof(value));
  return _mm256_set1_epi32(value);
}
TFLM_VECTOR_INLINE Vector Ones() { return _mm256_set1_epi16(1); }

TFLM_VECTOR_INLINE Vector LoadWeights(const int8_t* weights) {
  return _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(weights)));
}

TFLM_VECTOR_INLINE Vector AddProducts(Vector sums, Vector activations, Vector weights) {
  return _mm256_add_epi32(sums, _mm256_madd_epi16(activations, weights));
}

TFLM_VECTOR_INLINE void ToActivations(const int8_t* from, int32_t count, Activation* to) {
  int32_t i = 0;
  for (; i + 16 <= count; i += 16) {
    Store(_mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from + i))), to + i);
  }
  for (; i < count; ++i) to[i] = from[i];
}

TFLM_VECTOR_INLINE Vector LoadBytes(const int8_t* from) {
  return _mm256_cvtepi8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(from)));
}
TFLM_VECTOR_INLINE Vector SignOf(Vector values) { return _mm256_srai_epi32(values, 31); }
TFLM_VECTOR_INLINE Vector ShiftRightBy(Vector values, Vector counts) { return _mm256_srav_epi32(values, counts); }
TFLM_VECTOR_INLINE Vector ShiftLeft(Vector values, int count) { return _mm256_slli_epi32(values, count); }

TFLM_VECTOR_INLINE Vector Choose(Vector signs, Vector negative, Vector other) {
  return _mm256_blendv_epi8(other, negative, signs);
}

using Floats = __m256;
TFLM_VECTOR_INLINE Floats SameFloat(float value) { return _mm256_set1_ps(value); }
TFLM_VECTOR_INLINE Floats ToFloats(Vector values) { return _mm256_cvtepi32_ps(values); }
TFLM_VECTOR_INLINE Floats NearestFloats(Floats values) {
  return _mm256_round_ps(values, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}
TFLM_VECTOR_INLINE Vector ToNearest(Floats values) { return _mm256_cvtps_epi32(NearestFloats(values)); }
TFLM_VECTOR_INLINE Floats PlusProduct(Floats sums, Floats a, Floats b) {
  return _mm256_add_ps(sums, _mm256_mul_ps(a, b));
}
TFLM_VECTOR_INLINE Floats FurtherFromInteger(Floats distance, Floats values) {
  const Floats rest = _mm256_sub_ps(values, NearestFloats(values));
  return _mm256_max_ps(distance, _mm256_andnot_ps(_mm256_set1_ps(-0.0f), rest));
}
TFLM_VECTOR_INLINE bool ReachesAnywhere(Floats values, float limit) {
  return _mm256_movemask_ps(_mm256_cmp_ps(values, _mm256_set1_ps(limit), _CMP_GE_OQ)) != 0;
}

TFLM_VECTOR_INLINE Vector HighProducts(Vector values, Vector multipliers, Vector odd_multipliers, Vector even_addends,
                                       Vector odd_addends) {
  const Vector even = _mm256_add_epi64(_mm256_mul_epi32(values, multipliers), even_addends);
  const Vector odd = _mm256_add_epi64(_mm256_mul_epi32(_mm256_srli_epi64(values, 32), odd_multipliers), odd_addends);
  return _mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, 0xAA);
}

TFLM_VECTOR_INLINE Vector HighProducts(Vector values, Vector multiplier) {
  const Vector half = _mm256_set1_epi64x(int64_t{1} << 31);
  return HighProducts(values, multiplier, multiplier, half, half);
}

TFLM_VECTOR_INLINE Vector TimesHigh(Vector values, Vector multipliers) {
  const Vector half = _mm256_set1_epi64x(int64_t{1} << 31);
  const Vector even_products = _mm256_mul_epi32(values, multipliers);
  const Vector odd_products = _mm256_mul_epi32(_mm256_srli_epi64(values, 32), _mm256_srli_epi64(multipliers, 32));
  const Vector even = _mm256_add_epi64(_mm256_add_epi64(even_products, even_products), half);
  const Vector odd = _mm256_add_epi64(_mm256_add_epi64(odd_products, odd_products), half);
  return _mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, 0xAA);
}

TFLM_VECTOR_INLINE Vector ShiftRight(Vector values, Vector shifts) {
  const Vector lowered = _mm256_add_epi32(values, SignOf(values));
  const Vector less = _mm256_add_epi32(shifts, _mm256_set1_epi32(-1));
  return _mm256_srai_epi32(_mm256_add_epi32(_mm256_srav_epi32(lowered, less), _mm256_set1_epi32(1)), 1);
}

TFLM_VECTOR_INLINE Vector ToBytes(Vector a, Vector b, Vector c, Vector d, Vector lowest, Vector highest) {
  const Vector mixed = _mm256_packs_epi16(_mm256_packs_epi32(a, b), _mm256_packs_epi32(c, d));
  const Vector bytes = _mm256_permutevar8x32_epi32(mixed, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
  return _mm256_min_epi8(_mm256_max_epi8(bytes, lowest), highest);
}
TFLM_VECTOR_INLINE Vector SameByte(int32_t value) { return _mm256_set1_epi8(static_cast<char>(value)); }

template <int kPart>
TFLM_VECTOR_INLINE void StorePart(Vector bytes, int8_t* to) {
  const int64_t part = _mm256_extract_epi64(bytes, kPart);
  memcpy(to, &part, sizeof(part));
}
template <int kPart>
TFLM_VECTOR_INLINE void StoreSome(Vector bytes, int32_t count, int8_t* to) {
  uint64_t part = static_cast<uint64_t>(_mm256_extract_epi64(bytes, kPart));
  for (int32_t i = count; i > 0; --i, part >>= 8) *to++ = static_cast<int8_t>(part);
}

TFLM_VECTOR_INLINE Vector PackWeights(const int8_t* from, int32_t channel_step, int32_t channels, int32_t count,
                                      Vector sums, int8_t* to, int32_t to_step) {
  for (int32_t first = 0; first < count; first += 16) {
    const int32_t bytes = count - first < 16 ? count - first : 16;
    __m128i rows[8], pairs[8];
#pragma GCC unroll 8
    for (int i = 0; i < 8; ++i) {
      rows[i] = _mm_setzero_si128();
      if (i >= channels) continue;
      const int8_t* row = from + i * channel_step + first;
      if (bytes == 16) {
        rows[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(row));
      } else {
        int8_t some[16] = {};
        for (int32_t j = 0; j < bytes; ++j) some[j] = row[j];
        rows[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(some));
      }
    }
#pragma GCC unroll 4
    for (int i = 0; i < 8; i += 2) {
      pairs[i] = _mm_unpacklo_epi16(rows[i], rows[i + 1]);
      pairs[i + 1] = _mm_unpackhi_epi16(rows[i], rows[i + 1]);
    }
#pragma GCC unroll 2
    for (int i = 0; i < 8; i += 4) {
      rows[i] = _mm_unpacklo_epi32(pairs[i], pairs[i + 2]);
      rows[i + 1] = _mm_unpackhi_epi32(pairs[i], pairs[i + 2]);
      rows[i + 2] = _mm_unpacklo_epi32(pairs[i + 1], pairs[i + 3]);
      rows[i + 3] = _mm_unpackhi_epi32(pairs[i + 1], pairs[i + 3]);
    }
    const int32_t group_count = (bytes + 1) / 2;
#pragma GCC unroll 8
    for (int g = 0; g < 8; ++g) {
      if (g >= group_count) break;
      const __m128i group = g % 2 == 0 ? _mm_unpacklo_epi64(rows[g / 2], rows[4 + g / 2])
                                       : _mm_unpackhi_epi64(rows[g / 2], rows[4 + g / 2]);
      _mm_storeu_si128(reinterpret_cast<__m128i*>(to), group);
      to += to_step;
      sums = AddProducts(sums, Ones(), _mm256_cvtepi8_epi16(group));
    }
  }
  return sums;
}

TFLM_VECTOR_INLINE void Interleave(const int8_t* const* rows, int32_t count, int32_t, int32_t missing, void* to) {
  int8_t* out = static_cast<int8_t*>(to);
  for (int32_t i = 0; i < count; i += 16, out += 64) {
    Vector r[2];
#pragma GCC unroll 2
    for (int j = 0; j < 2; ++j) {
      r[j] = _mm256_set1_epi16(static_cast<int16_t>(missing));
      if (rows[j] == nullptr) continue;
      if (count - i >= 16) {
        r[j] = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(rows[j] + i)));
      } else {
        int8_t some[16] = {};
        for (int32_t k = 0; k < count - i; ++k) some[k] = rows[j][i + k];
        r[j] = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(some)));
      }
    }
    const Vector low = _mm256_unpacklo_epi16(r[0], r[1]);
    const Vector high = _mm256_unpackhi_epi16(r[0], r[1]);
    Store(_mm256_permute2x128_si256(low, high, 0x20), out);
    Store(_mm256_permute2x128_si256(low, high, 0x31), out + 32);
  }
}
TFLM_VECTOR_INLINE int32_t GroupOf(int32_t value) {
  return static_cast<int32_t>(static_cast<uint32_t>(value & 0xFFFF) * 0x00010001u);
}

TFLM_VECTOR_INLINE Vector HighestProducts(Vector magnitudes, Vector highs, Vector lows) {
  const Vector even =
      _mm256_add_epi64(_mm256_mul_epu32(magnitudes, highs), _mm256_srli_epi64(_mm256_mul_epu32(magnitudes, lows), 32));
  const Vector odd_magnitudes = _mm256_srli_epi64(magnitudes, 32);
  const Vector odd =
      _mm256_add_epi64(_mm256_mul_epu32(odd_magnitudes, _mm256_srli_epi64(highs, 32)),
                       _mm256_srli_epi64(_mm256_mul_epu32(odd_magnitudes, _mm256_srli_epi64(lows, 32)), 32));
  return _mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, 0xAA);
}
TFLM_VECTOR_INLINE Vector Magnitude(Vector values) { return _mm256_abs_epi32(values); }
TFLM_VECTOR_INLINE Vector ShiftRightUnsigned(Vector values, Vector counts) { return _mm256_srlv_epi32(values, counts); }
TFLM_VECTOR_INLINE Vector WithSigns(Vector values, Vector signs) {
  return _mm256_sub_epi32(_mm256_xor_si256(values, signs), signs);
}

constexpr int kRowStep = 16;

TFLM_VECTOR_INLINE int32_t LeadOfRows(const int8_t*, int32_t) { return 0; }

struct RowPart {
  int32_t count;
};
TFLM_VECTOR_INLINE RowPart PartOfRow(int32_t at, int32_t depth) { return {depth - at}; }
TFLM_VECTOR_INLINE Vector LoadRow(const int8_t* weights) {
  return _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(weights)));
}
TFLM_VECTOR_INLINE Vector LoadRow(const int8_t* weights, const RowPart& part) {
  int8_t some[16] = {};
  if (part.count < kRowStep) {
    for (int32_t i = 0; i < part.count; ++i) some[i] = weights[i];
    weights = some;
  }
  return LoadRow(weights);
}

TFLM_VECTOR_INLINE int32_t ToRow(const int8_t* from, int32_t count, int32_t offset, Activation* to) {
  ToActivations(from, count, to);
  for (int32_t i = 0; i < count; ++i) to[i] = static_cast<Activation>(to[i] + offset);
  return 0;
}

TFLM_VECTOR_INLINE Vector SumLanes(const Vector* rows) {
  const Vector low = _mm256_hadd_epi32(_mm256_hadd_epi32(rows[0], rows[1]), _mm256_hadd_epi32(rows[2], rows[3]));
  const Vector high = _mm256_hadd_epi32(_mm256_hadd_epi32(rows[4], rows[5]), _mm256_hadd_epi32(rows[6], rows[7]));
  return _mm256_add_epi32(_mm256_permute2x128_si256(low, high, 0x20), _mm256_permute2x128_si256(low, high, 0x31));
}
TFLM_VECTOR_INLINE int32_t SumOf(Vector row) {
  const __m128i half = _mm_add_epi32(_mm256_castsi256_si128(row), _mm256_extracti128_si256(row, 1));
  const __m128i pair = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
  return _mm_cvtsi128_si32(_mm_add_epi32(pair, _mm_shuffle_epi32(pair, 0xB1)));
}

}  // namespace avx2
}  // namespace x86
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_X86_VECTOR_AVX2_H_
