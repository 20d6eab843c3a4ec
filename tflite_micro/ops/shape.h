// Operators whose values are shapes: SHAPE, RANK and BROADCAST_ARGS.
#ifndef TFLITE_MICRO_OPS_SHAPE_H_
#define TFLITE_MICRO_OPS_SHAPE_H_

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// They need no OpData: all is in the tensors.
TfLiteStatus PrepareShape(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalShape(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareRank(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalRank(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareBroadcastArgs(TfLiteContext* context, TfLiteNode* node);
// Reports shapes that do not go together.
TfLiteStatus EvalBroadcastArgs(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_SHAPE_H_
