// Memory of the kernels for any processor with int8: how much scratch they want. Here so that a host can say what a
// model takes on a board.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_MEMORY_S8_S8_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_MEMORY_S8_S8_H_

#include <stdint.h>

#include "tflite_micro/kernels/portable/conv_strips.h"
#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {
namespace portable {

// Positions whose sums are computed at a time: on 16 registers, and on 31.
inline constexpr int kConvPositionsOfFew = 2;
inline constexpr int kConvPositionsOfMany = 3;
// Strips are not made longer than this.
inline constexpr int32_t kMostElements = 1024;

template <int kPositions>
int64_t ConvScratchSize(const WindowShape& shape, int32_t filter_depth) {
  const int64_t size = int64_t{shape.filter_height} * shape.filter_width * filter_depth;
  return size > kMostElements ? 0 : ConvStripsScratchSize<int16_t, kPositions>(shape, size);
}

}  // namespace portable
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_MEMORY_S8_S8_H_
