#include "tflite_micro/kernels/bitwise.h"

namespace tflite {
namespace kernels {
namespace {

template <typename T>
void Xor(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count) {
  const T* values_a = static_cast<const T*>(a);
  const T* values_b = static_cast<const T*>(b);
  T* results = static_cast<T*>(out);
  for (int32_t i = 0; i < count; ++i) results[i] = values_a[i * step_a] ^ values_b[i * step_b];
}

template <typename T>
void RightShift(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count) {
  constexpr int kHighest = 8 * static_cast<int>(sizeof(T)) - 1;
  const T* values_a = static_cast<const T*>(a);
  const T* values_b = static_cast<const T*>(b);
  T* results = static_cast<T*>(out);
  for (int32_t i = 0; i < count; ++i) {
    const T wanted = values_b[i * step_b];
    const int shift = wanted > static_cast<T>(kHighest) ? kHighest : !(wanted > 0) ? 0 : static_cast<int>(wanted);
    results[i] = static_cast<T>(values_a[i * step_a] >> shift);
  }
}

}  // namespace

void Logical(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
             const void* params) {
  const uint32_t truth_table = static_cast<const LogicalParams*>(params)->truth_table;
  const uint8_t* values_a = static_cast<const uint8_t*>(a);
  const uint8_t* values_b = static_cast<const uint8_t*>(b);
  uint8_t* results = static_cast<uint8_t*>(out);
  for (int32_t i = 0; i < count; ++i) {
    const int row = 2 * (values_a[i * step_a] != 0) + (values_b[i * step_b] != 0);
    results[i] = truth_table >> row & 1;
  }
}

void LogicalNot(const uint8_t* input, uint8_t* output, int size) {
  for (int i = 0; i < size; ++i) output[i] = input[i] == 0;
}

void Xor8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  Xor<uint8_t>(a, step_a, b, step_b, out, count);
}
void Xor16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  Xor<uint16_t>(a, step_a, b, step_b, out, count);
}
void Xor32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  Xor<uint32_t>(a, step_a, b, step_b, out, count);
}
void RightShiftS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  RightShift<int8_t>(a, step_a, b, step_b, out, count);
}
void RightShiftU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  RightShift<uint8_t>(a, step_a, b, step_b, out, count);
}
void RightShiftS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                   const void*) {
  RightShift<int16_t>(a, step_a, b, step_b, out, count);
}
void RightShiftU16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                   const void*) {
  RightShift<uint16_t>(a, step_a, b, step_b, out, count);
}
void RightShiftS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                   const void*) {
  RightShift<int32_t>(a, step_a, b, step_b, out, count);
}
void RightShiftU32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                   const void*) {
  RightShift<uint32_t>(a, step_a, b, step_b, out, count);
}

}  // namespace kernels
}  // namespace tflite
