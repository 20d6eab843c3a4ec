// 2-D pooling of int8 by the DSP extension: the channels of a window four and eight at a time. Where code is to be
// small, the portable loops.
#include "tflite_micro/kernels/arm_dsp/packed.h"
#include "tflite_micro/kernels/pooling.h"
#include "tflite_micro/kernels/portable/pooling_traversal.h"

namespace tflite {
namespace kernels {
namespace {

#ifndef __OPTIMIZE_SIZE__

using namespace arm_dsp;  // NOLINT: of this instruction set alone

// Sums of this many int8 fit in 16 bits.
constexpr int32_t kMostTaps = 256;

struct Range {
  int32_t lowest;
  int32_t highest;
};

// The first `count` (1 .. 4) of four bytes.
void StoreBytes(uint32_t word, int32_t count, int8_t* to) {
  if (count == 4) {
    memcpy(to, &word, 4);
    return;
  }
  for (; count > 0; --count, word >>= 8) *to++ = static_cast<int8_t>(word);
}

// The larger of each two bytes, and the smaller.
inline uint32_t Larger(uint32_t a, uint32_t b) {
  uint32_t result;
  __asm__(
      "ssub8 %0, %1, %2\n"
      "sel %0, %1, %2\n"
      : "=&r"(result)
      : "r"(a), "r"(b));
  return result;
}
inline uint32_t Smaller(uint32_t a, uint32_t b) {
  uint32_t result;
  __asm__(
      "ssub8 %0, %1, %2\n"
      "sel %0, %2, %1\n"
      : "=&r"(result)
      : "r"(a), "r"(b));
  return result;
}

inline uint32_t FourTimes(int32_t value) { return static_cast<uint8_t>(value) * 0x01010101u; }

// Calls take(address) for each tap of a channel.
template <typename Take>
inline void ForEachTap(const PoolingTaps& taps, const int8_t* channel, Take take) {
  const int32_t columns = taps.columns;
  const int32_t depth = taps.depth;
  for (int32_t i = taps.rows; i > 0; --i, channel += taps.row_step) {
    const int8_t* in = channel;
    for (int32_t j = columns; j > 0; --j, in += depth) take(in);
  }
}

void MaximumChannels(const void* arguments, const PoolingTaps& taps, const void* window, void* output) {
  const auto& range = *static_cast<const Range*>(arguments);
  const auto* channels = static_cast<const int8_t*>(window);
  auto* out = static_cast<int8_t*>(output);
  const uint32_t lowest = FourTimes(range.lowest);
  const uint32_t highest = FourTimes(range.highest);
  int32_t left = taps.depth;
  for (; left >= 8; left -= 8, channels += 8, out += 8) {
    uint32_t first = lowest;
    uint32_t second = lowest;
    ForEachTap(taps, channels, [&](const int8_t* in) {
      first = Larger(first, LoadWord(in));
      second = Larger(second, LoadWord(in + 4));
    });
    StoreBytes(Smaller(first, highest), 4, out);
    StoreBytes(Smaller(second, highest), 4, out + 4);
  }
  for (; left > 0; left -= 4, channels += 4, out += 4) {
    const int32_t count = left < 4 ? left : 4;
    uint32_t most = lowest;
    ForEachTap(taps, channels, [&](const int8_t* in) { most = Larger(most, LoadBytes(in, count)); });
    StoreBytes(Smaller(most, highest), count, out);
  }
}

// A sum of 16 bits divided by a count of taps, rounded, halves away from zero. A quotient is the upper half of the
// product with the reciprocal, 2^32 / count rounded up: what that is too large by, times a dividend below 2^16, stays
// below 2^32 / count.
class Mean {
 public:
  Mean(const Range& range, int32_t count)
      : reciprocal_(count == 1 ? 0 : UINT32_MAX / static_cast<uint32_t>(count) + 1), half_(count / 2), range_(range) {}

