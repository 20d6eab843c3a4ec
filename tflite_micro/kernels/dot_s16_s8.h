// Dot products of int16 activations with int8 weights, for convolutions and matrix products of these types.
#ifndef TFLITE_MICRO_KERNELS_DOT_S16_S8_H_
#define TFLITE_MICRO_KERNELS_DOT_S16_S8_H_

#include <stddef.h>
#include <stdint.h>

namespace tflite {
namespace kernels {

// A product has at most 22 bits and a sign, so that this many of them fit in 32 bits.
constexpr int32_t kProductsS16S8 = 256;

// *sum += the sum over i < length of x[i] * w[i]. Only a sum that began near the end of its range wraps.
void DotS16S8(const int16_t* x, const int8_t* w, int32_t length, int64_t* sum);

// The same of four rows of weights, which lie `row` apart, into four sums.
void DotFourS16S8(const int16_t* x, const int8_t* w, ptrdiff_t row, int32_t length, int64_t* sums);

// Parts of these.
inline int64_t WrappingSum(int64_t a, int64_t b) {
  return static_cast<int64_t>(static_cast<uint64_t>(a) + static_cast<uint64_t>(b));
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_DOT_S16_S8_H_
