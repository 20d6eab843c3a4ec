// STRIDED_SLICE: every n-th element of a range of each dimension, as slices of arrays in Python with all their forms:
// open ends, negative strides, an ellipsis, new and dropped dimensions. It runs EvalCopy().
#ifndef TFLITE_MICRO_OPS_STRIDED_SLICE_H_
#define TFLITE_MICRO_OPS_STRIDED_SLICE_H_

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

TfLiteStatus PrepareStridedSlice(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_STRIDED_SLICE_H_
