// NON_MAX_SUPPRESSION_V4 and V5: the boxes with the best scores, without those that overlap better ones. The lists have
// as many entries as asked for, and zeros behind those that were found, whose number is the last output. V5 can lower
// the scores of boxes that overlap instead of dropping them, and gives the scores.
#ifndef TFLITE_MICRO_OPS_NON_MAX_SUPPRESSION_H_
#define TFLITE_MICRO_OPS_NON_MAX_SUPPRESSION_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

struct NonMaxSuppressionData {
  int32_t scratch;  // for kernels::BoxCandidate, one for each box
  int32_t bound;    // of the lists
};

// A number of entries (input 2) that is computed makes lists whose size depends on data: their bound is the number of
// boxes, or what the model says where that is more.
TfLiteStatus PrepareNonMaxSuppressionV4(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareNonMaxSuppressionV5(TfLiteContext* context, TfLiteNode* node);
// Reports a number of entries that is negative or above the bound, and a negative sigma.
TfLiteStatus EvalNonMaxSuppression(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_NON_MAX_SUPPRESSION_H_
