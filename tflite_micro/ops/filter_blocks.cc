#include "tflite_micro/ops/filter_blocks.h"

#include <stddef.h>

#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/kernels/packed_weights.h"

namespace tflite {
namespace ops {
namespace {

int32_t Smaller(int32_t a, int32_t b) { return a < b ? a : b; }

}  // namespace

TfLiteStatus PrepareFilterBlocks(TfLiteContext* context, const TfLiteTensor* filter, const FilterLayout& layout,
                                 int32_t* scratch) {
  *scratch = -1;
  if (!IsPacked(filter->type)) return kTfLiteOk;
  const int32_t count = Smaller(layout.most, Smaller(layout.together, layout.channels));
  // No more than the filter has elements.
  const size_t bytes = static_cast<size_t>(layout.rows) * static_cast<size_t>(count) * static_cast<size_t>(layout.size);
  int index = 0;
  TF_LITE_ENSURE_STATUS(context->RequestScratchBufferInArena(context, bytes, &index));
  *scratch = index;
  return kTfLiteOk;
}

FilterBlocks::FilterBlocks(TfLiteContext* context, const TfLiteEvalTensor* filter, const FilterLayout& layout,
                           int32_t scratch)
    : layout_(layout),
      filter_(filter->data.data),
      unpacked_(scratch < 0 ? nullptr : static_cast<int8_t*>(context->GetScratchBuffer(context, scratch))),
      bits_(filter->type == kTfLiteInt4 ? 4 : 2) {}

bool FilterBlocks::Next() {
  channel_ += count_;
  if (channel_ >= layout_.channels) return false;
  if (is_whole()) {
    count_ = layout_.channels;
    return true;
  }
  count_ = Smaller(layout_.most, layout_.channels - channel_);
  if (layout_.together < layout_.channels) {
    count_ = Smaller(count_, layout_.together - channel_ % layout_.together);
  }
  const int32_t row_size = count_ * layout_.size;
  for (int32_t row = 0; row < layout_.rows; ++row) {
    const uint32_t first = static_cast<uint32_t>((row * layout_.channels + channel_) * layout_.size);
    kernels::UnpackWeights(static_cast<const uint8_t*>(filter_), bits_, first, row_size, unpacked_ + row * row_size);
  }
  return true;
}

}  // namespace ops
}  // namespace tflite
