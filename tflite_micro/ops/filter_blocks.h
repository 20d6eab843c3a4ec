// Filters whose weights may be packed (int4, int2). Kernels see int8 weights: those of the tensor itself, or of a few
// output channels at a time, unpacked into scratch memory; never the whole filter's.
#ifndef TFLITE_MICRO_OPS_FILTER_BLOCKS_H_
#define TFLITE_MICRO_OPS_FILTER_BLOCKS_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"

namespace tflite {
namespace ops {

// How weights lie in a filter: weight `i` of output channel `c` in row `r` is element (r * channels + c) * size + i.
struct FilterLayout {
  int32_t rows;  // 1 where the output channels are the outermost dimension
  int32_t channels;
  int32_t size;
  // Blocks do not reach over multiples of this many channels.
  int32_t together;
  int32_t most;  // channels of a block: as many as the kernels' inner loops take at once
};

// Filters [channels, ...] of `size` weights for each channel.
inline FilterLayout ChannelsFirst(int32_t channels, int32_t size, int32_t together) {
  return {1, channels, size, together, 4};
}

inline bool IsPacked(TfLiteType type) { return type == kTfLiteInt4 || type == kTfLiteInt2; }

// Asks for the memory that the blocks of `filter` are unpacked into: *scratch is for FilterBlocks, -1 if the filter is
// not packed.
TfLiteStatus PrepareFilterBlocks(TfLiteContext* context, const TfLiteTensor* filter, const FilterLayout& layout,
                                 int32_t* scratch);

// Goes through a filter of int8, or packed:
//   FilterBlocks blocks(context, filter, layout, data->filter_scratch);
//   while (blocks.Next()) Kernel(blocks.weights(), blocks.channel(), blocks.count());
class FilterBlocks {
 public:
  FilterBlocks(TfLiteContext* context, const TfLiteEvalTensor* filter, const FilterLayout& layout, int32_t scratch);

  // Moves on to the first or next block; false when there is none left.
  bool Next();

  // Whether the one block is the filter.
  bool is_whole() const { return unpacked_ == nullptr; }
  // The block's first output channel, and how many it has.
  int32_t channel() const { return channel_; }
  int32_t count() const { return count_; }
  // As in the filter, but of `count` channels.
  const int8_t* weights() const { return is_whole() ? static_cast<const int8_t*>(filter_) : unpacked_; }

 private:
  FilterLayout layout_;
  const void* filter_;
  int8_t* unpacked_;
  int32_t bits_;
  int32_t channel_ = 0;
  int32_t count_ = 0;
};

// The values of the channels from `channel` on; null stays null.
template <typename T>
const T* FromChannel(const T* values, int32_t channel) {
  return values != nullptr ? values + channel : nullptr;
}

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_FILTER_BLOCKS_H_
