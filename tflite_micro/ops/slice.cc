#include "tflite_micro/ops/slice.h"

#include <string.h>

#include "tflite_micro/ops/index_access.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {

TfLiteStatus PrepareSlice(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType, kTfLiteInt32, kTfLiteInt32}, {kTfLiteNoType}},
                                       {{kTfLiteNoType, kTfLiteInt64, kTfLiteInt64}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {3, 3, 1, 1, 2, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* begin = tensors.inputs[1];
  const TfLiteTensor* size = tensors.inputs[2];
  TfLiteTensor* output = tensors.outputs[0];
  int element_bytes = 0;
  TF_LITE_ENSURE_STATUS(CheckMovable(context, input, output, &element_bytes));
  TF_LITE_ENSURE_STATUS(CheckRank(context, begin, "begin (input 1)", 1, 1));
  TF_LITE_ENSURE_STATUS(CheckRank(context, size, "size (input 2)", 1, 1));
  const int rank = Rank(input);
  TF_LITE_ENSURE_MSG(context, ElementCount(begin) == rank && ElementCount(size) == rank,
                     "begin has %d elements and size %d, but the input %d dimensions", ElementCount(begin),
                     ElementCount(size), rank);

  const bool is_constant = rank == 0 || (IsConstant(begin) && IsConstant(size));
  int dims[kMaxCopyRank];
  int input_strides[kMaxCopyRank];
  DenseStrides(rank, input->dims->data, input_strides);
  int64_t first = 0;
  if (is_constant) {
    for (int i = 0; i < rank; ++i) {
      const int64_t from = ConstantElement(begin, i);
      const int64_t given = ConstantElement(size, i);
      const int64_t extent = Dim(input, i);
      const int64_t count = given == -1 ? extent - from : given;
      TF_LITE_ENSURE_MSG(context, from >= 0 && count >= 0 && from + count <= extent,
                         "dimension %d: begin %d and size %d do not lie in its %d elements", i, static_cast<int>(from),
                         static_cast<int>(given), static_cast<int>(extent));
      dims[i] = static_cast<int>(count);
      first += from * input_strides[i];
    }
    TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, rank, dims));
  } else {
    // The model says beforehand what the slice's shape will be.
    TF_LITE_ENSURE_STATUS(CheckRank(context, output, "the output of a computed slice", rank, rank));
    for (int i = 0; i < rank; ++i) {
      dims[i] = Dim(output, i);
      const int32_t given = IsConstant(size) ? ConstantElement(size, i) : -1;
      TF_LITE_ENSURE_MSG(context, dims[i] <= Dim(input, i) && (given == -1 || given == dims[i]),
                         "dimension %d of the output is %d, where the input has %d and the size is %d", i, dims[i],
                         Dim(input, i), static_cast<int>(given));
    }
  }
  int output_strides[kMaxCopyRank];
  DenseStrides(rank, dims, output_strides);
  kernels::CopyAxis axes[kMaxCopyRank];
  for (int i = 0; i < rank; ++i) axes[i] = {dims[i], input_strides[i], output_strides[i]};
  CopyData* data = PrepareCopy(context, node, axes, rank, element_bytes, first);
  if (data == nullptr) return kTfLiteError;
  data->mode = is_constant ? kSliceConstant : kSliceComputed;
  if (is_constant) AllowView(context, *data);
  return kTfLiteOk;
}

