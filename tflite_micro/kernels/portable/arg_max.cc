// Where extremes are, for any processor.
#include "tflite_micro/kernels/arg_max.h"

namespace tflite {
namespace kernels {
namespace {

template <typename T, bool kLargest>
int32_t Find(const void* input, int32_t stride, int32_t count) {
  const T* elements = static_cast<const T*>(input);
  T best = *elements;
  int32_t index = 0;
  for (int32_t i = 1; i < count; ++i) {
    elements += stride;
    if (kLargest ? *elements > best : *elements < best) {
      best = *elements;
      index = i;
    }
  }
  return index;
}

}  // namespace

int32_t ArgMaxS8(const void* input, int32_t stride, int32_t count) { return Find<int8_t, true>(input, stride, count); }
int32_t ArgMaxU8(const void* input, int32_t stride, int32_t count) { return Find<uint8_t, true>(input, stride, count); }
int32_t ArgMaxS16(const void* input, int32_t stride, int32_t count) {
  return Find<int16_t, true>(input, stride, count);
}
int32_t ArgMaxS32(const void* input, int32_t stride, int32_t count) {
  return Find<int32_t, true>(input, stride, count);
}
int32_t ArgMaxF32(const void* input, int32_t stride, int32_t count) { return Find<float, true>(input, stride, count); }
int32_t ArgMinS8(const void* input, int32_t stride, int32_t count) { return Find<int8_t, false>(input, stride, count); }
int32_t ArgMinU8(const void* input, int32_t stride, int32_t count) {
  return Find<uint8_t, false>(input, stride, count);
}
int32_t ArgMinS16(const void* input, int32_t stride, int32_t count) {
  return Find<int16_t, false>(input, stride, count);
}
int32_t ArgMinS32(const void* input, int32_t stride, int32_t count) {
  return Find<int32_t, false>(input, stride, count);
}
int32_t ArgMinF32(const void* input, int32_t stride, int32_t count) { return Find<float, false>(input, stride, count); }

}  // namespace kernels
}  // namespace tflite
