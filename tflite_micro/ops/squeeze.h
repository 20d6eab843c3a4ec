// EXPAND_DIMS and SQUEEZE: dimensions of extent 1 come and go, the elements stay as they are. Both run EvalReshape().
#ifndef TFLITE_MICRO_OPS_SQUEEZE_H_
#define TFLITE_MICRO_OPS_SQUEEZE_H_

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

TfLiteStatus PrepareExpandDims(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareSqueeze(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_SQUEEZE_H_
