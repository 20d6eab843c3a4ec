// Some rows of a convolution's input as its windows see them: with the padding, and converted to what the vectors'
// products take. A kernel fills a strip, then makes the output rows whose windows lie in it.
#ifndef TFLITE_MICRO_KERNELS_X86_STRIP_H_
#define TFLITE_MICRO_KERNELS_X86_STRIP_H_

#include <stdint.h>

#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {
namespace x86 {

// The largest type of activations, in bytes, so that sizes are the same for all instruction sets.
constexpr int64_t kActivationBytes = 2;
// Vectors are loaded and stored whole: beyond the end of what counts.
constexpr int64_t kSlackBytes = 128;
constexpr int64_t kAlignment = 64;

inline int64_t RoundUp(int64_t size, int64_t multiple) { return (size + multiple - 1) / multiple * multiple; }

template <typename T>
inline T* Align(T* memory) {
  return reinterpret_cast<T*>((reinterpret_cast<uintptr_t>(memory) + kAlignment - 1) & ~uintptr_t{kAlignment - 1});
}

struct StripShape {
  // Positions that the windows of a row of outputs cover, from the one `padding_left` before the input.
  int32_t columns;
  // Channels of each position.
  int32_t depth;
  // Rows of outputs that are made from one strip, and rows of the input that their windows cover.
  int32_t output_rows;
  int32_t rows;

  int32_t row_size() const { return columns * depth; }
  int64_t bytes() const {
    return RoundUp(int64_t{rows} * columns * depth * kActivationBytes + kSlackBytes, kAlignment);
  }
};

// The strip that suits `shape`, with `depth` channels. False where padding and dilation make the windows of a row cover
// much more than the input has.
inline bool ChooseStrip(const WindowShape& shape, int32_t depth, StripShape* strip) {
  // Elements: together with weights they are to stay in the first cache.
  constexpr int64_t kUsual = 12288;
  constexpr int64_t kMost = 1 << 22;
  const int64_t columns =
      int64_t{shape.output_width - 1} * shape.stride_width + int64_t{shape.filter_width - 1} * shape.dilation_width + 1;
  const int64_t window_rows = int64_t{shape.filter_height - 1} * shape.dilation_height + 1;
  const int64_t in_use = int64_t{shape.input_height} * shape.input_width;
  if (columns > kMost / depth || window_rows > kMost / depth / columns || columns * window_rows > 16 * in_use + 1024) {
    return false;
  }
  const int64_t row_size = columns * depth;
  int64_t more = (kUsual / row_size - window_rows) / shape.stride_height;
  if (more < 0) more = 0;
  if (more > shape.output_height - 1) more = shape.output_height - 1;
  *strip = {static_cast<int32_t>(columns), depth, static_cast<int32_t>(more + 1),
            static_cast<int32_t>(window_rows + more * shape.stride_height)};
  return true;
}

}  // namespace x86
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_X86_STRIP_H_
