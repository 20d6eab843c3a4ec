// DILATE: elements moved apart along every dimension, and a padding value between them. Dilations of 2 and 3 turn [2,
// 2] into [3, 4]:
//
//   a b      a p p b
//   c d      p p p p
//            c p p d
#ifndef TFLITE_MICRO_OPS_DILATE_H_
#define TFLITE_MICRO_OPS_DILATE_H_

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// Inputs: the tensor; the dilations, one for each of its dimensions, constant; the padding value, a scalar. The OpData
// is a CopyData.
TfLiteStatus PrepareDilate(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalDilate(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_DILATE_H_
