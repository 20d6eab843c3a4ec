#include "tflite_micro/ops/non_max_suppression.h"

#include <string.h>

#include "tflite_micro/kernels/non_max_suppression.h"
#include "tflite_micro/ops/dynamic_shape.h"
#include "tflite_micro/ops/index_access.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

constexpr TypeRow kTypesV4[] = {
    {{kTfLiteFloat32, kTfLiteFloat32, kTfLiteInt32, kTfLiteFloat32}, {kTfLiteInt32, kTfLiteInt32}}};
constexpr TypeRow kTypesV5[] = {
    {{kTfLiteFloat32, kTfLiteFloat32, kTfLiteInt32, kTfLiteFloat32}, {kTfLiteInt32, kTfLiteFloat32}}};
constexpr OperatorSignature kSignatureV4 = {5, 5, 2, 2, 1, kTypesV4};
constexpr OperatorSignature kSignatureV5 = {6, 6, 3, 3, 1, kTypesV5};

// Input 2 and the inputs behind it are single numbers.
TfLiteStatus CheckNumbers(TfLiteContext* context, const TfLiteNode* node) {
  static constexpr const char* kNames[] = {"the number of entries (input 2)", "the overlap threshold (input 3)",
                                           "the score threshold (input 4)", "sigma (input 5)"};
  for (int i = 2; i < node->inputs->size; ++i) {
    TfLiteTensor* number = Input(context, node, i);
    if (number == nullptr) return kTfLiteError;
    TF_LITE_ENSURE_STATUS(CheckRank(context, number, kNames[i - 2], 0, 0));
    TF_LITE_ENSURE_MSG(context, i == 2 || number->type == kTfLiteFloat32, "%s is %s, expected FLOAT32", kNames[i - 2],
                       TfLiteTypeGetName(number->type));
    GetMicroContext(context)->DeallocateTempTfLiteTensor(number);
  }
  return kTfLiteOk;
}

TfLiteStatus PrepareNonMaxSuppression(TfLiteContext* context, TfLiteNode* node, const OperatorSignature& signature) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, signature, &tensors));
  const TfLiteTensor* boxes = tensors.inputs[0];
  const TfLiteTensor* scores = tensors.inputs[1];
  const TfLiteTensor* limit = tensors.inputs[2];
  const TfLiteTensor* chosen = tensors.outputs[0];
  TfLiteTensor* found = Output(context, node, node->outputs->size - 1);
  if (found == nullptr) return kTfLiteError;
  TF_LITE_ENSURE_STATUS(CheckRank(context, boxes, "the boxes (input 0)", 2, 2));
  TF_LITE_ENSURE_STATUS(CheckRank(context, scores, "the scores (input 1)", 1, 1));
  TF_LITE_ENSURE_MSG(context, Dim(boxes, 1) == 4 && Dim(scores, 0) == Dim(boxes, 0),
                     "the boxes are [%d, %d], expected 4 numbers each, and there are %d scores", Dim(boxes, 0),
                     Dim(boxes, 1), Dim(scores, 0));
  TF_LITE_ENSURE_STATUS(CheckNumbers(context, node));
  TF_LITE_ENSURE_MSG(context, found->type == kTfLiteInt32, "the last output is %s, expected INT32",
                     TfLiteTypeGetName(found->type));
  int bound = Dim(boxes, 0);
  if (IsConstant(limit)) {
    bound = ConstantElement(limit, 0);
    TF_LITE_ENSURE_MSG(context, bound >= 0, "the number of entries (input 2) is %d", bound);
  } else if (Rank(chosen) == 1 && Dim(chosen, 0) > bound) {
    bound = Dim(chosen, 0);
  }
  for (int i = 0; i < node->outputs->size - 1; ++i) {
    TfLiteTensor* list = Output(context, node, i);
    if (list == nullptr) return kTfLiteError;
    TF_LITE_ENSURE_STATUS(IsConstant(limit) ? SetOutputShape(context, list, 1, &bound)
                                            : SetOutputBound(context, list, 1, &bound));
    GetMicroContext(context)->DeallocateTempTfLiteTensor(list);
  }
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, found, 0, nullptr));
  NonMaxSuppressionData data = {};
  data.bound = bound;
  TF_LITE_ENSURE_STATUS(RequestScratch(context, Dim(boxes, 0) * int64_t{sizeof(kernels::BoxCandidate)}, &data.scratch));
  return LeaveOpData(context, node, data);
}

}  // namespace

TfLiteStatus PrepareNonMaxSuppressionV4(TfLiteContext* context, TfLiteNode* node) {
  return PrepareNonMaxSuppression(context, node, kSignatureV4);
}

TfLiteStatus PrepareNonMaxSuppressionV5(TfLiteContext* context, TfLiteNode* node) {
  return PrepareNonMaxSuppression(context, node, kSignatureV5);
}

TfLiteStatus EvalNonMaxSuppression(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const NonMaxSuppressionData*>(node->user_data);
  const TfLiteEvalTensor* scores = micro::GetEvalInput(context, node, 1);
  const TfLiteEvalTensor* sigma = micro::GetEvalInput(context, node, 5);
  const int64_t limit = IndexElement(micro::GetEvalInput(context, node, 2), 0);
  TF_LITE_ENSURE_MSG(context, limit >= 0 && limit <= data.bound,
                     "the number of entries (input 2) is %d, expected 0 to %d", SaturatedIndex(limit),
                     static_cast<int>(data.bound));
  const kernels::SuppressionParams params = {*micro::GetEvalInput(context, node, 3)->data.f,
                                             *micro::GetEvalInput(context, node, 4)->data.f,
                                             sigma != nullptr ? *sigma->data.f : 0.0f};
  TF_LITE_ENSURE_MSG(context, params.sigma >= 0.0f, "sigma (input 5) is negative");
  const int last = node->outputs->size - 1;
  for (int i = 0; i < last; ++i) {
    TfLiteEvalTensor* list = micro::GetEvalOutput(context, node, i);
    SetActualDim(list, 0, static_cast<int>(limit));
    // Either type has 4 bytes.
    if (limit > 0) memset(list->data.data, 0, static_cast<size_t>(limit) * 4);
  }
  *micro::GetEvalOutput(context, node, last)->data.i32 = kernels::SuppressNonMaxima(
      micro::GetEvalInput(context, node, 0)->data.f, scores->data.f, scores->dims->data[0], static_cast<int32_t>(limit),
      params, static_cast<kernels::BoxCandidate*>(context->GetScratchBuffer(context, data.scratch)),
      micro::GetEvalOutput(context, node, 0)->data.i32,
      last == 2 ? micro::GetEvalOutput(context, node, 1)->data.f : nullptr);
  return kTfLiteOk;
}

}  // namespace ops

}  // namespace tflite
