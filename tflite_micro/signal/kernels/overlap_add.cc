#include "tflite_micro/signal/kernels/overlap_add.h"

#include <string.h>

#include "tflite_micro/kernels/fixed_point.h"

namespace tflite {
namespace kernels {
namespace {

void PutOut(void* sum, int32_t size, int32_t step, int32_t element_bytes, void* output) {
  auto* bytes = static_cast<char*>(sum);
  const auto done = static_cast<size_t>(step) * static_cast<size_t>(element_bytes);
  const auto kept = static_cast<size_t>(size) * static_cast<size_t>(element_bytes) - done;
  memcpy(output, bytes, done);
  memmove(bytes, bytes + done, kept);
  memset(bytes + kept, 0, done);
}

}  // namespace

void OverlapAddS16(const int16_t* frame, int16_t* sum, int32_t size, int32_t step, int16_t* output) {
  for (int32_t i = 0; i < size; ++i) {
    sum[i] = static_cast<int16_t>(Clamp<int32_t>(sum[i] + frame[i], INT16_MIN, INT16_MAX));
  }
  PutOut(sum, size, step, sizeof(*sum), output);
}

void OverlapAddF32(const float* frame, float* sum, int32_t size, int32_t step, float* output) {
  for (int32_t i = 0; i < size; ++i) sum[i] += frame[i];
  PutOut(sum, size, step, sizeof(*sum), output);
}

}  // namespace kernels
}  // namespace tflite
