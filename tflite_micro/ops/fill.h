// Tensors made from a few values: FILL, ZEROS_LIKE, RANGE and ONE_HOT.
#ifndef TFLITE_MICRO_OPS_FILL_H_
#define TFLITE_MICRO_OPS_FILL_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// Of FILL, ZEROS_LIKE (element_bytes: 1, count: bytes) and RANGE (element_bytes is not used).
struct FillData {
  int32_t count;
  int32_t element_bytes;
};

// The output is `block_count` blocks of `depth` rows of `row_elements`.
struct OneHotData {
  int32_t block_count;
  int32_t depth;
  int32_t row_elements;
  int32_t element_bytes;
};

TfLiteStatus PrepareFill(TfLiteContext* context, TfLiteNode* node);
// Reports a computed shape that is not the output's in the model.
TfLiteStatus EvalFill(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareZerosLike(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalZerosLike(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareRange(TfLiteContext* context, TfLiteNode* node);
// Reports a range that does not have as many elements as the output.
TfLiteStatus EvalRange(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareOneHot(TfLiteContext* context, TfLiteNode* node);
// Indices outside of 0 .. depth-1 give rows of the off value. Reports a computed depth that is not the output's.
TfLiteStatus EvalOneHot(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_FILL_H_
