#include <stdint.h>

#include "tflite_micro/kernels/lookup.h"

namespace tflite {
namespace kernels {

void LookupS8(const int8_t* table, const int8_t* input, int8_t* output, int size) {
  for (int i = 0; i < size; ++i) output[i] = table[static_cast<uint8_t>(input[i])];
}

}  // namespace kernels
}  // namespace tflite