  uint8_t Of(int32_t sum) const {
    const int32_t sign = sum >> 31;
    const auto dividend = static_cast<uint32_t>((sum ^ sign) - sign + half_);
    // The reciprocal of 1 does not fit.
    const auto quotient = static_cast<int32_t>(
        reciprocal_ == 0 ? dividend : static_cast<uint32_t>((uint64_t{dividend} * reciprocal_) >> 32));
    const int32_t mean = (quotient ^ sign) - sign;
    return static_cast<uint8_t>(mean < range_.lowest ? range_.lowest : mean > range_.highest ? range_.highest : mean);
  }

  // Of sums of even and odd channels as EvenBytes() and OddBytes() have them.
  __attribute__((noinline)) uint32_t OfFour(uint32_t even, uint32_t odd) const {
    const auto low = [](uint32_t pair) { return int32_t{static_cast<int16_t>(pair)}; };
    const auto high = [](uint32_t pair) { return static_cast<int32_t>(pair) >> 16; };
    return Of(low(even)) | static_cast<uint32_t>(Of(low(odd))) << 8 | static_cast<uint32_t>(Of(high(even))) << 16 |
           static_cast<uint32_t>(Of(high(odd))) << 24;
  }

 private:
  const uint32_t reciprocal_;
  const int32_t half_;
  const Range range_;
};

void AverageChannels(const void* arguments, const PoolingTaps& taps, const void* window, void* output) {
  const auto* channels = static_cast<const int8_t*>(window);
  auto* out = static_cast<int8_t*>(output);
  const Mean mean(*static_cast<const Range*>(arguments), taps.rows * taps.columns);
  int32_t left = taps.depth;
  for (; left >= 8; left -= 8, channels += 8, out += 8) {
    uint32_t even0 = 0, odd0 = 0, even1 = 0, odd1 = 0;
    ForEachTap(taps, channels, [&](const int8_t* in) {
      const uint32_t first = LoadWord(in);
      const uint32_t second = LoadWord(in + 4);
      even0 = AddEvenBytes(even0, first);
      odd0 = AddOddBytes(odd0, first);
      even1 = AddEvenBytes(even1, second);
      odd1 = AddOddBytes(odd1, second);
    });
    StoreBytes(mean.OfFour(even0, odd0), 4, out);
    StoreBytes(mean.OfFour(even1, odd1), 4, out + 4);
  }
  for (; left > 0; left -= 4, channels += 4, out += 4) {
    const int32_t count = left < 4 ? left : 4;
    uint32_t even = 0, odd = 0;
    ForEachTap(taps, channels, [&](const int8_t* in) {
      const uint32_t word = LoadBytes(in, count);
      even = AddEvenBytes(even, word);
      odd = AddOddBytes(odd, word);
    });
    StoreBytes(mean.OfFour(even, odd), count, out);
  }
}

#endif

}  // namespace

void AveragePoolS8(const WindowShape& shape, int32_t lowest, int32_t highest, const int8_t* input, int8_t* output) {
#ifndef __OPTIMIZE_SIZE__
  if (shape.filter_height <= kMostTaps && shape.filter_height * shape.filter_width <= kMostTaps) {
    const Range range = {lowest, highest};
    ForEachPoolingWindow(shape, 1, input, output, AverageChannels, &range);
    return;
  }
#endif
  PoolingTraversal<1>(MeanOf<int8_t, uint32_t, RoundedQuotient>{}, shape, lowest, highest, input, output);
}

void MaxPoolS8(const WindowShape& shape, int32_t lowest, int32_t highest, const int8_t* input, int8_t* output) {
#ifndef __OPTIMIZE_SIZE__
  const Range range = {lowest, highest};
  ForEachPoolingWindow(shape, 1, input, output, MaximumChannels, &range);
#else
  PoolingTraversal(MaximumOf<int8_t>{INT8_MIN}, shape, lowest, highest, input, output);
#endif
}

}  // namespace kernels
}  // namespace tflite