TfLiteStatus EvalSlice(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const CopyData*>(node->user_data);
  if (data->mode == kSliceConstant) return EvalCopy(context, node);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[0];
  const TfLiteEvalTensor* begin = tensors.inputs[1];
  const TfLiteEvalTensor* size = tensors.inputs[2];
  const TfLiteEvalTensor* output = tensors.outputs[0];
  int32_t first = 0;
  for (int i = 0; i < input->dims->size; ++i) {
    const int extent = input->dims->data[i];
    const int count = output->dims->data[i];
    const int64_t from = IndexElement(begin, i);
    const int64_t given = IndexElement(size, i);
    TF_LITE_ENSURE_MSG(context, from >= 0 && from <= extent - count,
                       "dimension %d: begin is %d, expected 0 to %d, so that %d elements fit", i, SaturatedIndex(from),
                       extent - count, count);
    TF_LITE_ENSURE_MSG(context, (given == -1 ? extent - from : given) == count,
                       "dimension %d: begin is %d and size %d, but the output has %d elements", i, SaturatedIndex(from),
                       SaturatedIndex(given), count);
    first = first * extent + static_cast<int32_t>(from);
  }
  if (micro::ElementCount(*output->dims) == 0) return kTfLiteOk;
  RunCopy(data, input->data.raw + first * data->element_bytes, output->data.raw);
  return kTfLiteOk;
}

TfLiteStatus PrepareDynamicUpdateSlice(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType, kTfLiteNoType, kTfLiteInt32}, {kTfLiteNoType}},
                                       {{kTfLiteNoType, kTfLiteNoType, kTfLiteInt64}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {3, 3, 1, 1, 2, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* operand = tensors.inputs[0];
  const TfLiteTensor* update = tensors.inputs[1];
  const TfLiteTensor* start = tensors.inputs[2];
  TfLiteTensor* output = tensors.outputs[0];
  int element_bytes = 0;
  TF_LITE_ENSURE_STATUS(CheckMovable(context, operand, output, &element_bytes));
  TF_LITE_ENSURE_MSG(context, update->type == operand->type, "the update (input 1) is %s, but the operand %s",
                     TfLiteTypeGetName(update->type), TfLiteTypeGetName(operand->type));
  const int rank = Rank(operand);
  TF_LITE_ENSURE_STATUS(CheckRank(context, update, "the update (input 1)", rank, rank));
  TF_LITE_ENSURE_STATUS(CheckRank(context, start, "the start (input 2)", 1, 1));
  TF_LITE_ENSURE_MSG(context, ElementCount(start) == rank, "the start has %d elements, but the operand %d dimensions",
                     ElementCount(start), rank);
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, operand));
  int update_strides[kMaxCopyRank];
  int operand_strides[kMaxCopyRank];
  DenseStrides(rank, update->dims->data, update_strides);
  DenseStrides(rank, operand->dims->data, operand_strides);
  kernels::CopyAxis axes[kMaxCopyRank];
  for (int i = 0; i < rank; ++i) {
    TF_LITE_ENSURE_MSG(context, Dim(update, i) <= Dim(operand, i),
                       "dimension %d of the update is %d, but of the operand only %d", i, Dim(update, i),
                       Dim(operand, i));
    axes[i] = {Dim(update, i), update_strides[i], operand_strides[i]};
  }
  return PrepareCopy(context, node, axes, rank, element_bytes, 0) != nullptr ? kTfLiteOk : kTfLiteError;
}

TfLiteStatus EvalDynamicUpdateSlice(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const CopyData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* operand = tensors.inputs[0];
  const TfLiteEvalTensor* update = tensors.inputs[1];
  const TfLiteEvalTensor* start = tensors.inputs[2];
  TfLiteEvalTensor* output = tensors.outputs[0];
  const int elements = micro::ElementCount(*operand->dims);
  if (elements == 0) return kTfLiteOk;
  if (output->data.raw != operand->data.raw) {
    memcpy(output->data.raw, operand->data.raw,
           static_cast<size_t>(elements) * static_cast<size_t>(data->element_bytes));
  }
  int32_t first = 0;
  bool is_empty = false;
  for (int i = 0; i < operand->dims->size; ++i) {
    // A start outside is moved such that the update fits.
    const int highest = operand->dims->data[i] - update->dims->data[i];
    const int64_t from = IndexElement(start, i);
    first = first * operand->dims->data[i] + static_cast<int32_t>(from < 0 ? 0 : from > highest ? highest : from);
    if (update->dims->data[i] == 0) is_empty = true;
  }
  if (!is_empty) RunCopy(data, update->data.raw, output->data.raw + first * data->element_bytes);
  return kTfLiteOk;
}

}  // namespace ops

}  // namespace tflite
