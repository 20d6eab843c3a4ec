// Operators that put each element of the input into one or more places of the output, in one strided copy: TRANSPOSE,
// REVERSE_V2, DEPTH_TO_SPACE, SPACE_TO_DEPTH, BROADCAST_TO and TILE. All run EvalCopy(); they differ in their plan. The
// shape and the multiples of the last two may be computed; they must then be what the output's shape in the model says.
#ifndef TFLITE_MICRO_OPS_TRANSPOSE_H_
#define TFLITE_MICRO_OPS_TRANSPOSE_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/ops/copy.h"

namespace tflite {
namespace ops {

TfLiteStatus PrepareTranspose(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareReverseV2(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareDepthToSpace(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareSpaceToDepth(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareBroadcastTo(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalBroadcastTo(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareTile(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalTile(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_TRANSPOSE_H_
