#include "tflite_micro/ops/top_k.h"

#include "tflite_micro/kernels/top_k.h"
#include "tflite_micro/ops/dynamic_shape.h"
#include "tflite_micro/ops/index_access.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kMaxRank = 8;
// In the order of kernels::OrderedType. The types of k and of the indices go with any of them and are looked at apart.
constexpr TypeRow kTypes[] = {
    {{kTfLiteInt8}, {kTfLiteInt8}},   {{kTfLiteUInt8}, {kTfLiteUInt8}}, {{kTfLiteInt16}, {kTfLiteInt16}},
    {{kTfLiteInt32}, {kTfLiteInt32}}, {{kTfLiteInt64}, {kTfLiteInt64}}, {{kTfLiteFloat32}, {kTfLiteFloat32}},
};
constexpr OperatorSignature kSignature = {2, 2, 2, 2, 6, kTypes, /*dynamic_inputs=*/1};

TfLiteStatus CheckIndexType(TfLiteContext* context, const TfLiteTensor* tensor, const char* what) {
  TF_LITE_ENSURE_MSG(context, tensor->type == kTfLiteInt32 || tensor->type == kTfLiteInt16,
                     "%s is %s, which is not accepted here; accepted: INT32, INT16", what,
                     TfLiteTypeGetName(tensor->type));
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus PrepareTopK(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* k_tensor = tensors.inputs[1];
  TfLiteTensor* values = tensors.outputs[0];
  TfLiteTensor* indices = tensors.outputs[1];
  TF_LITE_ENSURE_STATUS(CheckIndexType(context, k_tensor, "input 1"));
  TF_LITE_ENSURE_STATUS(CheckIndexType(context, indices, "output 1"));
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 1, kMaxRank));
  TF_LITE_ENSURE_MSG(context, ElementCount(k_tensor) == 1, "k (input 1) has %d elements, expected 1",
                     ElementCount(k_tensor));
  const int rank = Rank(input);
  const int row_length = Dim(input, rank - 1);
  TF_LITE_ENSURE_MSG(context, indices->type == kTfLiteInt32 || row_length <= INT16_MAX + 1,
                     "rows have %d elements, more than INT16 can count", row_length);
  int dims[kMaxRank];
  for (int i = 0; i < rank; ++i) dims[i] = Dim(input, i);
  if (IsConstant(k_tensor)) {
    const int k = ConstantElement(k_tensor, 0);
    TF_LITE_ENSURE_MSG(context, k >= 0 && k <= row_length, "k is %d, expected 0 to %d, the length of a row", k,
                       row_length);
    dims[rank - 1] = k;
  }
  const bool is_dynamic = IsDynamic(input) || !IsConstant(k_tensor);
  TfLiteTensor* const outputs[] = {values, indices};
  for (TfLiteTensor* output : outputs) {
    TF_LITE_ENSURE_STATUS(is_dynamic ? SetOutputBound(context, output, rank, dims)
                                     : SetOutputShape(context, output, rank, dims));
  }
  auto* data = AllocateOpData<TopKData>(context, node);
  if (data == nullptr) return kTfLiteError;
  while (kTypes[data->type].inputs[0] != input->type) ++data->type;
  data->narrow_indices = indices->type == kTfLiteInt16 ? 1 : 0;
  return kTfLiteOk;
}

TfLiteStatus EvalTopK(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const TopKData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[0];
  TfLiteEvalTensor* values = tensors.outputs[0];
  TfLiteEvalTensor* indices = tensors.outputs[1];
  const int last = input->dims->size - 1;
  const int row_length = input->dims->data[last];
  const int64_t k = IndexElement(micro::GetEvalInput(context, node, 1), 0);
  TF_LITE_ENSURE_MSG(context, k >= 0 && k <= row_length, "k is %d, expected 0 to %d, the length of a row",
                     SaturatedIndex(k), row_length);
  int32_t rows = 1;
  for (int i = 0; i < last; ++i) rows *= input->dims->data[i];
  TfLiteEvalTensor* const outputs[] = {values, indices};
  for (TfLiteEvalTensor* output : outputs) {
    SetActualDimsLike(output, 0, input, 0, last);
    SetActualDim(output, last, static_cast<int>(k));
  }
  kernels::TopK(static_cast<kernels::OrderedType>(data.type), input->data.data, rows, row_length,
                static_cast<int32_t>(k), values->data.data, indices->data.data, data.narrow_indices != 0);
  return kTfLiteOk;
}

}  // namespace ops

}  // namespace tflite
