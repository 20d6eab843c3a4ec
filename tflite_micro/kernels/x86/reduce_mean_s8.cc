// Reductions on x86: means of int8 for sixteen neighbouring outputs at a time with AVX2, all others in order.
#include <immintrin.h>

#include "tflite_micro/kernels/portable/reduce_in_order.h"
#include "tflite_micro/kernels/reduce.h"
#include "tflite_micro/kernels/x86/instruction_set.h"

#define TFLM_AVX2 __attribute__((target("avx2")))

namespace tflite {
namespace kernels {
namespace {

// Outputs of a vector.
constexpr int32_t kLanes = 16;

// Adds kLanes neighbours at `input`, and at `count` - 1 places `stride` apart from there on, to `sums`.
TFLM_AVX2 void AddNeighbours(const int8_t* input, int32_t stride, int32_t count, int32_t* sums) {
  // So many bytes add up in 16 bits.
  constexpr int32_t kMost = 256;
  __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(sums));
  __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(sums + 8));
  while (count > 0) {
    const int32_t some = count < kMost ? count : kMost;
    __m256i words = _mm256_setzero_si256();
    for (int32_t i = 0; i < some; ++i, input += stride) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(input));
      words = _mm256_add_epi16(words, _mm256_cvtepi8_epi16(bytes));
    }
    low = _mm256_add_epi32(low, _mm256_cvtepi16_epi32(_mm256_castsi256_si128(words)));
    high = _mm256_add_epi32(high, _mm256_cvtepi16_epi32(_mm256_extracti128_si256(words, 1)));
    count -= some;
  }
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums), low);
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + 8), high);
}

// Sums of int8, where the last of the kept axes has neighbours. All counts are positive.
void ReduceNeighbours(const ReduceAxis* kept, int kept_count, const ReduceAxis* reduced, int reduced_count,
                      const int8_t* input, int8_t* output, const Reduction& reduction, const void* params) {
  const ReduceAxis inner = reduced[reduced_count - 1];
  const int32_t outputs = kept[kept_count - 1].count;
  int32_t kept_index[kMaxReduceAxes] = {};
  int32_t reduced_index[kMaxReduceAxes] = {};
  int32_t position = 0;
  do {
    for (int32_t first = 0; first < outputs; first += kLanes) {
      // The last vector may have some outputs of the one before it again.
      const int32_t output_index = first + kLanes <= outputs ? first : outputs - kLanes;
      int32_t sums[kLanes] = {};
      int32_t run = position + output_index;
      do {
        AddNeighbours(input + run, inner.stride, inner.count, sums);
      } while (Step(reduced, reduced_count - 1, reduced_index, &run));
      for (int32_t i = first - output_index; i < kLanes; ++i) {
        ReduceAccumulator accumulator = {};
        accumulator.s32 = sums[i];
        reduction.finish(accumulator, params, output + output_index + i);
      }
    }
    output += outputs;
  } while (Step(kept, kept_count - 1, kept_index, &position));
}

}  // namespace

void Reduce(const ReduceAxis* kept, int kept_count, const ReduceAxis* reduced, int reduced_count, const void* input,
            void* output, const Reduction& reduction, const void* params) {
  const bool has_neighbours = kept_count > 0 && reduced_count > 0 && kept[kept_count - 1].stride == 1 &&
                              kept[kept_count - 1].count >= kLanes && !IsEmpty(kept, kept_count) &&
                              !IsEmpty(reduced, reduced_count);
  if (&reduction == &kMeanS8 && has_neighbours && x86::UsableInstructionSet() != x86::InstructionSet::kPortable) {
    ReduceNeighbours(kept, kept_count, reduced, reduced_count, static_cast<const int8_t*>(input),
                     static_cast<int8_t*>(output), reduction, params);
    return;
  }
  ReduceInOrder(kept, kept_count, reduced, reduced_count, input, output, reduction, params);
}

}  // namespace kernels
}  // namespace tflite
