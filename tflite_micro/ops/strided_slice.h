// STRIDED_SLICE: every n-th element of a range of each dimension, as slices of arrays in Python with all their forms:
// open ends, negative strides, an ellipsis, new and dropped dimensions.
#ifndef TFLITE_MICRO_OPS_STRIDED_SLICE_H_
#define TFLITE_MICRO_OPS_STRIDED_SLICE_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// Followed by `axis_count` kernels::CopyAxis.
struct StridedSliceData {
  uint8_t axis_count;
  uint8_t element_bytes;
  uint8_t unused[2];
  uint32_t first_byte;  // of the input that is taken
};

TfLiteStatus PrepareStridedSlice(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalStridedSlice(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_STRIDED_SLICE_H_
