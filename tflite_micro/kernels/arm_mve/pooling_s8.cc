// 2-D pooling of int8 by Helium: the channels of a window eight or sixteen at a time.
#include <arm_mve.h>

#include "tflite_micro/kernels/pooling.h"
#include "tflite_micro/kernels/portable/pooling_traversal.h"

namespace tflite {
namespace kernels {
namespace {

// Sums of this many int8 fit in 16 bits.
constexpr int32_t kMostTaps = 256;

struct Range {
  int32_t lowest;
  int32_t highest;
};

// Eight sums divided by `count`, 1 .. 256, and rounded, halves away from zero. A quotient is the upper half of the
// product with the reciprocal, 2^32 / count rounded up: what that is too large by, times a dividend below 2^16, stays
// below 2^32 / count.
int16x8_t Means(int16x8_t sums, int32_t count) {
  if (count == 1) return sums;
  const uint32_t reciprocal = UINT32_MAX / static_cast<uint32_t>(count) + 1;
  const uint16x8_t dividends = vaddq_n_u16(vreinterpretq_u16_s16(vabsq_s16(sums)), static_cast<uint16_t>(count / 2));
  const uint32x4_t reciprocals = vdupq_n_u32(reciprocal);
  const uint32x4_t even = vmulhq_u32(vmovlbq_u16(dividends), reciprocals);
  const uint32x4_t odd = vmulhq_u32(vmovltq_u16(dividends), reciprocals);
  const int16x8_t means = vreinterpretq_s16_u16(vmovntq_u32(vmovnbq_u32(vdupq_n_u16(0), even), odd));
  return vnegq_m_s16(means, means, vcmpltq_n_s16(sums, 0));
}

void AverageChannels(const void* arguments, const PoolingTaps& taps, const void* window, void* output) {
  const auto& range = *static_cast<const Range*>(arguments);
  const auto* channels = static_cast<const int8_t*>(window);
  auto* out = static_cast<int8_t*>(output);
  const int32_t count = taps.rows * taps.columns;
  for (int32_t left = taps.depth; left > 0; left -= 8, channels += 8, out += 8) {
    const mve_pred16_t lanes = vctp16q(static_cast<uint32_t>(left));
    int16x8_t sums = vdupq_n_s16(0);
    const int8_t* line = channels;
    for (int32_t i = 0; i < taps.rows; ++i, line += taps.row_step) {
      const int8_t* in = line;
      // The compiler's predicates would be moved about at each tap.
      __asm__ volatile(
          "  vmsr p0, %3\n"
          "  dls lr, %4\n"
          "1:\n"
          "  vpst\n"
          "  vldrbt.s16 q0, [%1]\n"
          "  add %1, %1, %2\n"
          "  vadd.i16 %q0, %q0, q0\n"
          "  le lr, 1b\n"
          : "+w"(sums), "+l"(in)
          : "r"(taps.depth), "r"(lanes), "r"(taps.columns)
          : "d0", "d1", "lr", "p0", "memory");
    }
    const int16x8_t means = vmaxq_s16(Means(sums, count), vdupq_n_s16(static_cast<int16_t>(range.lowest)));
    vstrbq_p_s16(out, vminq_s16(means, vdupq_n_s16(static_cast<int16_t>(range.highest))), lanes);
  }
}

void MaximumChannels(const void* arguments, const PoolingTaps& taps, const void* window, void* output) {
  const auto& range = *static_cast<const Range*>(arguments);
  const auto* channels = static_cast<const int8_t*>(window);
  auto* out = static_cast<int8_t*>(output);
  for (int32_t left = taps.depth; left > 0; left -= 16, channels += 16, out += 16) {
    const mve_pred16_t lanes = vctp8q(static_cast<uint32_t>(left));
    int8x16_t most = vdupq_n_s8(static_cast<int8_t>(range.lowest));
    const int8_t* line = channels;
    for (int32_t i = 0; i < taps.rows; ++i, line += taps.row_step) {
      const int8_t* in = line;
      for (int32_t j = 0; j < taps.columns; ++j, in += taps.depth) most = vmaxq_s8(most, vldrbq_z_s8(in, lanes));
    }
    vstrbq_p_s8(out, vminq_s8(most, vdupq_n_s8(static_cast<int8_t>(range.highest))), lanes);
  }
}

}  // namespace

void AveragePoolS8(const WindowShape& shape, int32_t lowest, int32_t highest, const int8_t* input, int8_t* output) {
  if (shape.filter_height > kMostTaps || shape.filter_height * shape.filter_width > kMostTaps) {
    PoolingTraversal(MeanOf<int8_t, uint32_t, RoundedQuotient>{}, shape, lowest, highest, input, output);
    return;
  }
  const Range range = {lowest, highest};
  ForEachPoolingWindow(shape, 1, input, output, AverageChannels, &range);
}

void MaxPoolS8(const WindowShape& shape, int32_t lowest, int32_t highest, const int8_t* input, int8_t* output) {
  const Range range = {lowest, highest};
  ForEachPoolingWindow(shape, 1, input, output, MaximumChannels, &range);
}

}  // namespace kernels
}  // namespace tflite
