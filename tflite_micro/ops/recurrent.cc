#include "tflite_micro/ops/recurrent.h"

#include "tflite_micro/kernels/elementary.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

TfLiteStatus CheckTypeAndShape(TfLiteContext* context, const TfLiteTensor* tensor, const ExpectedTensor& expected) {
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
  TF_LITE_ENSURE_STATUS(CheckTypeAndShape(context, tensor, expected));
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
  TF_LITE_ENSURE_STATUS(CheckTypeAndShape(context, tensor, expected));
  TF_LITE_ENSURE_MSG(context, tensor->is_variable, "input %d, the %s%s%s, must be a variable tensor", index,
                     expected.direction, expected.owner, expected.what);
  GetMicroContext(context)->DeallocateTempTfLiteTensor(tensor);
  return kTfLiteOk;
}

TfLiteStatus CheckTensor(TfLiteContext* context, const TfLiteNode* node, int index, const ExpectedTensor& expected) {
  TfLiteTensor* tensor = GivenInput(context, node, index, expected);
  if (tensor == nullptr) return kTfLiteError;
  TF_LITE_ENSURE_STATUS(CheckTypeAndShape(context, tensor, expected));
  GetMicroContext(context)->DeallocateTempTfLiteTensor(tensor);
  return kTfLiteOk;
}

kernels::Sequence SequenceOf(const TfLiteTensor* input, bool time_major) {
  if (Rank(input) == 2) return {Dim(input, 0), 1, 0, 0};
  return {Dim(input, time_major ? 1 : 0), Dim(input, time_major ? 0 : 1), time_major ? 1 : 0, 0};
}

TfLiteStatus PrepareBidirectional(TfLiteContext* context, const TfLiteNode* node, int aux_input, bool has_aux_weights,
                                  bool time_major, bool merges_outputs, BidirectionalDims* dims) {
  const int outputs = merges_outputs ? 1 : 2;
  TF_LITE_ENSURE_MSG(context, node->outputs->size == outputs, "has %d outputs, expected %d %s merge_outputs",
                     node->outputs->size, outputs, merges_outputs ? "with" : "without");
  const TfLiteTensor* input = Input(context, node, 0);
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "input", 3, 3));
  dims->sequences[0] = dims->sequences[1] = SequenceOf(input, time_major);
  dims->sequences[1].backwards = 1;
  dims->input_sizes[0] = dims->input_sizes[1] = Dim(input, 2);
  dims->aux_size = 0;
  dims->aux_is_backward_input = false;
  if (!IsGiven(node, aux_input)) {
    TF_LITE_ENSURE_MSG(context, !has_aux_weights, "has weights of an auxiliary input, but not the input");
    return kTfLiteOk;
  }
  const TfLiteTensor* aux = Input(context, node, aux_input);
  if (aux == nullptr) return kTfLiteError;  // no memory
  TF_LITE_ENSURE_MSG(context, aux->type == kTfLiteFloat32, "the auxiliary input is %s, expected FLOAT32",
                     TfLiteTypeGetName(aux->type));
  TF_LITE_ENSURE_STATUS(CheckRank(context, aux, "the auxiliary input", 3, 3));
  TF_LITE_ENSURE_MSG(context, Dim(aux, 0) == Dim(input, 0) && Dim(aux, 1) == Dim(input, 1),
                     "the auxiliary input is %d x %d vectors, expected %d x %d as the input", Dim(aux, 0), Dim(aux, 1),
                     Dim(input, 0), Dim(input, 1));
  TF_LITE_ENSURE_MSG(context, Dim(aux, 2) >= 1, "the auxiliary input has no elements");
  (has_aux_weights ? dims->aux_size : dims->input_sizes[1]) = Dim(aux, 2);
  dims->aux_is_backward_input = !has_aux_weights;
  return kTfLiteOk;
}

TfLiteStatus SetBidirectionalOutputs(TfLiteContext* context, const TfLiteNode* node, bool merges_outputs,
                                     int forward_size, int backward_size, int32_t* forward_stride,
                                     int32_t* backward_stride) {
  const TfLiteTensor* input = Input(context, node, 0);
  if (input == nullptr) return kTfLiteError;  // no memory
  TF_LITE_ENSURE_MSG(context, forward_size <= INT32_MAX - backward_size, "the outputs are too large to be merged");
  *forward_stride = merges_outputs ? forward_size + backward_size : forward_size;
  *backward_stride = merges_outputs ? forward_size + backward_size : backward_size;
  const int forward_dims[3] = {Dim(input, 0), Dim(input, 1), static_cast<int>(*forward_stride)};
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, Output(context, node, 0), 3, forward_dims));
  if (merges_outputs) return kTfLiteOk;
  const int backward_dims[3] = {Dim(input, 0), Dim(input, 1), static_cast<int>(*backward_stride)};
  return SetOutputShape(context, Output(context, node, 1), 3, backward_dims);
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
      return kernels::HyperbolicTangent;
    case kTfLiteActSignBit:
      return kernels::SignBit;
    default:
      return kernels::Identity;
  }
}

}  // namespace ops
}  // namespace tflite
