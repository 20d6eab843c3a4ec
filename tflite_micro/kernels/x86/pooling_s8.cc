// 2-D average and maximum pooling of int8 on x86: sixteen channels at a time with AVX2.
#include <immintrin.h>

#include "tflite_micro/kernels/pooling.h"
#include "tflite_micro/kernels/portable/pooling_traversal.h"
#include "tflite_micro/kernels/x86/instruction_set.h"

#define TFLM_AVX2 __attribute__((target("avx2")))
#define TFLM_AVX2_INLINE inline __attribute__((always_inline, target("avx2")))

namespace tflite {
namespace kernels {
namespace {

// Channels of a vector.
constexpr int32_t kLanes = 16;

struct ByteRange {
  int32_t lowest;
  int32_t highest;
};

TFLM_AVX2_INLINE __m128i Load(const int8_t* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); }
TFLM_AVX2_INLINE void StoreLimited(__m128i bytes, const ByteRange& range, int8_t* to) {
  const __m128i limited = _mm_min_epi8(_mm_max_epi8(bytes, _mm_set1_epi8(static_cast<char>(range.lowest))),
                                       _mm_set1_epi8(static_cast<char>(range.highest)));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), limited);
}

// The first channel of the vector that begins with `first`, or, where that would end past `depth`, of the last whole
// one: some channels are made again then, which is possible since no output lies where inputs of its row are.
inline int32_t VectorStart(int32_t first, int32_t depth) { return first + kLanes <= depth ? first : depth - kLanes; }

TFLM_AVX2 void MaximumOfWindow(const void* arguments, const PoolingTaps& taps, const void* window, void* output) {
  const auto& range = *static_cast<const ByteRange*>(arguments);
  const int8_t* const input = static_cast<const int8_t*>(window);
  int8_t* const out = static_cast<int8_t*>(output);
  for (int32_t first = 0; first < taps.depth; first += kLanes) {
    const int32_t channel = VectorStart(first, taps.depth);
    __m128i maxima = _mm_set1_epi8(INT8_MIN);
    const int8_t* line = input + channel;
    for (int32_t i = 0; i < taps.rows; ++i, line += taps.row_step) {
      const int8_t* in = line;
      for (int32_t j = 0; j < taps.columns; ++j, in += taps.depth) maxima = _mm_max_epi8(maxima, Load(in));
    }
    StoreLimited(maxima, range, out + channel);
  }
}

// RoundedQuotient of eight sums. In doubles, quotients of integers of 32 bits are never rounded to an integer that they
// do not reach.
TFLM_AVX2_INLINE __m256i Quotients(__m256i sums, int32_t count) {
  const __m256i half = _mm256_set1_epi32(count / 2);
  const __m256i moved = _mm256_blendv_epi8(_mm256_sub_epi32(sums, half), _mm256_add_epi32(sums, half),
                                           _mm256_cmpgt_epi32(sums, _mm256_setzero_si256()));
  const __m256d divisor = _mm256_set1_pd(count);
  const __m128i low = _mm256_cvttpd_epi32(_mm256_div_pd(_mm256_cvtepi32_pd(_mm256_castsi256_si128(moved)), divisor));
  const __m128i high =
      _mm256_cvttpd_epi32(_mm256_div_pd(_mm256_cvtepi32_pd(_mm256_extracti128_si256(moved, 1)), divisor));
  return _mm256_inserti128_si256(_mm256_castsi128_si256(low), high, 1);
}

TFLM_AVX2 void MeanOfWindow(const void* arguments, const PoolingTaps& taps, const void* window, void* output) {
  // So many bytes add up in 16 bits.
  constexpr int32_t kMostTaps = 256;
  const auto& range = *static_cast<const ByteRange*>(arguments);
  const int8_t* const input = static_cast<const int8_t*>(window);
  int8_t* const out = static_cast<int8_t*>(output);
  for (int32_t first = 0; first < taps.depth; first += kLanes) {
    const int32_t channel = VectorStart(first, taps.depth);
    __m256i low = _mm256_setzero_si256();
    __m256i high = _mm256_setzero_si256();
    const int8_t* line = input + channel;
    for (int32_t i = 0; i < taps.rows; ++i, line += taps.row_step) {
      const int8_t* in = line;
      for (int32_t left = taps.columns; left > 0;) {
        __m256i sums = _mm256_setzero_si256();
        const int32_t some = left < kMostTaps ? left : kMostTaps;
        for (int32_t j = 0; j < some; ++j, in += taps.depth) {
          sums = _mm256_add_epi16(sums, _mm256_cvtepi8_epi16(Load(in)));
        }
        low = _mm256_add_epi32(low, _mm256_cvtepi16_epi32(_mm256_castsi256_si128(sums)));
        high = _mm256_add_epi32(high, _mm256_cvtepi16_epi32(_mm256_extracti128_si256(sums, 1)));
        left -= some;
      }
    }
    const int32_t count = taps.rows * taps.columns;
    // Of each half, its 128 bits change places in the middle.
    const __m256i words =
        _mm256_permute4x64_epi64(_mm256_packs_epi32(Quotients(low, count), Quotients(high, count)), 0xD8);
    const __m128i bytes = _mm_packs_epi16(_mm256_castsi256_si128(words), _mm256_extracti128_si256(words, 1));
    StoreLimited(bytes, range, out + channel);
  }
}

bool HasVectors(const WindowShape& shape) {
  return shape.input_depth >= kLanes && x86::UsableInstructionSet() != x86::InstructionSet::kPortable;
}

}  // namespace

void AveragePoolS8(const WindowShape& shape, int32_t lowest, int32_t highest, const int8_t* input, int8_t* output) {
  if (HasVectors(shape)) {
    const ByteRange range = {lowest, highest};
    ForEachPoolingWindow(shape, 1, input, output, MeanOfWindow, &range);
    return;
  }
  PoolingTraversal(MeanOf<int8_t, uint32_t, RoundedQuotient>{}, shape, lowest, highest, input, output);
}

void MaxPoolS8(const WindowShape& shape, int32_t lowest, int32_t highest, const int8_t* input, int8_t* output) {
  if (HasVectors(shape)) {
    const ByteRange range = {lowest, highest};
    ForEachPoolingWindow(shape, 1, input, output, MaximumOfWindow, &range);
    return;
  }
  PoolingTraversal(MaximumOf<int8_t>{INT8_MIN}, shape, lowest, highest, input, output);
}

}  // namespace kernels
}  // namespace tflite
