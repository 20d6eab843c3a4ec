// Where extremes are, for any processor.
#include "tflite_micro/kernels/arg_max.h"

namespace tflite {
namespace kernels {
namespace {

template <typename T>
int32_t Find(const void* input, int32_t stride, int32_t count, bool largest) {
  const T* elements = static_cast<const T*>(input);
  T best = *elements;
  int32_t index = 0;
  for (int32_t i = 1; i < count; ++i) {
    elements += stride;
    const T element = *elements;
    const bool is_better = largest ? element > best : element < best;
    // Any number is better than none. For integers this is always false.
    const bool is_first_number = best != best && element == element;
    if (is_better || is_first_number) {
      best = element;
      index = i;
    }
  }
  return index;
}

}  // namespace

int32_t FindExtremeS8(const void* input, int32_t stride, int32_t count, bool largest) {
  return Find<int8_t>(input, stride, count, largest);
}
int32_t FindExtremeU8(const void* input, int32_t stride, int32_t count, bool largest) {
  return Find<uint8_t>(input, stride, count, largest);
}
int32_t FindExtremeS16(const void* input, int32_t stride, int32_t count, bool largest) {
  return Find<int16_t>(input, stride, count, largest);
}
int32_t FindExtremeS32(const void* input, int32_t stride, int32_t count, bool largest) {
  return Find<int32_t>(input, stride, count, largest);
}
int32_t FindExtremeS64(const void* input, int32_t stride, int32_t count, bool largest) {
  return Find<int64_t>(input, stride, count, largest);
}
int32_t FindExtremeF32(const void* input, int32_t stride, int32_t count, bool largest) {
  return Find<float>(input, stride, count, largest);
}

}  // namespace kernels
}  // namespace tflite
