#include "tflite_micro/kernels/unique.h"

#include <string.h>

namespace tflite {
namespace kernels {
namespace {

bool AreEqual(const uint8_t* a, const uint8_t* b, int bytes, bool is_float) {
  if (!is_float) return memcmp(a, b, static_cast<size_t>(bytes)) == 0;
  float x;
  float y;
  memcpy(&x, a, sizeof(x));
  memcpy(&y, b, sizeof(y));
  return x == y;
}

}  // namespace

int32_t UniqueValues(const void* elements, int element_bytes, bool is_float, int32_t count, void* values, void* indices,
                     bool wide_indices) {
  const auto* element = static_cast<const uint8_t*>(elements);
  auto* kept = static_cast<uint8_t*>(values);
  int32_t found = 0;
  for (int32_t i = 0; i < count; ++i, element += element_bytes) {
    int32_t index = 0;
    while (index < found && !AreEqual(kept + index * element_bytes, element, element_bytes, is_float)) ++index;
    if (index == found) memcpy(kept + found++ * element_bytes, element, static_cast<size_t>(element_bytes));
    if (wide_indices) {
      static_cast<int64_t*>(indices)[i] = index;
    } else {
      static_cast<int32_t*>(indices)[i] = index;
    }
  }
  return found;
}

}  // namespace kernels
}  // namespace tflite
