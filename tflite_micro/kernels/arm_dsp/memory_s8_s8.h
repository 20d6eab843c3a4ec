// Memory of the kernels of the DSP extension for int8: how much scratch they want, and how close their outputs come to
// their inputs. For any compiler, so that a host can say what a model takes on a board.
#ifndef TFLITE_MICRO_KERNELS_ARM_DSP_MEMORY_S8_S8_H_
#define TFLITE_MICRO_KERNELS_ARM_DSP_MEMORY_S8_S8_H_

#include <stdint.h>

#include "tflite_micro/kernels/one_channel_window.h"
#include "tflite_micro/kernels/sharing.h"
#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {
namespace arm_dsp {

// ---- Convolution

// A strip of six positions is not made larger than this; then three must do.
inline constexpr int32_t kMostStripBytes = 8192;

// Of a filter with `size` taps.
inline int32_t Groups(int32_t size) { return (size - 1) / 4 + 1; }
inline int StripPositions(int32_t size) { return Groups(size) <= kMostStripBytes / (8 * 6) ? 6 : 3; }

// Taps of other depths are put side by side before they are widened.
inline bool NeedsWindow(const WindowShape& shape, int32_t filter_depth) {
  return filter_depth % 4 != 0 && (shape.filter_height != 1 || shape.filter_width != 1);
}

// The strip, room for one window where it has to be put together, and the channels' kinds.
inline int64_t ConvScratchSize(const WindowShape& shape, int32_t filter_depth) {
  const int32_t size = shape.filter_height * shape.filter_width * filter_depth;
  return int64_t{Groups(size)} * (8 * StripPositions(size) + (NeedsWindow(shape, filter_depth) ? 4 : 0)) +
         (int64_t{shape.output_depth} + 3) / 4 * 4;
}

// Position by position: what a window sees is put into a strip before its outputs are written.
inline int64_t ConvSharingDistance(const WindowShape& shape) {
  const int64_t input_row = int64_t{shape.input_width} * shape.input_depth;
  const int64_t output_row = int64_t{shape.output_width} * shape.output_depth;
  // Where the windows leave the padding above and on the left.
  const int64_t leaves_top = shape.padding_top / shape.stride_height;
  const int64_t leaves_left = shape.padding_left / shape.stride_width;
  const int64_t last = int64_t{shape.output_height} - 1;
  int64_t most = 0;
  const int64_t rows[] = {0, leaves_top - 1, leaves_top, leaves_top + 1, last - 1, last};
  const int64_t columns[] = {0, leaves_left, leaves_left + 1, shape.output_width};
  for (const int64_t y : rows) {
    if (y < 0 || y > last) continue;
    // All outputs before column x of the row are written; the window there is the next to be read.
    for (const int64_t x : columns) {
      if (x > shape.output_width) continue;
      const int64_t column = x * shape.stride_width - shape.padding_left;
      const int64_t distance = y * output_row + x * shape.output_depth - RowsDone(shape, y) * input_row -
                               (column < 0 ? 0 : column) * shape.input_depth;
      if (distance > most) most = distance;
    }
    // The next row begins further to the left.
    if (y == last) continue;
    const int64_t distance = (y + 1) * output_row - RowsDone(shape, y + 1) * input_row;
    if (distance > most) most = distance;
  }
  return most + BatchGain(shape, input_row, output_row);
}

// ---- Depthwise convolution

// The rows of a block of channels are not made larger than this; where four channels have no room, there is one.
inline constexpr int32_t kMostPlaneBytes = 1280;
inline constexpr int32_t kRows = 3;
// What an output channel needs besides its input.
inline constexpr int32_t kFilterWords = 10;

inline bool IsUsualWindow(const WindowShape& shape) {
  return shape.filter_height == 3 && shape.filter_width == 3 && shape.dilation_height == 1 &&
         shape.dilation_width == 1 && shape.stride_width <= 2;
}

// What scratch memory holds, in this order: the rows of the block, kRows * block * row_words, and of the block's
// outputs the Filters and the kinds.
struct Layout {
  explicit Layout(const WindowShape& shape) {
    // Outputs are made, and columns read, two at a time.
    const int32_t outputs = (shape.output_width + 1) / 2 * 2;
    row_words = ((outputs - 1) * shape.stride_width + 4) / 2;
    multiplier = shape.output_depth / shape.input_depth;
    block = kMostPlaneBytes / (4 * (kRows * row_words + kFilterWords * multiplier)) / 4 * 4;
    if (block < 4) block = 1;
    if (block > shape.input_depth) block = shape.input_depth;
  }
  int64_t Words() const {
    const int64_t outputs = int64_t{block} * multiplier;
    return int64_t{kRows} * block * row_words + outputs * kFilterWords + (outputs + 3) / 4;
  }

  int32_t row_words;   // of one channel
  int32_t block;       // input channels
  int32_t multiplier;  // output channels for each
};

inline int64_t DepthwiseConvScratchSize(const WindowShape& shape) {
  if (IsUsualWindow(shape)) return Layout(shape).Words() * 4;
  return HasOneChannel(shape) ? TransposedFilterBytes(shape) + ConvScratchSize(shape, 1) : 0;
}

// Windows of 3 by 3: all rows of a window are widened, and kept, before its row of outputs is written. Others are a
// convolution, or left to loops that keep the order of rows.
inline int64_t DepthwiseConvSharingDistance(const WindowShape& shape) {
  if (!IsUsualWindow(shape)) return RowSharingDistance(shape, 1, 1);
  const int64_t input_row = int64_t{shape.input_width} * shape.input_depth;
  const int64_t output_row = int64_t{shape.output_width} * shape.output_depth;
  int64_t most = 0;
  // The first row of outputs, and the last one that leaves rows to be read.
  const uint32_t height = static_cast<uint32_t>(shape.input_height) + static_cast<uint32_t>(shape.padding_top);
  const int64_t last = height < 4 ? 0 : (height - 4) / static_cast<uint32_t>(shape.stride_height);
  const int64_t ends[] = {0, last < shape.output_height ? last : int64_t{shape.output_height} - 1};
  for (const int64_t y : ends) {
    const int64_t next = y * shape.stride_height - shape.padding_top + 3;
    if (y < 0 || next >= shape.input_height) continue;
    const int64_t distance = (y + 1) * output_row - (next < 0 ? 0 : next) * input_row;
    if (distance > most) most = distance;
  }
  return most + BatchGain(shape, input_row, output_row);
}

// ---- Fully connected layer

inline int64_t FullyConnectedScratchSize(int32_t depth) { return (int64_t{depth} + 3) / 4 * 8; }

}  // namespace arm_dsp
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ARM_DSP_MEMORY_S8_S8_H_
