// What the versions of the quantised sum for instruction sets of x86 have in common.
#ifndef TFLITE_MICRO_KERNELS_X86_ADD_S8_H_
#define TFLITE_MICRO_KERNELS_X86_ADD_S8_H_

#include <stdint.h>

#include "tflite_micro/kernels/add.h"

namespace tflite {
namespace kernels {
namespace x86 {

// As AddQuantized() in portable/add_quantized.h, of a multiple of kAddBlock elements, for shifts of at least 1. Steps
// are 0 or 1.
constexpr int32_t kAddBlock = 64;
namespace avx2 {
void AddS8(const int8_t* larger, int32_t step_larger, const int8_t* smaller, int32_t step_smaller, int8_t* out,
           int32_t count, const AddQuantizedParams& params);
}
namespace vnni {
void AddS8(const int8_t* larger, int32_t step_larger, const int8_t* smaller, int32_t step_smaller, int8_t* out,
           int32_t count, const AddQuantizedParams& params);
}

}  // namespace x86
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_X86_ADD_S8_H_
