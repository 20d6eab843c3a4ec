#include "tflite_micro/ops/reverse_sequence.h"

#include "tflite_micro/ops/copy.h"
#include "tflite_micro/ops/index_access.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {

TfLiteStatus PrepareReverseSequence(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType, kTfLiteInt32}, {kTfLiteNoType}},
                                       {{kTfLiteNoType, kTfLiteInt64}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 2, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* lengths = tensors.inputs[1];
  TfLiteTensor* output = tensors.outputs[0];
  int element_bytes = 0;
  TF_LITE_ENSURE_STATUS(CheckMovable(context, input, output, &element_bytes));
  const auto options = *static_cast<const TfLiteReverseSequenceParams*>(node->builtin_data);
  const int rank = Rank(input);
  int sequence = 0;
  int batch = 0;
  TF_LITE_ENSURE_STATUS(NormalizeAxis(context, options.seq_dim, rank, &sequence));
  TF_LITE_ENSURE_STATUS(NormalizeAxis(context, options.batch_dim, rank, &batch));
  TF_LITE_ENSURE_MSG(context, sequence != batch, "seq_dim and batch_dim are both %d", batch);
  TF_LITE_ENSURE_MSG(context, Rank(lengths) == 1 && Dim(lengths, 0) == Dim(input, batch),
                     "the lengths (input 1) have %d elements in %d dimensions, expected %d in one",
                     ElementCount(lengths), Rank(lengths), Dim(input, batch));
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, input));
  int strides[kMaxCopyRank];
  DenseStrides(rank, input->dims->data, strides);
  const int low = sequence < batch ? sequence : batch;
  const int high = sequence < batch ? batch : sequence;
  auto* data = AllocateOpData<ReverseSequenceData>(context, node);
  if (data == nullptr) return kTfLiteError;
  *data = {element_bytes,
           Dim(input, batch),
           strides[batch],
           Dim(input, sequence),
           strides[sequence],
           1,
           Dim(input, low) * strides[low],
           1,
           Dim(input, high) * strides[high],
           strides[high]};
  for (int i = 0; i < low; ++i) data->outer *= Dim(input, i);
  for (int i = low + 1; i < high; ++i) data->middle *= Dim(input, i);
  return kTfLiteOk;
}

TfLiteStatus EvalReverseSequence(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const ReverseSequenceData*>(node->user_data);
  const TfLiteEvalTensor* lengths = micro::GetEvalInput(context, node, 1);
  const char* from = micro::GetEvalInput(context, node, 0)->data.raw;
  char* to = micro::GetEvalOutput(context, node, 0)->data.raw;
  kernels::CopyAxis axes[] = {{data.outer, data.outer_stride, data.outer_stride},
                              {data.middle, data.middle_stride, data.middle_stride},
                              {0, 0, data.sequence_stride},
                              {data.inner, 1, 1}};
  kernels::CopyAxis& sequence = axes[2];
  for (int i = 0; i < data.batches; ++i) {
    const int64_t length = IndexElement(lengths, i);
    TF_LITE_ENSURE_MSG(context, length >= 0 && length <= data.sequence, "length %d is %d, expected 0 to %d", i,
                       SaturatedIndex(length), static_cast<int>(data.sequence));
    const int32_t reversed = static_cast<int32_t>(length);
    const int32_t first = i * data.batch_stride;
    const int32_t step = data.sequence_stride;
    if (reversed > 0) {
      sequence.count = reversed;
      sequence.input_stride = -step;
      kernels::StridedCopy(axes, 4, from + (first + (reversed - 1) * step) * data.element_bytes,
                           to + first * data.element_bytes, data.element_bytes);
    }
    // The rest stays.
    if (reversed < data.sequence) {
      const int32_t rest = (first + reversed * step) * data.element_bytes;
      sequence.count = data.sequence - reversed;
      sequence.input_stride = step;
      kernels::StridedCopy(axes, 4, from + rest, to + rest, data.element_bytes);
    }
  }
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParseReverseSequence(const Operator* op, void* params, size_t* bytes) {
  using From = ReverseSequenceOptions;
  using To = TfLiteReverseSequenceParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kSeqDim, offsetof(To, seq_dim)),
                                                            ops::Option(From::kBatchDim, offsetof(To, batch_dim)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
