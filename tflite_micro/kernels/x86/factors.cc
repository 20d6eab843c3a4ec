// Factors of channels on x86: their definition, in doubles, where the processor has vectors of them.
#include "tflite_micro/kernels/factors.h"

#include <immintrin.h>
#include <string.h>

#include "tflite_micro/kernels/portable/factor_arithmetic.h"
#include "tflite_micro/kernels/x86/instruction_set.h"

#define TFLM_AVX2 __attribute__((target("avx2")))

namespace tflite {
namespace kernels {
namespace {

// How many channels a vector takes.
constexpr int32_t kDoubles = 4;

// Mantissas of quotients rounded to `kBits` bits, halves up, and exponents, one in each lane of 64 bits: the quotient
// is mantissa * 2^(shift - kBits).
struct Rounded {
  __m256i mantissas;
  __m256i shifts;
};

template <int kBits>
TFLM_AVX2 inline Rounded RoundQuotients(const ScaleRatio& ratio, __m128 scales) {
  constexpr int kDoubleBits = 53;
  const __m256d products = _mm256_mul_pd(_mm256_set1_pd(ratio.input), _mm256_cvtps_pd(scales));
  const __m256i bits = _mm256_castpd_si256(_mm256_div_pd(products, _mm256_set1_pd(ratio.output)));
  const __m256i leading = _mm256_set1_epi64x(int64_t{1} << (kDoubleBits - 1));
  const __m256i fractions = _mm256_and_si256(bits, _mm256_set1_epi64x((int64_t{1} << (kDoubleBits - 1)) - 1));
  __m256i mantissas = _mm256_or_si256(fractions, leading);
  __m256i shifts =
      _mm256_add_epi64(_mm256_srli_epi64(bits, kDoubleBits - 1), _mm256_set1_epi64x(ratio.exponent - 1022));
  if (kBits < kDoubleBits) {
    const __m256i half = _mm256_set1_epi64x((int64_t{1} << (kDoubleBits - kBits)) / 2);
    mantissas = _mm256_srli_epi64(_mm256_add_epi64(mantissas, half), kDoubleBits - kBits);
    // One that has become 2^kBits.
    const __m256i carries = _mm256_srli_epi64(mantissas, kBits);
    mantissas = _mm256_srlv_epi64(mantissas, carries);
    shifts = _mm256_add_epi64(shifts, carries);
  }
  return {mantissas, shifts};
}

// Whether all of four scales have a leading one, and no factor is out of range.
TFLM_AVX2 inline bool AreUsual(__m128 scales, __m256i shifts) {
  const __m128i lowest = _mm_set1_epi32(0x7FFFFF);
  const int are_normal = _mm_movemask_epi8(_mm_cmpgt_epi32(_mm_castps_si128(scales), lowest));
  const __m256i are_low = _mm256_cmpgt_epi64(_mm256_set1_epi64x(-31), shifts);
  const __m256i are_high = _mm256_cmpgt_epi64(shifts, _mm256_set1_epi64x(30));
  return are_normal == 0xFFFF && _mm256_testz_si256(_mm256_or_si256(are_low, are_high), _mm256_set1_epi8(-1)) != 0;
}

// The low halves of the lanes.
TFLM_AVX2 inline __m128i LowHalves(__m256i values) {
  return _mm256_castsi256_si128(_mm256_permutevar8x32_epi32(values, _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6)));
}

TFLM_AVX2 inline void StoreShifts(__m256i shifts, int8_t* to) {
  const __m128i bytes = _mm_packs_epi16(_mm_packs_epi32(LowHalves(shifts), LowHalves(shifts)), _mm_setzero_si128());
  const int32_t four = _mm_cvtsi128_si32(bytes);
  memcpy(to, &four, sizeof(four));
}

// As many channels as vectors do. Returns how many those are.
TFLM_AVX2 int32_t DeriveFour(const ScaleRatio& ratio, const uint8_t* scales, int32_t count, int32_t* multipliers,
                             int8_t* shifts) {
  int32_t i = 0;
  for (; i + kDoubles <= count; i += kDoubles) {
    const __m128 four = _mm_loadu_ps(reinterpret_cast<const float*>(scales + i * sizeof(float)));
    const Rounded rounded = RoundQuotients<31>(ratio, four);
    if (!AreUsual(four, rounded.shifts)) break;
    _mm_storeu_si128(reinterpret_cast<__m128i*>(multipliers + i), LowHalves(rounded.mantissas));
    StoreShifts(rounded.shifts, shifts + i);
  }
  return i;
}

TFLM_AVX2 int32_t DerivePreciseFour(const ScaleRatio& ratio, const uint8_t* scales, int32_t count, uint32_t* highs,
                                    uint32_t* lows, int8_t* shifts) {
  int32_t i = 0;
  for (; i + kDoubles <= count; i += kDoubles) {
    const __m128 four = _mm_loadu_ps(reinterpret_cast<const float*>(scales + i * sizeof(float)));
    const Rounded rounded = RoundQuotients<53>(ratio, four);
    if (!AreUsual(four, rounded.shifts)) break;
    _mm_storeu_si128(reinterpret_cast<__m128i*>(highs + i), LowHalves(_mm256_srli_epi64(rounded.mantissas, 22)));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(lows + i), LowHalves(_mm256_slli_epi64(rounded.mantissas, 10)));
    StoreShifts(rounded.shifts, shifts + i);
  }
  return i;
}

}  // namespace

