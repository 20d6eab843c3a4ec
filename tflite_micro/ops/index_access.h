// How an Eval reads indices that are computed while the model runs: int32 or int64, whole, so that they can be checked
// before they are used.
#ifndef TFLITE_MICRO_OPS_INDEX_ACCESS_H_
#define TFLITE_MICRO_OPS_INDEX_ACCESS_H_

#include <stdint.h>
#include <string.h>

#include "tflite_micro/common/types.h"

namespace tflite {
namespace ops {

// Element `index` of an int32 or int64 tensor, which may be a constant at any address.
inline int64_t IndexElement(const TfLiteEvalTensor* tensor, int index) {
  if (tensor->type == kTfLiteInt64) {
    int64_t wide;
    memcpy(&wide, tensor->data.raw + static_cast<size_t>(index) * sizeof(wide), sizeof(wide));
    return wide;
  }
  int32_t narrow;
  memcpy(&narrow, tensor->data.raw + static_cast<size_t>(index) * sizeof(narrow), sizeof(narrow));
  return narrow;
}

// The nearest int, for messages.
inline int SaturatedIndex(int64_t value) {
  return static_cast<int>(value < INT32_MIN ? INT32_MIN : value > INT32_MAX ? INT32_MAX : value);
}

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_INDEX_ACCESS_H_
