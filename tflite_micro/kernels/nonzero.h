// Where a tensor's elements are not zero, for WHERE.
#ifndef TFLITE_MICRO_KERNELS_NONZERO_H_
#define TFLITE_MICRO_KERNELS_NONZERO_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Writes the `rank` coordinates of each element that is not zero, one element after the other in the order of memory,
// and returns how many there are. `dims`: 1 to 8 dimensions, of which `elements` is dense. `coordinates` has room for
// all elements. An element has `element_bytes`, of which the sign does not count if it is a float: -0 is zero.
int32_t NonzeroCoordinates(const void* elements, int element_bytes, bool is_float, const int* dims, int rank,
                           int64_t* coordinates);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_NONZERO_H_
