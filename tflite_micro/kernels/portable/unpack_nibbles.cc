// Both halves of bytes for any processor.
#include "tflite_micro/kernels/packed_weights.h"

namespace tflite {
namespace kernels {

void UnpackNibbles(const uint8_t* packed, int32_t bytes, int8_t* unpacked) {
  for (; bytes > 0; --bytes) {
    const int32_t byte = static_cast<int8_t>(*packed++);
    unpacked[0] = static_cast<int8_t>(static_cast<int8_t>(static_cast<uint32_t>(byte) << 4) >> 4);
    unpacked[1] = static_cast<int8_t>(byte >> 4);
    unpacked += 2;
  }
}

}  // namespace kernels
}  // namespace tflite
