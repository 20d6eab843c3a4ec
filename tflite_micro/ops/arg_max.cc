#include "tflite_micro/ops/arg_max.h"

#include "tflite_micro/kernels/arg_max.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/schema/model_access.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kMaxRank = 8;

constexpr struct {
  TfLiteType type;
  kernels::FindExtreme find;
} kKernels[] = {
    {kTfLiteInt8, kernels::FindExtremeS8},     {kTfLiteUInt8, kernels::FindExtremeU8},
    {kTfLiteBool, kernels::FindExtremeU8},     {kTfLiteInt16, kernels::FindExtremeS16},
    {kTfLiteInt32, kernels::FindExtremeS32},   {kTfLiteInt64, kernels::FindExtremeS64},
    {kTfLiteFloat32, kernels::FindExtremeF32},
};

TfLiteStatus PrepareSearch(TfLiteContext* context, TfLiteNode* node, TfLiteType output_type) {
  static constexpr TypeRow kTypes[] = {
      {{kTfLiteInt8}, {kTfLiteInt32}},    {{kTfLiteInt8}, {kTfLiteInt64}},    {{kTfLiteUInt8}, {kTfLiteInt32}},
      {{kTfLiteUInt8}, {kTfLiteInt64}},   {{kTfLiteBool}, {kTfLiteInt32}},    {{kTfLiteBool}, {kTfLiteInt64}},
      {{kTfLiteInt16}, {kTfLiteInt32}},   {{kTfLiteInt16}, {kTfLiteInt64}},   {{kTfLiteInt32}, {kTfLiteInt32}},
      {{kTfLiteInt32}, {kTfLiteInt64}},   {{kTfLiteInt64}, {kTfLiteInt32}},   {{kTfLiteInt64}, {kTfLiteInt64}},
      {{kTfLiteFloat32}, {kTfLiteInt32}}, {{kTfLiteFloat32}, {kTfLiteInt64}},
  };
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 14, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* axis_tensor = tensors.inputs[1];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_MSG(context, output_type == output->type, "output_type is %s, but the output %s",
                     TfLiteTypeGetName(output_type), TfLiteTypeGetName(output->type));
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 1, kMaxRank));
  TF_LITE_ENSURE_STATUS(CheckConstant(context, axis_tensor, "the axis (input 1)"));
  TF_LITE_ENSURE_MSG(context, axis_tensor->type == kTfLiteInt32 || axis_tensor->type == kTfLiteInt64,
                     "the axis (input 1) is %s, expected INT32 or INT64", TfLiteTypeGetName(axis_tensor->type));
  TF_LITE_ENSURE_MSG(context, ElementCount(axis_tensor) == 1, "the axis (input 1) has %d elements, expected 1",
                     ElementCount(axis_tensor));
  const int rank = Rank(input);
  int axis = 0;
  TF_LITE_ENSURE_STATUS(NormalizeAxis(context, ConstantElement(axis_tensor, 0), rank, &axis));
  TF_LITE_ENSURE_MSG(context, Dim(input, axis) > 0, "dimension %d of the input has no elements to choose from", axis);
  int dims[kMaxRank];
  int outer = 1;
  int inner = 1;
  for (int i = 0; i < rank; ++i) {
    if (i < axis) outer *= Dim(input, i);
    if (i > axis) inner *= Dim(input, i);
    if (i != axis) dims[i < axis ? i : i - 1] = Dim(input, i);
  }
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, rank - 1, dims));
  auto* data = AllocateOpData<ArgMaxData>(context, node);
  if (data == nullptr) return kTfLiteError;
  data->outer = outer;
  data->count = Dim(input, axis);
  data->inner = inner;
  while (kKernels[data->kernel].type != input->type) ++data->kernel;
  data->element_bytes = static_cast<uint8_t>(TypeBits(input->type) / 8);
  return kTfLiteOk;
}

TfLiteStatus EvalSearch(TfLiteContext* context, TfLiteNode* node, bool largest) {
  const auto& data = *static_cast<const ArgMaxData*>(node->user_data);
  const kernels::FindExtreme find = kKernels[data.kernel].find;
  const char* block = micro::GetEvalInput(context, node, 0)->data.raw;
  const TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  int32_t next = 0;
  for (int32_t i = 0; i < data.outer; ++i, block += data.count * data.inner * data.element_bytes) {
    for (int32_t k = 0; k < data.inner; ++k, ++next) {
      const int32_t index = find(block + k * data.element_bytes, data.inner, data.count, largest);
      if (output->type == kTfLiteInt64) {
        output->data.i64[next] = index;
      } else {
        output->data.i32[next] = index;
      }
    }
  }
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus PrepareArgMax(TfLiteContext* context, TfLiteNode* node) {
  return PrepareSearch(context, node, static_cast<const TfLiteArgMaxParams*>(node->builtin_data)->output_type);
}

TfLiteStatus EvalArgMax(TfLiteContext* context, TfLiteNode* node) { return EvalSearch(context, node, true); }

TfLiteStatus PrepareArgMin(TfLiteContext* context, TfLiteNode* node) {
  return PrepareSearch(context, node, static_cast<const TfLiteArgMinParams*>(node->builtin_data)->output_type);
}

TfLiteStatus EvalArgMin(TfLiteContext* context, TfLiteNode* node) { return EvalSearch(context, node, false); }

}  // namespace ops

TfLiteStatus ParseArgMax(const Operator* op, void* params, size_t* bytes) {
  using From = ArgMaxOptions;
  using To = TfLiteArgMaxParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kOutputType, offsetof(To, output_type)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

TfLiteStatus ParseArgMin(const Operator* op, void* params, size_t* bytes) {
  using From = ArgMinOptions;
  using To = TfLiteArgMinParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kOutputType, offsetof(To, output_type)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
