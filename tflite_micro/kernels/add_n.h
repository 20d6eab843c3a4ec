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
void AddS8ToS32(const int8_t* input, int32_t count, int32_t* total);
// output[i] = (total[i] - offset) requantised.
void RequantizeTotals(const int32_t* total, int32_t offset, int32_t count, const PreciseRequantization& requantization,
                      int8_t* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ADD_N_H_
