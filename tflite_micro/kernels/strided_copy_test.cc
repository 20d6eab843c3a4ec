#include "tflite_micro/kernels/strided_copy.h"

#include <string.h>

#include "tflite_micro/kernels/pad.h"
#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

using testing::TestData;

constexpr int kElements = 512;
alignas(8) uint8_t g_input[kElements * 8];
alignas(8) uint8_t g_output[kElements * 8];
alignas(8) uint8_t g_expected[kElements * 8];

void FillInput() {
  TestData data(3);
  data.FillIntegers(g_input, sizeof(g_input), 0, 255);
}

const uint8_t* InputElement(int index, int bytes) { return g_input + index * bytes; }

TEST(StridedCopy, GathersAnySliceOfAnyElementSize) {
  FillInput();
  TestData data(4);
  for (int bytes = 1; bytes <= 8; bytes *= 2) {
    for (int round = 0; round < 60; ++round) {
      // Extents, and a range with a stride of either sign in each.
      const int rank = data.Integer(1, 4);
      CopyAxis axes[4];
      int first = 0, size = 1, total = 1;
      for (int i = rank - 1; i >= 0; --i) {
        const int extent = data.Integer(1, 4);
        const int stride = data.Integer(1, 2);
        const int count = (extent - 1) / stride + 1;
        const bool backwards = data.Integer(0, 1) != 0;
        if (backwards) first += (count - 1) * stride * size;
        axes[i] = {count, (backwards ? -stride : stride) * size, total};
        size *= extent;
        total *= count;
      }
      memset(g_output, 0xEE, sizeof(g_output));
      StridedCopy(axes, rank, InputElement(first, bytes), g_output, bytes);
      for (int i = 0; i < total; ++i) {
        int from = first;
        for (int k = rank - 1, rest = i; k >= 0; rest /= axes[k].count, --k) {
          from += rest % axes[k].count * axes[k].input_stride;
        }
        memcpy(g_expected + i * bytes, InputElement(from, bytes), static_cast<size_t>(bytes));
      }
      ASSERT_ARRAY_EQ(g_output, g_expected, static_cast<size_t>(total * bytes));
      ASSERT_EQ(g_output[total * bytes], 0xEE);
    }
  }
}

TEST(StridedCopy, ScattersAndTransposes) {
  const uint16_t in[] = {1, 2, 3, 4, 5, 6};
  uint16_t out[6];
  const CopyAxis axes[] = {{2, 3, 1}, {3, 1, 2}};
  StridedCopy(axes, 2, in, out, 2);
  const uint16_t expected[] = {1, 4, 2, 5, 3, 6};
  EXPECT_ARRAY_EQ(out, expected, 6);
}

TEST(StridedCopy, CopiesNothingFromEmptyAxes) {
  uint8_t out[1] = {42};
  const CopyAxis axes[] = {{3, 1, 1}, {0, 1, 1}};
  StridedCopy(axes, 2, nullptr, out, 1);
  EXPECT_EQ(out[0], 42);
}

TEST(Pad, WritesEachElementOnceWhereItBelongs) {
  FillInput();
  TestData data(5);
  const uint64_t value = 0xA1A2A3A4A5A6A7A8;
  for (int bytes = 1; bytes <= 8; bytes *= 2) {
    for (int round = 0; round < 60; ++round) {
      const int rank = data.Integer(1, 4);
      PadAxis axes[4];
      int total = 1;
      for (int i = 0; i < rank; ++i) {
        axes[i] = {data.Integer(0, 12) == 0 ? 0 : data.Integer(1, 3), data.Integer(0, 1), data.Integer(0, 1)};
        total *= axes[i].before + axes[i].count + axes[i].after;
      }
      memset(g_output, 0xEE, sizeof(g_output));
      Pad(axes, rank, g_input, &value, g_output, bytes);
      for (int i = 0; i < total; ++i) {
        int from = 0, size = 1;
        bool inside = true;
        for (int k = rank - 1, rest = i; k >= 0; --k) {
          const int extent = axes[k].before + axes[k].count + axes[k].after;
          const int at = rest % extent - axes[k].before;
          rest /= extent;
          if (at < 0 || at >= axes[k].count) inside = false;
          from += at * size;
          size *= axes[k].count;
        }
        const void* element = inside ? static_cast<const void*>(InputElement(from, bytes)) : &value;
        memcpy(g_expected + i * bytes, element, static_cast<size_t>(bytes));
      }
      ASSERT_ARRAY_EQ(g_output, g_expected, static_cast<size_t>(total * bytes));
      ASSERT_EQ(g_output[total * bytes], 0xEE);
    }
  }
}

}  // namespace
}  // namespace kernels
}  // namespace tflite
