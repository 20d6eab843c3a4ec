#include "tflite_micro/ops/application_operator.h"

#include <float.h>

#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {

TfLiteTensor* GetVariableInput(TfLiteContext* context, const TfLiteNode* node, int index) {
  TfLiteTensor* tensor = GetMicroContext(context)->AllocateTempInputTensor(node, index);
  return tensor != nullptr && tensor->is_variable ? tensor : nullptr;
}

TfLiteStatus GetInputSafe(const TfLiteContext* context, const TfLiteNode* node, int index,
                          const TfLiteTensor** tensor) {
  *tensor = GetInput(context, node, index);
  if (*tensor != nullptr) return kTfLiteOk;
  // Reporting changes nothing of the context.
  TF_LITE_KERNEL_LOG(const_cast<TfLiteContext*>(context), "has no input %d", index);
  return kTfLiteError;
}

TfLiteStatus GetOutputSafe(TfLiteContext* context, const TfLiteNode* node, int index, TfLiteTensor** tensor) {
  *tensor = GetOutput(context, node, index);
  if (*tensor != nullptr) return kTfLiteOk;
  TF_LITE_KERNEL_LOG(context, "has no output %d", index);
  return kTfLiteError;
}

namespace {

template <typename T>
void ClampedRange(TfLiteFusedActivation activation, T type_lowest, T type_highest, T* lowest, T* highest) {
  const bool is_relu =
      activation == kTfLiteActRelu || activation == kTfLiteActRelu6 || activation == kTfLiteActReluN1To1;
  *lowest = !is_relu ? type_lowest : activation == kTfLiteActReluN1To1 ? static_cast<T>(-1) : static_cast<T>(0);
  *highest = activation == kTfLiteActRelu6       ? static_cast<T>(6)
             : activation == kTfLiteActReluN1To1 ? static_cast<T>(1)
                                                 : type_highest;
}

}  // namespace

template <>
void CalculateActivationRange(TfLiteFusedActivation activation, float* lowest, float* highest) {
  ClampedRange<float>(activation, -FLT_MAX, FLT_MAX, lowest, highest);
}

template <>
void CalculateActivationRange(TfLiteFusedActivation activation, int32_t* lowest, int32_t* highest) {
  ClampedRange<int32_t>(activation, INT32_MIN, INT32_MAX, lowest, highest);
}

TfLiteStatus CalculateActivationRangeQuantized(TfLiteContext* context, TfLiteFusedActivation activation,
                                               const TfLiteTensor* output, int32_t* lowest, int32_t* highest) {
  return ops::ActivationRange(context, activation, output, lowest, highest);
}

TfLiteStatus GetQuantizedConvolutionMultipler(TfLiteContext* context, const TfLiteTensor* input,
                                              const TfLiteTensor* filter, const TfLiteTensor*,
                                              const TfLiteTensor* output, double* multiplier) {
  TF_LITE_ENSURE(context, input->params.scale > 0 && filter->params.scale > 0 && output->params.scale > 0);
  // The product of two floats is exact as a double.
  *multiplier = static_cast<double>(input->params.scale) * static_cast<double>(filter->params.scale) /
                static_cast<double>(output->params.scale);
  return kTfLiteOk;
}

void QuantizeMultiplier(double double_multiplier, int32_t* quantized_multiplier, int* shift) {
  const ops::FixedPointFactor factor = ops::QuantizeFactor(double_multiplier);
  *quantized_multiplier = factor.multiplier;
  *shift = static_cast<int>(factor.shift);
}

namespace micro {

TfLiteStatus CreateWritableTensorDimsWithCopy(TfLiteContext* context, TfLiteTensor* tensor,
                                              TfLiteEvalTensor* eval_tensor) {
  TF_LITE_ENSURE(context, tensor != nullptr && eval_tensor != nullptr && tensor->dims == eval_tensor->dims);
  return context->ResizeTensor(context, tensor, tensor->dims);
}

}  // namespace micro
}  // namespace tflite
