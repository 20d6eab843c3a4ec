#include "tflite_micro/schema/flexbuffer.h"

#include <string.h>

#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace flexbuffer {
namespace {

// {"shift": 12, "step": -2}, put together by hand.
constexpr uint8_t kMap[] = {
    's', 'h', 'i', 'f', 't', 0,  // 0
    's', 't', 'e', 'p', 0,       // 6
    2,   12,  7,                 // count of the keys, then how far back each is
    2,   1,                      // how far back the keys are, and their width
    2,   12,  254,               // count, 12, -2
    4,   4,                      // both are signed, of one byte
    4,   36,  1,                 // how far back the map is, that it is one, width
};

// [16 bits: 300, -1, "ab", 0.5 as 32 bits elsewhere, true]
constexpr uint8_t kVector[] = {
    'a', 'b', 0,    0,                    // 0
    0,   0,   0,    0x3F,                 // 4: 0.5
    5,   0,                               // 8: count
    44,  1,   0xFF, 0xFF, 14,  0, 12, 0,  // 10: 300, -1, 14 and 12 back
    1,   0,                               // 18: true
    9,   5,   16,   34,   104,            // 20: uint, int, key, float elsewhere, bool
    15,  41,  1,                          // 25: a vector of elements of two bytes
};

int64_t IntOf(const Value& value) {
  int64_t number = -999;
  return value.ToInt(&number) ? number : -999;
}

TEST(Flexbuffer, ReadsAMap) {
  const Value map = Root(kMap, sizeof(kMap));
  ASSERT_TRUE(map.IsMap() && map.IsVector());
  EXPECT_EQ(map.size(), 2u);
  EXPECT_EQ(IntOf(map.Find("shift")), 12);
  EXPECT_EQ(IntOf(map.Find("step")), -2);
  EXPECT_EQ(IntOf(map.At(1)), -2);
  EXPECT_TRUE(map.Find("ste").IsNothing());
  EXPECT_TRUE(map.Find("steps").IsNothing());
  EXPECT_TRUE(map.At(2).IsNothing());
}

TEST(Flexbuffer, ReadsAVectorOfManyTypes) {
  const Value vector = Root(kVector, sizeof(kVector));
  ASSERT_TRUE(vector.IsVector() && !vector.IsMap());
  ASSERT_EQ(vector.size(), 5u);
  EXPECT_EQ(IntOf(vector.At(0)), 300);
  EXPECT_EQ(IntOf(vector.At(1)), -1);
  const char* text = "";
  ASSERT_TRUE(vector.At(2).ToString(&text));
  EXPECT_TRUE(strcmp(text, "ab") == 0);
  float number = 0;
  ASSERT_TRUE(vector.At(3).ToFloat(&number));
  EXPECT_EQ(number, 0.5f);
  EXPECT_EQ(IntOf(vector.At(4)), 1);
  // What it is not.
  int64_t whole = 7;
  EXPECT_FALSE(vector.At(3).ToInt(&whole));
  EXPECT_FALSE(vector.At(2).ToInt(&whole));
  EXPECT_FALSE(vector.ToFloat(&number));
  EXPECT_FALSE(vector.At(0).ToString(&text));
  EXPECT_EQ(whole, 7);
  EXPECT_TRUE(vector.Find("ab").IsNothing());
}

TEST(Flexbuffer, ReadsVectorsOfOneType) {
  const uint8_t ints[] = {3, 1, 255, 2, 3, 44, 1};
  EXPECT_EQ(Root(ints, sizeof(ints)).size(), 3u);
  EXPECT_EQ(IntOf(Root(ints, sizeof(ints)).At(1)), -1);
  // Two unsigned ones, without a count.
  const uint8_t pair[] = {200, 5, 2, 68, 1};
  EXPECT_EQ(Root(pair, sizeof(pair)).size(), 2u);
  EXPECT_EQ(IntOf(Root(pair, sizeof(pair)).At(0)), 200);
  const uint8_t bools[] = {2, 0, 1, 2, 144, 1};
  EXPECT_EQ(IntOf(Root(bools, sizeof(bools)).At(1)), 1);
}

TEST(Flexbuffer, ReadsNumbersOfEveryWidth) {
  const uint8_t wide[] = {0, 0, 0, 0, 0, 0, 0, 0x80, 7, 8};
  EXPECT_EQ(IntOf(Root(wide, sizeof(wide))), INT64_MIN);
  // As an unsigned number it is one more than the type holds.
  const uint8_t huge[] = {0, 0, 0, 0, 0, 0, 0, 0x80, 11, 8};
  EXPECT_EQ(IntOf(Root(huge, sizeof(huge))), -999);
  // Floats: 3.0 in 64 bits; 3 is meant.
  const uint8_t three[] = {0, 0, 0, 0, 0, 0, 0x08, 0x40, 15, 8};
  EXPECT_EQ(IntOf(Root(three, sizeof(three))), 3);
  const uint8_t nan[] = {0, 0, 0xC0, 0x7F, 14, 4};
  EXPECT_EQ(IntOf(Root(nan, sizeof(nan))), -999);
  const uint8_t infinite[] = {0, 0, 0x80, 0x7F, 14, 4};
  EXPECT_EQ(IntOf(Root(infinite, sizeof(infinite))), -999);
  const uint8_t half_width[] = {0, 0x3C, 13, 2};
  float number = 0;
  EXPECT_FALSE(Root(half_width, sizeof(half_width)).ToFloat(&number));
}

TEST(Flexbuffer, FindsNothingWhereNothingIs) {
  const uint8_t none[3] = {};
  EXPECT_TRUE(Root(nullptr, 0).IsNothing());
  EXPECT_TRUE(Root(none, 0).IsNothing());
  EXPECT_TRUE(Root(none, 2).IsNothing());
  EXPECT_TRUE(Root(none, 3).IsNothing());
  EXPECT_TRUE(Value().At(0).IsNothing());
  EXPECT_TRUE(Value().Find("shift").IsNothing());
}

// Reads all that a value has, as far down as any options go.
void Walk(const Value& value, int depth) {
  int64_t whole;
  float number;
  const char* text;
  value.ToInt(&whole);
  value.ToFloat(&number);
  if (value.ToString(&text)) EXPECT_LT(strlen(text), size_t{256});
  if (depth > 0) Walk(value.Find("step"), 0);
  EXPECT_LE(value.size(), 256u);
  for (uint32_t i = 0; depth > 0 && i < value.size(); ++i) Walk(value.At(i), depth - 1);
}

// The end of `block` holds the buffer, so that a sanitizer sees whoever reads past it.
template <size_t N>
void WalkDamaged(const uint8_t (&bytes)[N]) {
  static uint8_t block[N];
  for (size_t size = 0; size <= N; ++size) {
    uint8_t* start = block + N - size;
    // What was cut off may be the front or the end.
    memcpy(start, bytes, size);
    Walk(Root(start, size), 3);
    memcpy(start, bytes + N - size, size);
    Walk(Root(start, size), 3);
  }
  for (size_t i = 0; i < N; ++i) {
    for (int value = 0; value < 256; ++value) {
      block[i] = static_cast<uint8_t>(value);
      Walk(Root(block, N), 3);
    }
    block[i] = bytes[i];
  }
  // Several at once.
  uint32_t random = 1;
  for (int round = 0; round < 4000; ++round) {
    for (int change = 0; change < 3; ++change) {
      random = random * 1664525 + 1013904223;
      block[(random >> 8) % N] = static_cast<uint8_t>(random >> 24);
    }
    Walk(Root(block, N), 3);
    if (round % 8 == 7) memcpy(block, bytes, N);
  }
}

TEST(Flexbuffer, IsSafeOnDamagedBytes) {
  WalkDamaged(kMap);
  WalkDamaged(kVector);
}

}  // namespace
}  // namespace flexbuffer
}  // namespace tflite
