// The values that occur in a list, for UNIQUE.
#ifndef TFLITE_MICRO_KERNELS_UNIQUE_H_
#define TFLITE_MICRO_KERNELS_UNIQUE_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Writes the different values among `count` elements, in the order in which they occur first, to `values`, which has
// room for all; for each element the index of its value to `indices` (int64_t if `wide_indices`, else int32_t); and
// returns how many values there are. An element has 1, 2, 4 or 8 bytes. Floats (of 4 bytes) are compared as numbers: 0
// and -0 are one value, and each NaN is one of its own. Takes as many comparisons as elements times values.
int32_t UniqueValues(const void* elements, int element_bytes, bool is_float, int32_t count, void* values, void* indices,
                     bool wide_indices);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_UNIQUE_H_
