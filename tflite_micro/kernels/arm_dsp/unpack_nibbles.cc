// Both halves of bytes, eight of them from a word, for cores that load and store words at any address.
#include <string.h>

#include "tflite_micro/kernels/arm_dsp/packed.h"
#include "tflite_micro/kernels/packed_weights.h"

namespace tflite {
namespace kernels {
namespace {

// Four elements, in the lower half of a word, as bytes: 8 instructions with the store.
void UnpackFour(uint32_t nibbles, int8_t* to) {
  nibbles = (nibbles | nibbles << 8) & 0x00FF00FF;
  nibbles = (nibbles | nibbles << 4) & 0x0F0F0F0F;
  // With the sign turned round, 0 .. 15 are -8 .. 7 moved up by 8. Nothing is carried from byte to byte.
  const uint32_t bytes = ((nibbles ^ 0x08080808) + 0x78787878) ^ 0x80808080;
  memcpy(to, &bytes, sizeof(bytes));
}

}  // namespace

void UnpackNibbles(const uint8_t* packed, int32_t bytes, int8_t* unpacked) {
  for (; bytes >= 4; bytes -= 4) {
    const uint32_t word = arm_dsp::LoadWord(packed);
    UnpackFour(word & 0xFFFF, unpacked);
    UnpackFour(word >> 16, unpacked + 4);
    packed += 4;
    unpacked += 8;
  }
  for (; bytes > 0; --bytes) {
    const int32_t byte = static_cast<int8_t>(*packed++);
    unpacked[0] = static_cast<int8_t>(static_cast<int8_t>(static_cast<uint32_t>(byte) << 4) >> 4);
    unpacked[1] = static_cast<int8_t>(byte >> 4);
    unpacked += 2;
  }
}

}  // namespace kernels
}  // namespace tflite
