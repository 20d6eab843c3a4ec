// What operators written for TensorFlow Lite Micro call besides prepare.h and tensor_access.h, under the names they
// know: for an application's own operators. Those of this runtime do not need it.
#ifndef TFLITE_MICRO_OPS_APPLICATION_OPERATOR_H_
#define TFLITE_MICRO_OPS_APPLICATION_OPERATOR_H_

#include <stdint.h>

#include "tflite_micro/common/builtin_op_data.h"
#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/runtime_shape.h"

namespace tflite {

// Prepare: views as of MicroContext::AllocateTempInputTensor(). They end with Prepare.
inline const TfLiteTensor* GetInput(const TfLiteContext* context, const TfLiteNode* node, int index) {
  return GetMicroContext(context)->AllocateTempInputTensor(node, index);
}
inline const TfLiteTensor* GetOptionalInputTensor(const TfLiteContext* context, const TfLiteNode* node, int index) {
  return GetInput(context, node, index);
}
inline TfLiteTensor* GetOutput(TfLiteContext* context, const TfLiteNode* node, int index) {
  return GetMicroContext(context)->AllocateTempOutputTensor(node, index);
}
// Null also for a tensor that is not a variable.
TfLiteTensor* GetVariableInput(TfLiteContext* context, const TfLiteNode* node, int index);

// The same, with a report when there is no such tensor.
TfLiteStatus GetInputSafe(const TfLiteContext* context, const TfLiteNode* node, int index, const TfLiteTensor** tensor);
TfLiteStatus GetOutputSafe(TfLiteContext* context, const TfLiteNode* node, int index, TfLiteTensor** tensor);

inline int NumIntermediates(const TfLiteNode* node) { return node->intermediates->size; }
inline bool HaveSameShapes(const TfLiteTensor* a, const TfLiteTensor* b) { return ops::HaveSameShapes(a, b); }
inline bool IsDynamicTensor(const TfLiteTensor* tensor) { return ops::IsDynamic(tensor); }

// Range of values after a fused activation. The first is for float and for plain int32; the second for quantised int8,
// uint8 and int16, and reports other types.
template <typename T>
void CalculateActivationRange(TfLiteFusedActivation activation, T* lowest, T* highest);
TfLiteStatus CalculateActivationRangeQuantized(TfLiteContext* context, TfLiteFusedActivation activation,
                                               const TfLiteTensor* output, int32_t* lowest, int32_t* highest);

// input scale * filter scale / output scale. Reports tensors that are not quantised.
TfLiteStatus GetQuantizedConvolutionMultipler(TfLiteContext* context, const TfLiteTensor* input,
                                              const TfLiteTensor* filter, const TfLiteTensor* bias,
                                              const TfLiteTensor* output, double* multiplier);

// A real factor as quantized_multiplier * 2^(shift - 31); see ops::QuantizeFactor().
void QuantizeMultiplier(double double_multiplier, int32_t* quantized_multiplier, int* shift);

namespace micro {

// Prepare: gives an output dimensions of its own, which the operator may then change through `tensor`->dims.
// `eval_tensor` is the tensor of the same index.
TfLiteStatus CreateWritableTensorDimsWithCopy(TfLiteContext* context, TfLiteTensor* tensor,
                                              TfLiteEvalTensor* eval_tensor);

}  // namespace micro
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_APPLICATION_OPERATOR_H_
