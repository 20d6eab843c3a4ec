#include "tflite_micro/kernels/accumulate.h"

namespace tflite {
namespace kernels {
namespace {

template <typename T>
void Accumulate(const void* elements, int32_t count, void* sums) {
  const T* from = static_cast<const T*>(elements);
  T* to = static_cast<T*>(sums);
  for (int32_t i = 0; i < count; ++i) to[i] = static_cast<T>(to[i] + from[i]);
}

}  // namespace

void AccumulateRow(SumType type, const void* elements, int32_t count, void* sums) {
  switch (type) {
    case SumType::kInteger8:
      return Accumulate<uint8_t>(elements, count, sums);
    case SumType::kInteger16:
      return Accumulate<uint16_t>(elements, count, sums);
    case SumType::kInteger32:
      return Accumulate<uint32_t>(elements, count, sums);
    case SumType::kInteger64:
      return Accumulate<uint64_t>(elements, count, sums);
    case SumType::kF32:
      return Accumulate<float>(elements, count, sums);
    case SumType::kBool:
      break;
  }
  const auto* from = static_cast<const uint8_t*>(elements);
  auto* to = static_cast<uint8_t*>(sums);
  for (int32_t i = 0; i < count; ++i) to[i] = to[i] != 0 || from[i] != 0 ? 1 : 0;
}

}  // namespace kernels
}  // namespace tflite
