#include "tflite_micro/kernels/lookup.h"

namespace tflite {
namespace kernels {

void LookupS16(const int16_t* table, const int16_t* input, int16_t* output, int size) {
  for (int i = 0; i < size; ++i) {
    const int32_t value = input[i];
    const int16_t* entry = table + 256 + (value >> 7);
    // The slope wraps as the format's reference implementation has it, which matters for steep functions alone.
    const int16_t slope = static_cast<int16_t>(entry[1] - entry[0]);
    const int32_t delta = (slope * (value & 127) + 64) >> 7;
    output[i] = static_cast<int16_t>(entry[0] + delta);
  }
}

}  // namespace kernels
}  // namespace tflite
