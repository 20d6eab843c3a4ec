#include "tflite_micro/ops/concatenation.h"

#include "tflite_micro/kernels/concatenate.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kMaxRank = 8;

// Gives back what Input() lends, so that many inputs do not add up.
class InputView {
 public:
  InputView(TfLiteContext* context, const TfLiteNode* node, int index)
      : context_(context), tensor_(Input(context, node, index)) {}
  ~InputView() {
    if (tensor_ != nullptr) GetMicroContext(context_)->DeallocateTempTfLiteTensor(tensor_);
  }
  InputView(const InputView&) = delete;
  InputView& operator=(const InputView&) = delete;
  const TfLiteTensor* get() const { return tensor_; }
  const TfLiteTensor* operator->() const { return tensor_; }

 private:
  TfLiteContext* context_;
  TfLiteTensor* tensor_;
};

bool IsQuantized8(const TfLiteTensor* tensor) {
  return (tensor->type == kTfLiteInt8 || tensor->type == kTfLiteUInt8) && tensor->params.scale != 0.0f;
}

}  // namespace

TfLiteStatus PrepareConcatenation(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {1, 255, 1, 1, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const auto* options = static_cast<const TfLiteConcatenationParams*>(node->builtin_data);
  TF_LITE_ENSURE_MSG(context, options->activation == kTfLiteActNone, "fused activation %d is not supported here",
                     static_cast<int>(options->activation));
  TfLiteTensor* output = tensors.outputs[0];

  // The first input sets the shape; the others may differ along the axis alone.
  int rank = 0;
  int axis = 0;
  int dims[kMaxRank];
  const int count = node->inputs->size;
  int64_t along_axis = 0;
  for (int i = 0; i < count; ++i) {
    const InputView input(context, node, i);
    TF_LITE_ENSURE_MSG(context, input.get() != nullptr, "input %d is not given but is required", i);
    TF_LITE_ENSURE_MSG(context, input->type == output->type, "input %d is %s, but the output %s", i,
                       TfLiteTypeGetName(input->type), TfLiteTypeGetName(output->type));
    if (i == 0) {
      rank = Rank(input.get());
      TF_LITE_ENSURE_STATUS(CheckRank(context, input.get(), "input 0", 1, kMaxRank));
      TF_LITE_ENSURE_STATUS(NormalizeAxis(context, options->axis, rank, &axis));
      for (int d = 0; d < rank; ++d) dims[d] = Dim(input.get(), d);
    }
    TF_LITE_ENSURE_MSG(context, Rank(input.get()) == rank, "input %d has %d dimensions, but input 0 %d", i,
                       Rank(input.get()), rank);
    for (int d = 0; d < rank; ++d) {
      TF_LITE_ENSURE_MSG(context, d == axis || Dim(input.get(), d) == dims[d],
                         "dimension %d is %d in input %d, but %d in input 0", d, Dim(input.get(), d), i, dims[d]);
    }
    along_axis += Dim(input.get(), axis);
  }
  TF_LITE_ENSURE_MSG(context, along_axis <= INT32_MAX, "the output's dimension %d becomes larger than 2^31", axis);
  dims[axis] = static_cast<int>(along_axis);
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, rank, dims));

  int32_t block_count = 1;
  for (int d = 0; d < axis; ++d) block_count *= dims[d];
  size_t step_bytes = 0;  // of one step along the axis
  size_t step_elements = 1;
  for (int d = axis + 1; d < rank; ++d) step_elements *= static_cast<size_t>(dims[d]);
  TF_LITE_ENSURE_MSG(context,
                     TypeBits(output->type) >= 8 && TypeBytes(output->type, step_elements, &step_bytes) == kTfLiteOk,
                     "elements of type %s cannot be concatenated", TfLiteTypeGetName(output->type));

  auto* data = static_cast<ConcatenationData*>(AllocateOpData(
      context, node, sizeof(ConcatenationData) + static_cast<size_t>(count) * sizeof(ConcatenationBlock)));
  if (data == nullptr) return kTfLiteError;
  data->block_count = block_count;
  auto* blocks = reinterpret_cast<ConcatenationBlock*>(data + 1);
  bool is_copy = block_count == 1;
  for (int i = 0; i < count; ++i) {
    const InputView input(context, node, i);
    if (input.get() == nullptr) return kTfLiteError;
    ConcatenationBlock& block = blocks[i];
    block.bytes = static_cast<int32_t>(static_cast<size_t>(Dim(input.get(), axis)) * step_bytes);
    data->output_bytes += block.bytes;
    const bool same =
        input->params.scale == output->params.scale && input->params.zero_point == output->params.zero_point;
    if (same || !IsQuantized8(output) || !IsQuantized8(input.get())) continue;
    TF_LITE_ENSURE_STATUS(CheckQuantized(context, input.get(), "an input"));
    TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "the output"));
    block.scale = input->params.scale * (1.0f / output->params.scale);
    block.bias = -static_cast<float>(input->params.zero_point) * block.scale;
    block.offset = static_cast<int16_t>(output->params.zero_point);
    block.is_unsigned = output->type == kTfLiteUInt8;
    is_copy = false;
  }
  if (is_copy) AllowParts(context, 0, 0, MicroContext::Sharing::kInputsAreParts);
  return kTfLiteOk;
}

TfLiteStatus EvalConcatenation(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const ConcatenationData*>(node->user_data);
  const auto* blocks = reinterpret_cast<const ConcatenationBlock*>(data + 1);
  char* output = micro::GetEvalOutput(context, node, 0)->data.raw;
  for (int i = 0; i < node->inputs->size; ++i) {
    const ConcatenationBlock& block = blocks[i];
    const void* input = micro::GetEvalInput(context, node, i)->data.data;
    if (block.scale == 0.0f) {
      kernels::ScatterBlocks(input, block.bytes, data->block_count, output, data->output_bytes);
    } else {
      const int16_t lowest = block.is_unsigned != 0 ? 0 : INT8_MIN;
      const kernels::BlockRescale rescale = {block.scale, block.bias, block.offset, lowest,
                                             static_cast<int16_t>(lowest + 255)};
      kernels::ScatterBlocksRescaled8(input, block.bytes, data->block_count, rescale, output, data->output_bytes);
    }
    output += block.bytes;
  }
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParseConcatenation(const Operator* op, void* params, size_t* bytes) {
  using From = ConcatenationOptions;
  using To = TfLiteConcatenationParams;
  static constexpr auto kOptions =
      ops::OptionsAs<From, To>(ops::Option(From::kAxis, offsetof(To, axis)),
                               ops::Option(From::kFusedActivationFunction, offsetof(To, activation)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
