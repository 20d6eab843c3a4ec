// SOFTMAX along the last dimension: float32, int8 or uint8 to itself or to int16, int16 to
// int16.
#ifndef TFLITE_MICRO_OPS_SOFTMAX_H_
#define TFLITE_MICRO_OPS_SOFTMAX_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/softmax.h"

namespace tflite {
namespace ops {

struct SoftmaxData {
  kernels::SoftmaxParams quantized;
  float beta;
};

TfLiteStatus PrepareSoftmax(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSoftmax(TfLiteContext* context, TfLiteNode* node);

// For firmware that knows its model's types: links one of the kernels only.
TfLiteStatus EvalSoftmaxF32(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSoftmaxS8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSoftmaxU8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSoftmaxU8S16(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSoftmaxS8S16(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSoftmaxS16(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_SOFTMAX_H_
