#include "tflite_micro/kernels/top_k.h"

#include <string.h>

namespace tflite {
namespace kernels {
namespace {

constexpr uint8_t kElementBytes[] = {1, 1, 2, 4, 8, 4};

// A number that orders as the element does.
int64_t OrderKey(OrderedType type, const void* elements, int32_t index) {
  switch (type) {
    case OrderedType::kS8:
      return static_cast<const int8_t*>(elements)[index];
    case OrderedType::kU8:
      return static_cast<const uint8_t*>(elements)[index];
    case OrderedType::kS16:
      return static_cast<const int16_t*>(elements)[index];
    case OrderedType::kS32:
      return static_cast<const int32_t*>(elements)[index];
    case OrderedType::kS64:
      return static_cast<const int64_t*>(elements)[index];
    default:
      break;
  }
  // The bits of a float are its magnitude, ordered, and a sign.
  int32_t bits;
  memcpy(&bits, static_cast<const float*>(elements) + index, sizeof(bits));
  const int32_t magnitude = bits & INT32_MAX;
  if (magnitude > 0x7F800000) return INT64_MIN;
  return bits < 0 ? -static_cast<int64_t>(magnitude) : magnitude;
}

// The rows' lists of indices, of either width.
class IndexList {
 public:
  IndexList(void* indices, bool is_narrow) : indices_(indices), is_narrow_(is_narrow) {}
  int32_t Get(int32_t at) const {
    return is_narrow_ ? static_cast<const int16_t*>(indices_)[at] : static_cast<const int32_t*>(indices_)[at];
  }
  void Set(int32_t at, int32_t index) {
    if (is_narrow_) {
      static_cast<int16_t*>(indices_)[at] = static_cast<int16_t>(index);
    } else {
      static_cast<int32_t*>(indices_)[at] = index;
    }
  }

 private:
  void* indices_;
  bool is_narrow_;
};

}  // namespace

void TopK(OrderedType type, const void* elements, int32_t rows, int32_t row_length, int32_t k, void* values,
          void* indices, bool narrow_indices) {
  if (k == 0) return;
  const int bytes = kElementBytes[static_cast<int>(type)];
  IndexList list(indices, narrow_indices);
  const auto* row = static_cast<const uint8_t*>(elements);
  auto* out = static_cast<uint8_t*>(values);
  for (int32_t first = 0; first < rows * k; first += k, row += row_length * bytes) {
    // The list is sorted at any time. An element goes in front of those that are smaller, and the last falls out.
    int32_t count = 0;
    for (int32_t i = 0; i < row_length; ++i) {
      const int64_t key = OrderKey(type, row, i);
      if (count == k && OrderKey(type, row, list.Get(first + k - 1)) >= key) continue;
      int32_t at = count < k ? count++ : k - 1;
      for (; at > 0; --at) {
        const int32_t before = list.Get(first + at - 1);
        if (OrderKey(type, row, before) >= key) break;
        list.Set(first + at, before);
      }
      list.Set(first + at, i);
    }
    for (int32_t i = 0; i < k; ++i, out += bytes) {
      memcpy(out, row + list.Get(first + i) * bytes, static_cast<size_t>(bytes));
    }
  }
}

}  // namespace kernels
}  // namespace tflite
