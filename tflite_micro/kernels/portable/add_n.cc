// Sums of tensors, for any processor.
#include "tflite_micro/kernels/add_n.h"

namespace tflite {
namespace kernels {

void AddToF32(const float* input, int32_t count, float* total) {
  for (int32_t i = 0; i < count; ++i) total[i] += input[i];
}

void AddToS32(const int32_t* input, int32_t count, int32_t* total) {
  for (int32_t i = 0; i < count; ++i) {
    total[i] = static_cast<int32_t>(static_cast<uint32_t>(total[i]) + static_cast<uint32_t>(input[i]));
  }
}

void AddS8ToS32(const int8_t* input, int32_t count, int32_t* total) {
  for (int32_t i = 0; i < count; ++i) total[i] += input[i];
}

void RequantizeTotals(const int32_t* total, int32_t offset, int32_t count, const PreciseRequantization& requantization,
                      int8_t* output) {
  for (int32_t i = 0; i < count; ++i) {
    output[i] = static_cast<int8_t>(requantization.Apply(static_cast<int32_t>(total[i] - offset), 0));
  }
}

}  // namespace kernels
}  // namespace tflite
