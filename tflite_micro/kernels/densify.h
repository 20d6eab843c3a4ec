// A tensor that is stored as the values which are not zero, spread out.
#ifndef TFLITE_MICRO_KERNELS_DENSIFY_H_
#define TFLITE_MICRO_KERNELS_DENSIFY_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

inline constexpr int kMaxSparseLevels = 16;

// One level of a tree whose leaves are the stored values, in order. An index on each level, from the root on, is a
// value's place.
struct SparseLevel {
  // Every entry of the level above has the indices 0 to dense_size - 1 here. -1: entry e has those at positions
  // segments[e] to segments[e + 1] - 1 of `indices`.
  int32_t dense_size;
  int32_t stride;  // bytes of the dense tensor from one index to the next
  // Bytes from the start of the arrays to these two, and bytes of each of their elements (1, 2 or 4, without sign; the
  // arrays are aligned to that).
  int32_t segments;
  int32_t indices;
  uint8_t segment_bytes;
  uint8_t index_bytes;
  uint8_t unused[2];
};

// Element `index` of an array of unsigned integers.
inline int32_t ArrayElement(const void* array, uint8_t element_bytes, int32_t index) {
  if (element_bytes == 1) return static_cast<const uint8_t*>(array)[index];
  if (element_bytes == 2) return static_cast<const uint16_t*>(array)[index];
  return static_cast<const int32_t*>(array)[index];
}

// Writes the values to their places and zeros to all others of the `output_bytes` of the dense tensor. There is at
// least one level; every index lies within its dimension.
void Densify(const SparseLevel* levels, int level_count, const uint8_t* arrays, const void* values, int element_bytes,
             void* output, int32_t output_bytes);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_DENSIFY_H_
