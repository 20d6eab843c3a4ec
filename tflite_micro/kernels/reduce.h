// One walk for every reduction (sum, mean, maximum, ...): which elements of a dense input belong to which output is
// described by two lists of axes; what is done with them, by a Reduction.
#ifndef TFLITE_MICRO_KERNELS_REDUCE_H_
#define TFLITE_MICRO_KERNELS_REDUCE_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Most axes of either kind.
inline constexpr int kMaxReduceAxes = 4;

// An extent, and how far one step moves in the input, in elements.
struct ReduceAxis {
  int32_t count;
  int32_t stride;
};

// What is carried from element to element; a reduction uses the field of its kind.
struct ReduceAccumulator {
  int32_t s32;
  float f32;
  int64_t s64;
};

struct Reduction {
  ReduceAccumulator initial;
  // Takes in `count` elements, `stride` apart, in order. `params`: the reduction's.
  void (*accumulate)(const void* input, int32_t stride, int32_t count, const void* params,
                     ReduceAccumulator* accumulator);
  // Writes one element of the output.
  void (*finish)(const ReduceAccumulator& accumulator, const void* params, void* output);
  uint8_t input_bytes;  // of one element
  uint8_t output_bytes;
};

// For each index tuple of the kept axes, in order, reduces the elements at all index tuples of the reduced axes, in
// order. Axes: outermost first, 0 .. kMaxReduceAxes of each kind. The output is dense.
void Reduce(const ReduceAxis* kept, int kept_count, const ReduceAxis* reduced, int reduced_count, const void* input,
            void* output, const Reduction& reduction, const void* params);

// The mean, or with another factor the sum, of quantised elements: (sum - input_offset) * multiplier * 2^(shift - 31) +
// output_offset, clamped to the output's type. The division by the number of elements is in the factor, times the zero
// point of the input in `input_offset`. Sums wrap at 32 bits.
struct MeanQuantizedParams {
  int32_t input_offset;
  int32_t multiplier;
  int16_t output_offset;
  int8_t shift;
  int8_t unused;
};
extern const Reduction kMeanS8;
extern const Reduction kMeanU8;
extern const Reduction kMeanS16;

// The mean of floats: sum / count.
struct MeanF32Params {
  float count;
};
extern const Reduction kMeanF32;
// The mean of integers that are not quantised: their sum, which wraps at 64 bits, divided and truncated towards 0. The
// mean of nothing is 0.
struct MeanIntegerParams {
  int32_t count;
};
extern const Reduction kMeanS32;
extern const Reduction kMeanS64;

// Without params. Sums and products of integers wrap.
extern const Reduction kSumS32;
extern const Reduction kSumS64;
extern const Reduction kSumF32;
extern const Reduction kProductS32;
extern const Reduction kProductS64;
extern const Reduction kProductF32;

// The product of quantised elements, scaled at every step so that it keeps to 32 bits: starting with the first
// element's difference from the zero point, each next product, and at last the result, is multiplied by multiplier *
// 2^(shift - 31), which stands for input scale / output scale^(1 / number of elements) and is rounded as
// MultiplyByQuantizedMultiplier() of 64 bits does. Then `output_offset` is added, and the sum limited to the output's
// type. The product of nothing is `empty`.
struct ProductQuantizedParams {
  int32_t multiplier;
  int32_t shift;         // -31 .. 14
  int16_t input_offset;  // minus the zero point
  int16_t output_offset;
  int16_t empty;
  int16_t unused;
};
extern const Reduction kProductS8;
extern const Reduction kProductU8;
extern const Reduction kProductS16;

// Without params. The largest and smallest element; those that are not a number are passed over. Of no elements: the
// lowest or highest number that the type has.
extern const Reduction kMaxS8;
extern const Reduction kMaxU8;
extern const Reduction kMaxS16;
extern const Reduction kMaxS32;
extern const Reduction kMaxS64;
extern const Reduction kMaxF32;
extern const Reduction kMinS8;
extern const Reduction kMinU8;
extern const Reduction kMinS16;
extern const Reduction kMinS32;
extern const Reduction kMinS64;
extern const Reduction kMinF32;

// Without params. Whether any or all elements, of type bool, are true.
extern const Reduction kAny;
extern const Reduction kAll;

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_REDUCE_H_
