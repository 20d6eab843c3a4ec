// How an Eval reads indices that are computed while the model runs: int16, int32 or int64, whole, so that they can be
// checked before they are used.
#ifndef TFLITE_MICRO_OPS_INDEX_ACCESS_H_
#define TFLITE_MICRO_OPS_INDEX_ACCESS_H_

#include <stdint.h>
#include <string.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/common/types.h"

namespace tflite {
namespace ops {

// Element `index` of an int16, int32 or int64 tensor, which may be a constant at any address.
inline int64_t IndexElement(const TfLiteEvalTensor* tensor, int index) {
  if (tensor->type == kTfLiteInt64) {
    int64_t wide;
    memcpy(&wide, tensor->data.raw + static_cast<size_t>(index) * sizeof(wide), sizeof(wide));
    return wide;
  }
  if (tensor->type == kTfLiteInt16) {
    int16_t narrowest;
    memcpy(&narrowest, tensor->data.raw + static_cast<size_t>(index) * sizeof(narrowest), sizeof(narrowest));
    return narrowest;
  }
  int32_t narrow;
  memcpy(&narrow, tensor->data.raw + static_cast<size_t>(index) * sizeof(narrow), sizeof(narrow));
  return narrow;
}

// The nearest int, for messages.
inline int SaturatedIndex(int64_t value) {
  return static_cast<int>(value < INT32_MIN ? INT32_MIN : value > INT32_MAX ? INT32_MAX : value);
}

// Reports unless the elements of `shape`, a list that may be computed while the model runs, are the dimensions that
// `output` got in Prepare. `may_be_open`: one of them may be -1 instead. One function for all operators.
__attribute__((noinline)) inline TfLiteStatus CheckShapeIs(TfLiteContext* context, const TfLiteEvalTensor* shape,
                                                           const TfLiteEvalTensor* output, bool may_be_open = false) {
  for (int i = 0; i < output->dims->size; ++i) {
    const int64_t dim = IndexElement(shape, i);
    if (dim == -1 && may_be_open) {
      may_be_open = false;
      continue;
    }
    TF_LITE_ENSURE_MSG(context, dim == output->dims->data[i],
                       "dimension %d of the computed shape is %d, but of the output in the model %d", i,
                       SaturatedIndex(dim), output->dims->data[i]);
  }
  return kTfLiteOk;
}

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_INDEX_ACCESS_H_
