// The largest elements of rows, for TOPK_V2.
#ifndef TFLITE_MICRO_KERNELS_TOP_K_H_
#define TFLITE_MICRO_KERNELS_TOP_K_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

enum class OrderedType : uint8_t { kS8, kU8, kS16, kS32, kS64, kF32 };

// For each of `rows` rows of `row_length` elements the `k` largest, largest first, to `values`, and their positions in
// the row to `indices` (int16_t if `narrow_indices`, else int32_t). Of equal elements the first comes first; -0 equals
// 0, and NaN comes behind all numbers. 0 <= k <= row_length.
void TopK(OrderedType type, const void* elements, int32_t rows, int32_t row_length, int32_t k, void* values,
          void* indices, bool narrow_indices);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_TOP_K_H_
