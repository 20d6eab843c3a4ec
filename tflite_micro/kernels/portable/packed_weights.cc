#include "tflite_micro/kernels/packed_weights.h"

namespace tflite {
namespace kernels {

void UnpackWeights(const uint8_t* packed, int32_t bits, uint32_t first, int32_t count, int8_t* unpacked) {
  const uint32_t per_byte_log2 = bits == 4 ? 1 : 2;
  const uint32_t unused = 32 - static_cast<uint32_t>(bits);
  packed += first >> per_byte_log2;
#ifndef __OPTIMIZE_SIZE__
  // All but an element in front and one at the end are whole bytes.
  if (bits == 4 && count >= 4) {
    if (first % 2 != 0) {
      *unpacked++ = static_cast<int8_t>(static_cast<int8_t>(*packed++) >> 4);
      --count;
    }
    UnpackNibbles(packed, count / 2, unpacked);
    packed += count / 2;
    unpacked += count / 2 * 2;
    first = 0;
    count %= 2;
  }
#endif
  // The bits of a byte that are still to come, and how many of them.
  int32_t left = 8 - static_cast<int32_t>(first & ((1u << per_byte_log2) - 1)) * bits;
  uint32_t word = count > 0 ? static_cast<uint32_t>(*packed++) >> (8 - left) : 0;
  for (; count > 0; --count) {
    if (left == 0) {
      word = *packed++;
      left = 8;
    }
    *unpacked++ = static_cast<int8_t>(static_cast<int32_t>(word << unused) >> unused);
    word >>= bits;
    left -= bits;
  }
}

}  // namespace kernels
}  // namespace tflite
