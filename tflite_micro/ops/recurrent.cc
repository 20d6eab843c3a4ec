#include "tflite_micro/ops/recurrent.h"

#include <math.h>

#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

TfLiteStatus CheckTensor(TfLiteContext* context, const TfLiteTensor* tensor, const ExpectedTensor& expected) {
  if (tensor->type != expected.type) {
    TF_LITE_KERNEL_LOG(context, "the %s%s%s is %s, expected %s", expected.direction, expected.owner, expected.what,
                       TfLiteTypeGetName(tensor->type), TfLiteTypeGetName(expected.type));
    return kTfLiteError;
  }
  const int rank = Rank(tensor);
  const bool is_vector = expected.rows == 1 && rank == 1 && Dim(tensor, 0) == expected.columns;
  if (!is_vector && !(rank == 2 && Dim(tensor, 0) == expected.rows && Dim(tensor, 1) == expected.columns)) {
    TF_LITE_KERNEL_LOG(context, "the %s%s%s has %d elements in %d dimensions, expected %d x %d", expected.direction,
                       expected.owner, expected.what, ElementCount(tensor), rank, expected.rows, expected.columns);
    return kTfLiteError;
  }
  return kTfLiteOk;
}

bool IsQuantizedType(TfLiteType type) { return type == kTfLiteInt8 || type == kTfLiteUInt8 || type == kTfLiteInt16; }

// The view of an input that must be there; null when it is not, which is reported, or when memory ran out.
TfLiteTensor* GivenInput(TfLiteContext* context, const TfLiteNode* node, int index, const ExpectedTensor& expected) {
  (void)expected;
  if (!IsGiven(node, index)) {
    TF_LITE_KERNEL_LOG(context, "the %s%s%s is not given", expected.direction, expected.owner, expected.what);
    return nullptr;
  }
  return Input(context, node, index);
}

}  // namespace

bool IsGiven(const TfLiteNode* node, int index) {
  return index >= 0 && index < node->inputs->size && node->inputs->data[index] >= 0;
}

TfLiteStatus CheckWeights(TfLiteContext* context, const TfLiteNode* node, int index, const ExpectedTensor& expected,
                          float* scale) {
  TfLiteTensor* tensor = GivenInput(context, node, index, expected);
  if (tensor == nullptr) return kTfLiteError;
  TF_LITE_ENSURE_STATUS(CheckTensor(context, tensor, expected));
  const bool is_quantized = IsQuantizedType(expected.type);
  if (is_quantized) {
    TF_LITE_ENSURE_STATUS(CheckQuantized(context, tensor, expected.what));
    TF_LITE_ENSURE_MSG(context, ScaleCount(tensor) == 1, "the %s%s%s has %d scales, expected one", expected.direction,
                       expected.owner, expected.what, ScaleCount(tensor));
    TF_LITE_ENSURE_MSG(context, tensor->params.zero_point == 0, "the %s%s%s has zero point %d, expected 0",
                       expected.direction, expected.owner, expected.what, static_cast<int>(tensor->params.zero_point));
  }
  if (scale != nullptr) *scale = is_quantized ? tensor->params.scale : 0.0f;
  // Views are many; Prepare's memory is not.
  GetMicroContext(context)->DeallocateTempTfLiteTensor(tensor);
  return kTfLiteOk;
}

TfLiteStatus CheckState(TfLiteContext* context, const TfLiteNode* node, int index, const ExpectedTensor& expected) {
  TfLiteTensor* tensor = GivenInput(context, node, index, expected);
  if (tensor == nullptr) return kTfLiteError;
  TF_LITE_ENSURE_STATUS(CheckTensor(context, tensor, expected));
  TF_LITE_ENSURE_MSG(context, tensor->is_variable, "input %d, the %s%s%s, must be a variable tensor", index,
                     expected.direction, expected.owner, expected.what);
  GetMicroContext(context)->DeallocateTempTfLiteTensor(tensor);
  return kTfLiteOk;
}

TfLiteStatus CheckCellActivation(TfLiteContext* context, TfLiteFusedActivation activation) {
  TF_LITE_ENSURE_MSG(context, activation >= kTfLiteActNone && activation <= kTfLiteActSignBit,
                     "has a fused activation that the format does not know");
  return kTfLiteOk;
}

kernels::FloatFunction CellActivation(int32_t activation) {
  switch (activation) {
    case kTfLiteActRelu:
      return kernels::Relu;
    case kTfLiteActReluN1To1:
      return kernels::ReluN1To1;
    case kTfLiteActRelu6:
      return kernels::Relu6;
    case kTfLiteActTanh:
      return tanhf;
    case kTfLiteActSignBit:
      return kernels::SignBit;
    default:
      return kernels::Identity;
  }
}

}  // namespace ops
}  // namespace tflite
