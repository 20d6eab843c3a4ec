// LOGISTIC, 1 / (1 + e^-x), and its relative TANH: float32, int8 and uint8 by table, int16 by
// interpolation.
#ifndef TFLITE_MICRO_OPS_LOGISTIC_H_
#define TFLITE_MICRO_OPS_LOGISTIC_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/sigmoid.h"

namespace tflite {
namespace ops {

// OpData of int16 nodes. That of 8-bit nodes is a LookupTableData; float nodes have none.
struct SigmoidS16Data {
  kernels::SigmoidS16Params params;
};

TfLiteStatus PrepareLogistic(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalLogistic(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareTanh(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalTanh(TfLiteContext* context, TfLiteNode* node);

// For firmware that knows its model's types: links one of the kernels only. For 8 bits, see EvalLookupTable().
TfLiteStatus EvalLogisticF32(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalLogisticS16(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalTanhF32(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalTanhS16(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_LOGISTIC_H_
