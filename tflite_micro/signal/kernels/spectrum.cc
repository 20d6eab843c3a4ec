#include "tflite_micro/signal/kernels/spectrum.h"

namespace tflite {
namespace kernels {

int32_t AutoScaleS16(const int16_t* input, int32_t size, int16_t* output) {
  int32_t loudest = 0;
  for (int32_t i = 0; i < size; ++i) {
    const int32_t magnitude = input[i] < 0 ? -input[i] : input[i];
    if (magnitude > loudest) loudest = magnitude;
  }
  int32_t bits = 0;
  while (loudest != 0 && loudest << (bits + 1) <= INT16_MAX) ++bits;
  const int32_t factor = 1 << bits;
  for (int32_t i = 0; i < size; ++i) output[i] = static_cast<int16_t>(input[i] * factor);
  return bits;
}

void EnergyS16(const int16_t* input, int32_t bins, int32_t start, int32_t end, uint32_t* output) {
  for (int32_t i = 0; i < bins; ++i) {
    const int32_t real = input[2 * i];
    const int32_t imaginary = input[2 * i + 1];
    const bool is_wanted = i >= start && i < end;
    output[i] = is_wanted ? static_cast<uint32_t>(real * real) + static_cast<uint32_t>(imaginary * imaginary) : 0;
  }
}

}  // namespace kernels
}  // namespace tflite
