// Memory of the kernels for Helium with int8: how much scratch they want. For any compiler, so that a host can say what
// a model takes on a board.
#ifndef TFLITE_MICRO_KERNELS_ARM_MVE_MEMORY_S8_S8_H_
#define TFLITE_MICRO_KERNELS_ARM_MVE_MEMORY_S8_S8_H_

#include <stdint.h>

#include "tflite_micro/kernels/one_channel_window.h"
#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {
namespace arm_mve {

// ---- Convolution

// That are computed at a time.
inline constexpr int kConvPositions = 3;
// What four channels need besides their weights.
inline constexpr int32_t kFourChannelsBytes = 80;

// Whether windows are the input's positions, in such rows that no tile has a position of two of them.
inline bool ArePositions(const WindowShape& shape) {
  return shape.filter_height == 1 && shape.filter_width == 1 && shape.padding_top == 0 && shape.padding_left == 0 &&
         (shape.output_height - 1) * shape.stride_height < shape.input_height &&
         (shape.output_width - 1) * shape.stride_width < shape.input_width && shape.output_width % kConvPositions == 0;
}

inline int64_t ConvTableSize(const WindowShape& shape, int32_t filter_depth) {
  const int32_t groups = shape.input_depth / filter_depth;
  return int64_t{groups} * ((shape.output_depth / groups + 3) / 4) * kFourChannelsBytes;
}

inline int64_t ConvScratchSize(const WindowShape& shape, int32_t filter_depth) {
  const int64_t size = int64_t{kConvPositions} * shape.filter_height * shape.filter_width * filter_depth;
  return ConvTableSize(shape, filter_depth) + (ArePositions(shape) ? 0 : (size - 1) / 4 * 4 + 4);
}

// ---- Depthwise convolution: windows of up to four by four

inline constexpr int32_t kPatch = 4;  // rows and columns
inline constexpr int32_t kTileOutputs = 8;
inline constexpr int32_t kMostStripBytes = 16384;
inline constexpr int32_t kLanesOfBytes = 16;
// What a channel needs besides its input.
inline constexpr int32_t kPatchChannelBytes = 32;

inline bool HasTwoRows(const WindowShape& shape) {
  return shape.filter_height < kPatch && shape.filter_width < kPatch && shape.stride_height == 1 &&
         shape.stride_width == 1 && shape.dilation_height == 1 && shape.dilation_width == 1;
}
inline int32_t TileColumns(const WindowShape& shape) { return HasTwoRows(shape) ? kTileOutputs / 2 : kTileOutputs; }

// Columns of the strip: those that tiles see, and all of the input.
inline int64_t StripColumns(const WindowShape& shape) {
  const int32_t tile = TileColumns(shape);
  const int32_t outputs = shape.output_width < tile ? tile : shape.output_width;
  const int64_t seen =
      int64_t{outputs - 1} * shape.stride_width + int64_t{shape.filter_width - 1} * shape.dilation_width + 1;
  const int64_t all = int64_t{shape.padding_left} + shape.input_width;
  return seen > all ? seen : all;
}

// With room for what the last block is short of.
inline int64_t StripBytes(const WindowShape& shape) {
  return (StripColumns(shape) * shape.input_depth + (kLanesOfBytes - 1)) * kPatch;
}

// Whether it can be done, and tiles have more outputs than what pays.
inline bool FitPatches(const WindowShape& shape) {
  const int32_t narrowest = HasTwoRows(shape) ? 2 : 4;
  return shape.output_width >= narrowest && shape.filter_height <= kPatch && shape.filter_width <= kPatch &&
         shape.input_step == shape.input_depth && StripBytes(shape) <= kMostStripBytes &&
         (shape.output_width + kTileOutputs) * int64_t{shape.output_step} <= UINT16_MAX;
}

inline int64_t DepthwiseConvScratchSize(const WindowShape& shape) {
  if (FitPatches(shape)) return int64_t{shape.output_depth} * kPatchChannelBytes + StripBytes(shape);
  return HasOneChannel(shape) ? TransposedFilterBytes(shape) + ConvScratchSize(shape, 1) : 0;
}

// ---- Fully connected layer

inline int64_t FullyConnectedScratchSize(int32_t depth) { return depth; }

}  // namespace arm_mve
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ARM_MVE_MEMORY_S8_S8_H_
