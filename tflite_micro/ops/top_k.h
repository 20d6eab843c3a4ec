// TOPK_V2: the k largest elements of each row (the last dimension), largest first, and where they were. Of equal
// elements the first comes first; NaN comes behind all numbers (LiteRT leaves its place to its heap).
#ifndef TFLITE_MICRO_OPS_TOP_K_H_
#define TFLITE_MICRO_OPS_TOP_K_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

struct TopKData {
  uint8_t type;  // kernels::OrderedType
  uint8_t narrow_indices;
  uint8_t unused[2];
};

// A k that is computed makes outputs whose size depends on data: their bound is the whole row.
TfLiteStatus PrepareTopK(TfLiteContext* context, TfLiteNode* node);
// Reports a k that is negative or larger than the row.
TfLiteStatus EvalTopK(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_TOP_K_H_
