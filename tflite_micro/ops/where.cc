#include "tflite_micro/ops/where.h"

#include "tflite_micro/kernels/nonzero.h"
#include "tflite_micro/kernels/unique.h"
#include "tflite_micro/ops/dynamic_shape.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/schema/model_access.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kMaxRank = 8;

TfLiteStatus LeaveWhereData(TfLiteContext* context, TfLiteNode* node, TfLiteType type) {
  auto* data = AllocateOpData<WhereData>(context, node);
  if (data == nullptr) return kTfLiteError;
  data->element_bytes = static_cast<uint8_t>(TypeBits(type) / 8);
  data->is_float = type == kTfLiteFloat32 ? 1 : 0;
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus PrepareWhere(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {
      {{kTfLiteBool}, {kTfLiteInt64}},  {{kTfLiteInt8}, {kTfLiteInt64}},    {{kTfLiteUInt8}, {kTfLiteInt64}},
      {{kTfLiteInt16}, {kTfLiteInt64}}, {{kTfLiteInt32}, {kTfLiteInt64}},   {{kTfLiteUInt32}, {kTfLiteInt64}},
      {{kTfLiteInt64}, {kTfLiteInt64}}, {{kTfLiteFloat32}, {kTfLiteInt64}},
  };
  static constexpr OperatorSignature kSignature = {1, 1, 1, 1, 8, kTypes, /*dynamic_inputs=*/1};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* condition = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, condition, "the condition", 1, kMaxRank));
  const int bound[] = {ElementCount(condition), Rank(condition)};
  TF_LITE_ENSURE_STATUS(SetOutputBound(context, output, 2, bound));
  return LeaveWhereData(context, node, condition->type);
}

TfLiteStatus EvalWhere(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const WhereData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* condition = tensors.inputs[0];
  TfLiteEvalTensor* output = tensors.outputs[0];
  const int32_t found = kernels::NonzeroCoordinates(condition->data.data, data.element_bytes, data.is_float != 0,
                                                    condition->dims->data, condition->dims->size, output->data.i64);
  SetActualDim(output, 0, found);
  return kTfLiteOk;
}

TfLiteStatus PrepareUnique(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {
      {{kTfLiteFloat32}, {kTfLiteFloat32, kTfLiteInt32}}, {{kTfLiteFloat32}, {kTfLiteFloat32, kTfLiteInt64}},
      {{kTfLiteInt8}, {kTfLiteInt8, kTfLiteInt32}},       {{kTfLiteInt8}, {kTfLiteInt8, kTfLiteInt64}},
      {{kTfLiteUInt8}, {kTfLiteUInt8, kTfLiteInt32}},     {{kTfLiteUInt8}, {kTfLiteUInt8, kTfLiteInt64}},
      {{kTfLiteInt16}, {kTfLiteInt16, kTfLiteInt32}},     {{kTfLiteInt16}, {kTfLiteInt16, kTfLiteInt64}},
      {{kTfLiteInt32}, {kTfLiteInt32, kTfLiteInt32}},     {{kTfLiteInt32}, {kTfLiteInt32, kTfLiteInt64}},
      {{kTfLiteInt64}, {kTfLiteInt64, kTfLiteInt32}},     {{kTfLiteInt64}, {kTfLiteInt64, kTfLiteInt64}},
  };
  static constexpr OperatorSignature kSignature = {1, 1, 2, 2, 12, kTypes, /*dynamic_inputs=*/1};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* values = tensors.outputs[0];
  TfLiteTensor* indices = tensors.outputs[1];
  const TfLiteType type = static_cast<const TfLiteUniqueParams*>(node->builtin_data)->index_out_type;
  TF_LITE_ENSURE_MSG(context, type == indices->type, "idx_out_type is %s, but output 1 %s", TfLiteTypeGetName(type),
                     TfLiteTypeGetName(indices->type));
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 1, 1));
  TF_LITE_ENSURE_STATUS(SetOutputBound(context, values, 1, input->dims->data));
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, indices, input));
  return LeaveWhereData(context, node, input->type);
}

TfLiteStatus EvalUnique(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const WhereData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[0];
  TfLiteEvalTensor* values = tensors.outputs[0];
  TfLiteEvalTensor* indices = tensors.outputs[1];
  const int32_t found =
      kernels::UniqueValues(input->data.data, data.element_bytes, data.is_float != 0, input->dims->data[0],
                            values->data.data, indices->data.data, indices->type == kTfLiteInt64);
  SetActualDim(values, 0, found);
  SetActualShapeLike(indices, input);
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParseUnique(const Operator* op, void* params, size_t* bytes) {
  using From = UniqueOptions;
  using To = TfLiteUniqueParams;
  static constexpr auto kOptions =
      ops::OptionsAs<From, To>(ops::Option(From::kIdxOutType, offsetof(To, index_out_type)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
