// Weights of less than a byte: int4 and int2, packed without gaps, the first in a byte's lowest bits. Kernels compute
// with int8, so that weights are unpacked a few output channels at a time.
#ifndef TFLITE_MICRO_KERNELS_PACKED_WEIGHTS_H_
#define TFLITE_MICRO_KERNELS_PACKED_WEIGHTS_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// `unpacked` gets the elements first .. first + count - 1 of `packed`, whose elements have `bits` bits: 4 or 2.
void UnpackWeights(const uint8_t* packed, int32_t bits, uint32_t first, int32_t count, int8_t* unpacked);

// Part of it: `unpacked` gets both elements of each of `bytes` bytes of int4.
void UnpackNibbles(const uint8_t* packed, int32_t bytes, int8_t* unpacked);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PACKED_WEIGHTS_H_
