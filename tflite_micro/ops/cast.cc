#include "tflite_micro/ops/cast.h"

#include "tflite_micro/kernels/cast.h"
#include "tflite_micro/ops/dynamic_shape.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/tensor_access.h"

namespace tflite {
namespace ops {
namespace {

// In the order of kernels::CastType. Which output goes with which input is free, so outputs are looked up as well.
constexpr TypeRow kTypes[] = {
    {{kTfLiteBool}, {kTfLiteNoType}},    {{kTfLiteInt8}, {kTfLiteNoType}},   {{kTfLiteUInt8}, {kTfLiteNoType}},
    {{kTfLiteInt16}, {kTfLiteNoType}},   {{kTfLiteUInt16}, {kTfLiteNoType}}, {{kTfLiteInt32}, {kTfLiteNoType}},
    {{kTfLiteUInt32}, {kTfLiteNoType}},  {{kTfLiteInt64}, {kTfLiteNoType}},  {{kTfLiteFloat16}, {kTfLiteNoType}},
    {{kTfLiteFloat32}, {kTfLiteNoType}},
};
constexpr int kTypeCount = sizeof(kTypes) / sizeof(kTypes[0]);
constexpr OperatorSignature kSignature = {1, 1, 1, 1, kTypeCount, kTypes, /*dynamic_inputs=*/1};

// kTypeCount: none.
int IndexOf(TfLiteType type) {
  int index = 0;
  while (index < kTypeCount && kTypes[index].inputs[0] != type) ++index;
  return index;
}

}  // namespace

TfLiteStatus PrepareCast(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  const int to = IndexOf(output->type);
  TF_LITE_ENSURE_MSG(context, to < kTypeCount,
                     "output 0 is %s, which is not accepted here; accepted: what is accepted as input",
                     TfLiteTypeGetName(output->type));
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, input));
  AllowInPlace(context, 0, input, output);
  CastData data = {};
  data.from = static_cast<uint8_t>(IndexOf(input->type));
  data.to = static_cast<uint8_t>(to);
  return LeaveOpData(context, node, data);
}

TfLiteStatus EvalCast(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const CastData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[0];
  TfLiteEvalTensor* output = tensors.outputs[0];
  SetActualShapeLike(output, input);
  kernels::Cast(static_cast<kernels::CastType>(data->from), input->data.data, static_cast<kernels::CastType>(data->to),
                output->data.data, micro::ElementCount(*input->dims));
  return kTfLiteOk;
}

}  // namespace ops

}  // namespace tflite
