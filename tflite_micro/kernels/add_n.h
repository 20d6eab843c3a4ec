// Sums of any number of tensors, one after the other.
#ifndef TFLITE_MICRO_KERNELS_ADD_N_H_
#define TFLITE_MICRO_KERNELS_ADD_N_H_

#include <stdint.h>

#include "tflite_micro/kernels/requantization.h"

namespace tflite {
namespace kernels {

// total[i] += input[i] for i in [0, count). Integers wrap.
void AddToF32(const float* input, int32_t count, float* total);
void AddToS32(const int32_t* input, int32_t count, int32_t* total);

// Quantised elements: their sums in 32 bits, which 2^16 of them fit, and output[i] = (total[i] - offset) requantised.
struct TotalsOf {
  void (*add)(const void* input, int32_t first, int32_t count, int32_t* total);
  void (*requantize)(const int32_t* total, int32_t offset, int32_t count, const PreciseRequantization& requantization,
                     void* output, int32_t first);
  int32_t lowest;
  int32_t highest;
};
extern const TotalsOf kTotalsS8;
extern const TotalsOf kTotalsU8;
extern const TotalsOf kTotalsS16;

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ADD_N_H_
