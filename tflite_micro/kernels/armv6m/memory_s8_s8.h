// Memory of the kernels for Armv6-M with int8: how much scratch they want. For any compiler, so that a host can say
// what a model takes on a board.
#ifndef TFLITE_MICRO_KERNELS_ARMV6M_MEMORY_S8_S8_H_
#define TFLITE_MICRO_KERNELS_ARMV6M_MEMORY_S8_S8_H_

#include <stdint.h>

#include "tflite_micro/kernels/portable/conv_strips.h"
#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {
namespace armv6m {

// That are computed at a time.
inline constexpr int kConvPositions = 4;
// Strips are not made longer than this; beyond, the loops for any processor run, with four channels in assembly code.
inline constexpr int32_t kMostElements = 640;

inline int64_t ConvScratchSize(const WindowShape& shape, int32_t filter_depth) {
  const int64_t size = int64_t{shape.filter_height} * shape.filter_width * filter_depth;
  return size > kMostElements ? 0 : ConvStripsScratchSize<int32_t, kConvPositions>(shape, size);
}

}  // namespace armv6m
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ARMV6M_MEMORY_S8_S8_H_
