// A block of a tensor read or replaced: SLICE and DYNAMIC_UPDATE_SLICE. Where it lies may be computed while the model
// runs; its size is known at load.
#ifndef TFLITE_MICRO_OPS_SLICE_H_
#define TFLITE_MICRO_OPS_SLICE_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/ops/copy.h"

namespace tflite {
namespace ops {

// CopyData::mode of SLICE.
enum SliceMode { kSliceConstant, kSliceComputed };

TfLiteStatus PrepareSlice(TfLiteContext* context, TfLiteNode* node);
// Reports a computed slice that does not lie in the input, or does not have the output's shape.
TfLiteStatus EvalSlice(TfLiteContext* context, TfLiteNode* node);

TfLiteStatus PrepareDynamicUpdateSlice(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalDynamicUpdateSlice(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_SLICE_H_