ScaleRatio RatioOf(float input_scale, float output_scale) { return ToRatio(input_scale, output_scale); }

ChannelFactor ChannelFactorOf(const ScaleRatio& ratio, float filter_scale) {
  return ToFactor(ratio, BitsOf(filter_scale));
}

PreciseChannelFactor PreciseChannelFactorOf(const ScaleRatio& ratio, float filter_scale) {
  return ToPreciseFactor(ratio, BitsOf(filter_scale));
}

void DeriveFactors(const ScaleRatio& ratio, const void* filter_scales, int32_t count, int32_t* multipliers,
                   int8_t* shifts) {
  const uint8_t* scales = static_cast<const uint8_t*>(filter_scales);
  const bool has_vectors = x86::UsableInstructionSet() != x86::InstructionSet::kPortable;
  for (int32_t i = 0; i < count;) {
    if (has_vectors) i += DeriveFour(ratio, scales + 4 * i, count - i, multipliers + i, shifts + i);
    // What vectors leave: the last channels, and from those with an unusual factor on.
    for (const int32_t end = count - i < kDoubles ? count : i + kDoubles; i < end; ++i) {
      const ChannelFactor factor = ToFactor(ratio, LoadLittleEndian(scales + 4 * i));
      multipliers[i] = factor.multiplier;
      shifts[i] = static_cast<int8_t>(factor.shift);
    }
  }
}

void DerivePreciseFactors(const ScaleRatio& ratio, const void* filter_scales, int32_t count, uint32_t* highs,
                          uint32_t* lows, int8_t* shifts) {
  const uint8_t* scales = static_cast<const uint8_t*>(filter_scales);
  const bool has_vectors = x86::UsableInstructionSet() != x86::InstructionSet::kPortable;
  for (int32_t i = 0; i < count;) {
    if (has_vectors) i += DerivePreciseFour(ratio, scales + 4 * i, count - i, highs + i, lows + i, shifts + i);
    for (const int32_t end = count - i < kDoubles ? count : i + kDoubles; i < end; ++i) {
      const PreciseChannelFactor factor = ToPreciseFactor(ratio, LoadLittleEndian(scales + 4 * i));
      highs[i] = factor.high;
      lows[i] = factor.low;
      shifts[i] = static_cast<int8_t>(factor.shift);
    }
  }
}

}  // namespace kernels
}  // namespace tflite
