#include "tflite_micro/ops/bitcast.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/reshape.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kMaxRank = 8;

}  // namespace

TfLiteStatus PrepareBitcast(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {1, 1, 1, 1, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  const int from = TypeBits(input->type) / 8;
  const int to = TypeBits(output->type) / 8;
  TF_LITE_ENSURE_MSG(context, from > 0 && to > 0, "elements of type %s cannot be taken for %s",
                     TfLiteTypeGetName(input->type), TfLiteTypeGetName(output->type));
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", from < to ? 1 : 0, from > to ? kMaxRank - 1 : kMaxRank));
  int rank = Rank(input);
  int dims[kMaxRank];
  for (int i = 0; i < rank; ++i) dims[i] = Dim(input, i);
  if (from > to) {
    dims[rank++] = from / to;
  } else if (from < to) {
    --rank;
    TF_LITE_ENSURE_MSG(context, dims[rank] == to / from,
                       "the last dimension is %d, expected the %d elements that make one of the output", dims[rank],
                       to / from);
  }
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, rank, dims));
  auto* data = AllocateOpData<ReshapeData>(context, node);
  if (data == nullptr) return kTfLiteError;
  data->bytes = static_cast<uint32_t>(ElementCount(input)) * static_cast<uint32_t>(from);
  return kTfLiteOk;
}

}  // namespace ops

}  // namespace tflite
