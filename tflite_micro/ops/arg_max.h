// ARG_MAX and ARG_MIN: the index of the largest or smallest element along one dimension, which goes away.
#ifndef TFLITE_MICRO_OPS_ARG_MAX_H_
#define TFLITE_MICRO_OPS_ARG_MAX_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// The input is [outer, count, inner].
struct ArgMaxData {
  int32_t outer;
  int32_t count;
  int32_t inner;
  uint8_t kernel;  // by type
  uint8_t element_bytes;
  uint8_t unused[2];
};

TfLiteStatus PrepareArgMax(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalArgMax(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareArgMin(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalArgMin(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_ARG_MAX_H_
