#include "tflite_micro/ops/local_response_normalization.h"

#include "tflite_micro/kernels/local_response_normalization.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {

TfLiteStatus PrepareLocalResponseNormalization(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteFloat32}, {kTfLiteFloat32}}};
  static constexpr OperatorSignature kSignature = {1, 1, 1, 1, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  const auto options = *static_cast<const TfLiteLocalResponseNormParams*>(node->builtin_data);
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 4, 4));
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, input));
  auto* params = AllocateOpData<kernels::LocalResponseParams>(context, node);
  if (params == nullptr) return kTfLiteError;
  // More than a row has makes no difference, and could not be counted with.
  const int radius = options.radius < Dim(input, 3) ? options.radius : Dim(input, 3);
  *params = {radius < -1 ? -1 : radius, options.bias, options.alpha, options.beta};
  return kTfLiteOk;
}

TfLiteStatus EvalLocalResponseNormalization(TfLiteContext* context, TfLiteNode* node) {
  const auto& params = *static_cast<const kernels::LocalResponseParams*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const int* dims = input->dims->data;
  kernels::LocalResponseNormalize(input->data.f, dims[0] * dims[1] * dims[2], dims[3], params,
                                  micro::GetEvalOutput(context, node, 0)->data.f);
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParseLocalResponseNormalization(const Operator* op, void* params, size_t* bytes) {
  using From = LocalResponseNormalizationOptions;
  using To = TfLiteLocalResponseNormParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(
      ops::Option(From::kRadius, offsetof(To, radius)), ops::Option(From::kBias, offsetof(To, bias)),
      ops::Option(From::kAlpha, offsetof(To, alpha)), ops::Option(From::kBeta, offsetof(To, beta)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
