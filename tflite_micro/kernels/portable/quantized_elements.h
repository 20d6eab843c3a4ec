// Bodies of kernels that are the same for several types of quantised elements: inlined into the function of each type,
// with the type a constant; where code is to be small, one copy for all, which is told the type.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_QUANTIZED_ELEMENTS_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_QUANTIZED_ELEMENTS_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

#ifdef __OPTIMIZE_SIZE__
#define TFLM_BODY_FOR_TYPES __attribute__((noinline)) inline
#define TFLM_ELEMENT_ACCESS __attribute__((noinline)) inline
#else
#define TFLM_BODY_FOR_TYPES __attribute__((always_inline)) inline
#define TFLM_ELEMENT_ACCESS __attribute__((always_inline)) inline
#endif

enum class ElementType : uint8_t { kS8, kU8, kS16 };

constexpr int32_t LowestElement(ElementType type) {
  return type == ElementType::kU8 ? 0 : type == ElementType::kS8 ? INT8_MIN : INT16_MIN;
}
constexpr int32_t HighestElement(ElementType type) {
  return type == ElementType::kU8 ? UINT8_MAX : type == ElementType::kS8 ? INT8_MAX : INT16_MAX;
}

TFLM_ELEMENT_ACCESS int32_t LoadElement(ElementType type, const void* elements, int32_t i) {
  if (type == ElementType::kS8) return static_cast<const int8_t*>(elements)[i];
  if (type == ElementType::kU8) return static_cast<const uint8_t*>(elements)[i];
  return static_cast<const int16_t*>(elements)[i];
}

// `value` is in the type's range.
TFLM_ELEMENT_ACCESS void StoreElement(ElementType type, int32_t value, void* elements, int32_t i) {
  if (type == ElementType::kS8) {
    static_cast<int8_t*>(elements)[i] = static_cast<int8_t>(value);
  } else if (type == ElementType::kU8) {
    static_cast<uint8_t*>(elements)[i] = static_cast<uint8_t>(value);
  } else {
    static_cast<int16_t*>(elements)[i] = static_cast<int16_t>(value);
  }
}

constexpr int32_t ElementBytes(ElementType type) { return type == ElementType::kS16 ? 2 : 1; }
// What lies `bytes` on.
inline const void* Advance(const void* element, int32_t bytes) { return static_cast<const char*>(element) + bytes; }

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_QUANTIZED_ELEMENTS_H_
