#include "tflite_micro/ops/shape.h"

#include "tflite_micro/ops/index_access.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/schema/model_access.h"

namespace tflite {
namespace ops {
namespace {

void StoreIndex(TfLiteEvalTensor* tensor, int index, int64_t value) {
  if (tensor->type == kTfLiteInt64) {
    tensor->data.i64[index] = value;
  } else {
    tensor->data.i32[index] = static_cast<int32_t>(value);
  }
}

// Entry `from_end` of a shape, counted from its last, which is 0; 1 in front of the first.
int64_t EntryFromEnd(const TfLiteEvalTensor* shape, int from_end) {
  const int index = shape->dims->data[0] - 1 - from_end;
  return index < 0 ? 1 : IndexElement(shape, index);
}

}  // namespace

TfLiteStatus PrepareShape(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType}, {kTfLiteInt32}}, {{kTfLiteNoType}, {kTfLiteInt64}}};
  static constexpr OperatorSignature kSignature = {1, 1, 1, 1, 2, kTypes, /*dynamic_inputs=*/1};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  const TfLiteType type = static_cast<const TfLiteShapeParams*>(node->builtin_data)->out_type;
  TF_LITE_ENSURE_MSG(context, type == output->type, "out_type is %s, but the output %s", TfLiteTypeGetName(type),
                     TfLiteTypeGetName(output->type));
  const int rank = Rank(input);
  return SetOutputShape(context, output, 1, &rank);
}

TfLiteStatus EvalShape(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteIntArray& dims = *micro::GetEvalInput(context, node, 0)->dims;
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  for (int i = 0; i < dims.size; ++i) StoreIndex(output, i, dims.data[i]);
  return kTfLiteOk;
}

TfLiteStatus PrepareRank(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType}, {kTfLiteInt32}}};
  static constexpr OperatorSignature kSignature = {1, 1, 1, 1, 1, kTypes, /*dynamic_inputs=*/1};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  TfLiteTensor* output = tensors.outputs[0];
  return output == nullptr ? kTfLiteError : SetOutputShape(context, output, 0, nullptr);
}

TfLiteStatus EvalRank(TfLiteContext* context, TfLiteNode* node) {
  *micro::GetEvalOutput(context, node, 0)->data.i32 = micro::GetEvalInput(context, node, 0)->dims->size;
  return kTfLiteOk;
}

TfLiteStatus PrepareBroadcastArgs(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}},
                                       {{kTfLiteInt64, kTfLiteInt64}, {kTfLiteInt64}}};
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 2, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* a = tensors.inputs[0];
  const TfLiteTensor* b = tensors.inputs[1];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, a, "shape 0", 1, 1));
  TF_LITE_ENSURE_STATUS(CheckRank(context, b, "shape 1", 1, 1));
  const int length = Dim(a, 0) > Dim(b, 0) ? Dim(a, 0) : Dim(b, 0);
  return SetOutputShape(context, output, 1, &length);
}

TfLiteStatus EvalBroadcastArgs(TfLiteContext* context, TfLiteNode* node) {
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* a = tensors.inputs[0];
  const TfLiteEvalTensor* b = tensors.inputs[1];
  TfLiteEvalTensor* output = tensors.outputs[0];
  const int length = output->dims->data[0];
  for (int i = 0; i < length; ++i) {
    const int64_t x = EntryFromEnd(a, i);
    const int64_t y = EntryFromEnd(b, i);
    TF_LITE_ENSURE_MSG(context, x == y || x == 1 || y == 1, "entry %d: %d and %d do not go together", length - 1 - i,
                       SaturatedIndex(x), SaturatedIndex(y));
    StoreIndex(output, length - 1 - i, x == 1 ? y : x);
  }
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParseShape(const Operator* op, void* params, size_t* bytes) {
  using From = ShapeOptions;
  using To = TfLiteShapeParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kOutType, offsetof(To, out_type)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
