// RELU, RELU6, RELU_N1_TO_1, RELU_0_TO_1 and LEAKY_RELU: float32, int8, uint8, int16. The quantised ones also go from
// the input's quantisation to the output's.
#ifndef TFLITE_MICRO_OPS_RELU_H_
#define TFLITE_MICRO_OPS_RELU_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/relu.h"

namespace tflite {
namespace ops {

struct ReluData {
  kernels::ReluParams quantized;
  // float32: the bounds of all but LEAKY_RELU.
  float lowest;
  float highest;
};

struct LeakyReluData {
  kernels::ReluParams quantized;
  float alpha;
};

TfLiteStatus PrepareRelu(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareRelu6(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareReluN1To1(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareRelu0To1(TfLiteContext* context, TfLiteNode* node);
// Of all these.
TfLiteStatus EvalRelu(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareLeakyRelu(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalLeakyRelu(TfLiteContext* context, TfLiteNode* node);

// For firmware that knows its model's types: links one of the kernels only. The quantised ones are for all.
TfLiteStatus EvalReluS8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalReluU8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalReluS16(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalReluF32(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalLeakyReluF32(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_RELU_H_
