// Unpacking against the definition, for every start in a byte and every length of a tail.
#include "tflite_micro/kernels/packed_weights.h"

#include <stdint.h>
#include <string.h>

#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

TEST(PackedWeights, NibblesLowOneFirst) {
  const uint8_t packed[] = {0x8F, 0x70, 0x02};
  int8_t unpacked[5];
  UnpackWeights(packed, 4, 0, 5, unpacked);
  const int8_t expected[] = {-1, -8, 0, 7, 2};
  EXPECT_ARRAY_EQ(unpacked, expected, 5);
}

TEST(PackedWeights, PairsOfBitsLowestFirst) {
  const uint8_t packed[] = {0xE4, 0x01};  // 0, 1, 2, 3; 1
  int8_t unpacked[5];
  UnpackWeights(packed, 2, 0, 5, unpacked);
  const int8_t expected[] = {0, 1, -2, -1, 1};
  EXPECT_ARRAY_EQ(unpacked, expected, 5);
}

// Lengths that vectors and words divide, and others.
TEST(PackedWeights, LongPartsOfATensor) {
  testing::TestData data(2);
  uint8_t packed[61];
  for (uint8_t& byte : packed) byte = static_cast<uint8_t>(data.Integer(0, 255));
  for (int32_t first = 0; first < 9; ++first) {
    for (int32_t count = 0; first + count <= 122; ++count) {
      int8_t unpacked[130];
      memset(unpacked, 77, sizeof(unpacked));
      UnpackWeights(packed, 4, static_cast<uint32_t>(first), count, unpacked + first % 4 + 1);
      for (int32_t i = -1 - first % 4; i < 129 - first % 4 - 1; ++i) {
        const int32_t nibble = i < 0 || i >= count ? 0 : packed[(first + i) / 2] >> (4 * ((first + i) % 2)) & 15;
        const int32_t expected = i < 0 || i >= count ? 77 : nibble < 8 ? nibble : nibble - 16;
        ASSERT_EQ(unpacked[first % 4 + 1 + i], expected);
      }
    }
  }
}

TEST(PackedWeights, AnyPartOfATensor) {
  testing::TestData data(1);
  uint8_t packed[8];
  for (uint8_t& byte : packed) byte = static_cast<uint8_t>(data.Integer(0, 255));
  for (int32_t bits = 2; bits <= 4; bits += 2) {
    const int32_t elements = 64 / bits;
    for (int32_t first = 0; first < elements; ++first) {
      for (int32_t count = 0; first + count <= elements; ++count) {
        int8_t unpacked[33];
        memset(unpacked, 77, sizeof(unpacked));
        UnpackWeights(packed, bits, static_cast<uint32_t>(first), count, unpacked);
        for (int32_t i = 0; i < count; ++i) {
          const int32_t bit = (first + i) * bits;
          const int32_t value = packed[bit / 8] >> (bit % 8) & ((1 << bits) - 1);
          ASSERT_EQ(unpacked[i], value < 1 << (bits - 1) ? value : value - (1 << bits));
        }
        ASSERT_EQ(unpacked[count], 77);
      }
    }
  }
}

}  // namespace
}  // namespace kernels
}  // namespace tflite
