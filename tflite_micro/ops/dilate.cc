#include "tflite_micro/ops/dilate.h"

#include "tflite_micro/ops/copy.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {

TfLiteStatus PrepareDilate(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType, kTfLiteInt32, kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {3, 3, 1, 1, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* dilations = tensors.inputs[1];
  const TfLiteTensor* padding = tensors.inputs[2];
  TfLiteTensor* output = tensors.outputs[0];
  int element_bytes = 0;
  TF_LITE_ENSURE_STATUS(CheckMovable(context, input, output, &element_bytes));
  const int rank = Rank(input);
  TF_LITE_ENSURE_STATUS(CheckConstant(context, dilations, "the dilations (input 1)"));
  TF_LITE_ENSURE_MSG(context, Rank(dilations) == 1 && Dim(dilations, 0) == rank,
                     "the dilations (input 1) have %d elements in %d dimensions, expected %d in one",
                     ElementCount(dilations), Rank(dilations), rank);
  TF_LITE_ENSURE_MSG(context, padding->type == input->type, "the padding value (input 2) is %s, but the input %s",
                     TfLiteTypeGetName(padding->type), TfLiteTypeGetName(input->type));
  TF_LITE_ENSURE_MSG(context, ElementCount(padding) == 1, "the padding value (input 2) has %d elements, expected 1",
                     ElementCount(padding));
  int dims[kMaxCopyRank];
  int input_strides[kMaxCopyRank];
  int output_strides[kMaxCopyRank];
  for (int i = 0; i < rank; ++i) {
    const int32_t dilation = ConstantElement(dilations, i);
    TF_LITE_ENSURE_MSG(context, dilation >= 1, "dilation %d is %d, expected at least 1", i, static_cast<int>(dilation));
    const int64_t extent = Dim(input, i) == 0 ? 0 : int64_t{Dim(input, i) - 1} * dilation + 1;
    TF_LITE_ENSURE_MSG(context, extent <= INT32_MAX, "dimension %d of the output is larger than 2^31", i);
    dims[i] = static_cast<int>(extent);
  }
  // Refuses an output whose elements cannot be counted, so that the strides can.
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, rank, dims));
  DenseStrides(rank, input->dims->data, input_strides);
  DenseStrides(rank, dims, output_strides);
  kernels::CopyAxis axes[kMaxCopyRank];
  for (int i = 0; i < rank; ++i) {
    // Nothing is stepped along a dimension of one element, whose dilation may be any.
    const int step = Dim(input, i) > 1 ? output_strides[i] * ConstantElement(dilations, i) : output_strides[i];
    axes[i] = {Dim(input, i), input_strides[i], step};
  }
  return PrepareCopy(context, node, axes, rank, element_bytes, 0) != nullptr ? kTfLiteOk : kTfLiteError;
}

TfLiteStatus EvalDilate(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const CopyData*>(node->user_data);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  kernels::FillElements(output->data.data, micro::GetEvalInput(context, node, 2)->data.data, data->element_bytes,
                        micro::ElementCount(*output->dims));
  RunCopy(data, micro::GetEvalInput(context, node, 0)->data.raw, output->data.raw);
  return kTfLiteOk;
}

}  // namespace ops

}  // namespace tflite
