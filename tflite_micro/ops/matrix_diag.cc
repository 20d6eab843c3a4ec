#include "tflite_micro/ops/matrix_diag.h"

#include <string.h>

#include "tflite_micro/ops/copy.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

// Rows of `length` elements go to the diagonals of matrices of `rows` by `columns`.
TfLiteStatus PrepareDiagonals(TfLiteContext* context, TfLiteNode* node, const TfLiteTensor* output, int length,
                              int element_bytes) {
  const int rank = Rank(output);
  const int matrix = Dim(output, rank - 2) * Dim(output, rank - 1);
  const int count = ElementCount(output) == 0 ? 0 : ElementCount(output) / matrix;
  const kernels::CopyAxis axes[] = {{count, length, matrix}, {length, 1, Dim(output, rank - 1) + 1}};
  return PrepareCopy(context, node, axes, 2, element_bytes, 0) != nullptr ? kTfLiteOk : kTfLiteError;
}

size_t Bytes(const TfLiteEvalTensor* tensor, int element_bytes) {
  return static_cast<size_t>(micro::ElementCount(*tensor->dims)) * static_cast<size_t>(element_bytes);
}

}  // namespace

TfLiteStatus PrepareMatrixDiag(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {1, 1, 1, 1, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  int element_bytes = 0;
  TF_LITE_ENSURE_STATUS(CheckMovable(context, input, output, &element_bytes));
  const int rank = Rank(input);
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 1, kMaxCopyRank - 1));
  int dims[kMaxCopyRank];
  for (int i = 0; i < rank; ++i) dims[i] = Dim(input, i);
  dims[rank] = dims[rank - 1];
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, rank + 1, dims));
  return PrepareDiagonals(context, node, output, dims[rank], element_bytes);
}

TfLiteStatus EvalMatrixDiag(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const CopyData*>(node->user_data);
  const TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const size_t bytes = Bytes(output, data->element_bytes);
  if (bytes > 0) memset(output->data.data, 0, bytes);
  RunCopy(data, micro::GetEvalInput(context, node, 0)->data.raw, output->data.raw);
  return kTfLiteOk;
}

TfLiteStatus PrepareMatrixSetDiag(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType, kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* diagonal = tensors.inputs[1];
  TfLiteTensor* output = tensors.outputs[0];
  int element_bytes = 0;
  TF_LITE_ENSURE_STATUS(CheckMovable(context, input, output, &element_bytes));
  TF_LITE_ENSURE_MSG(context, diagonal->type == input->type, "the diagonal (input 1) is %s, but the input %s",
                     TfLiteTypeGetName(diagonal->type), TfLiteTypeGetName(input->type));
  const int rank = Rank(input);
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 2, kMaxCopyRank));
  TF_LITE_ENSURE_STATUS(CheckRank(context, diagonal, "the diagonal (input 1)", rank - 1, rank - 1));
  const int rows = Dim(input, rank - 2);
  const int columns = Dim(input, rank - 1);
  const int length = rows < columns ? rows : columns;
  for (int i = 0; i < rank - 1; ++i) {
    const int wanted = i < rank - 2 ? Dim(input, i) : length;
    TF_LITE_ENSURE_MSG(context, Dim(diagonal, i) == wanted, "dimension %d of the diagonal (input 1) is %d, expected %d",
                       i, Dim(diagonal, i), wanted);
  }
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, input));
  return PrepareDiagonals(context, node, output, length, element_bytes);
}

TfLiteStatus EvalMatrixSetDiag(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const CopyData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[0];
  const TfLiteEvalTensor* output = tensors.outputs[0];
  const size_t bytes = Bytes(output, data->element_bytes);
  if (bytes > 0) memcpy(output->data.data, input->data.data, bytes);
  RunCopy(data, micro::GetEvalInput(context, node, 1)->data.raw, output->data.raw);
  return kTfLiteOk;
}

}  // namespace ops

}  // namespace tflite
