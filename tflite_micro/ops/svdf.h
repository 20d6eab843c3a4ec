// SVDF: float32, and int8 activations with time weights and state of int8 or int16.
#ifndef TFLITE_MICRO_OPS_SVDF_H_
#define TFLITE_MICRO_OPS_SVDF_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/svdf.h"

namespace tflite {
namespace ops {

struct SvdfData {
  kernels::SvdfShape shape;
  kernels::SvdfParams quantized;
  // float32: the fused activation.
  float lowest;
  float highest;
};

TfLiteStatus PrepareSvdf(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSvdf(TfLiteContext* context, TfLiteNode* node);

// For firmware that knows its model's types: links one of the kernels only.
TfLiteStatus EvalSvdfF32(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSvdfS8S8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSvdfS8S16(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_SVDF_H_
