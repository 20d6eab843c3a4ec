// What the versions of the quantised ReLU for instruction sets of x86 have in common.
#ifndef TFLITE_MICRO_KERNELS_X86_RELU_S8_H_
#define TFLITE_MICRO_KERNELS_X86_RELU_S8_H_

#include <stdint.h>

#include "tflite_micro/kernels/relu.h"

namespace tflite {
namespace kernels {
namespace x86 {

// As ReluS8(), of a multiple of kReluBlock elements, for shifts of at most kMostReluShift: with them, values of int8 do
// not saturate.
constexpr int32_t kReluBlock = 64;
constexpr int32_t kMostReluShift = 22;
namespace avx2 {
void ReluS8(const ReluParams& params, const int8_t* input, int8_t* output, int32_t count);
}
namespace vnni {
void ReluS8(const ReluParams& params, const int8_t* input, int8_t* output, int32_t count);
}

}  // namespace x86
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_X86_RELU_S8_H_
