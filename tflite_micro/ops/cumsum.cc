#include "tflite_micro/ops/cumsum.h"

#include "tflite_micro/ops/index_access.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {

TfLiteStatus PrepareCumsum(TfLiteContext* context, TfLiteNode* node) {
  // The kernels are in this order.
  static constexpr TypeRow kTypes[] = {
      {{kTfLiteFloat32, kTfLiteInt32}, {kTfLiteFloat32}}, {{kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}},
      {{kTfLiteInt64, kTfLiteInt32}, {kTfLiteInt64}},     {{kTfLiteInt8, kTfLiteInt32}, {kTfLiteInt8}},
      {{kTfLiteInt16, kTfLiteInt32}, {kTfLiteInt16}},     {{kTfLiteUInt8, kTfLiteInt32}, {kTfLiteUInt8}},
  };
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 6, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* axis = tensors.inputs[1];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 1, 8));
  TF_LITE_ENSURE_MSG(context, ElementCount(axis) == 1, "the axis (input 1) has %d elements, expected 1",
                     ElementCount(axis));
  if (IsConstant(axis)) {
    int normalized = 0;
    TF_LITE_ENSURE_STATUS(NormalizeAxis(context, ConstantElement(axis, 0), Rank(input), &normalized));
  }
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, input));
  const auto options = *static_cast<const TfLiteCumsumParams*>(node->builtin_data);
  auto* data = AllocateOpData<CumsumData>(context, node);
  if (data == nullptr) return kTfLiteError;
  while (kTypes[data->kernel].inputs[0] != input->type) ++data->kernel;
  data->element_bytes = static_cast<uint8_t>(TypeBits(input->type) / 8);
  data->exclusive = options.exclusive ? 1 : 0;
  data->reverse = options.reverse ? 1 : 0;
  constexpr int kPlainKernels = 3;  // those in front
  if (data->kernel < kPlainKernels) return kTfLiteOk;
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, input, "the input"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "the output"));
  const PreciseFactor factor = QuantizePreciseQuotient(input->params.scale, output->params.scale);
  data->params = {factor.high, factor.low, input->params.zero_point, output->params.zero_point, factor.shift};
  return kTfLiteOk;
}

TfLiteStatus EvalCumsum(TfLiteContext* context, TfLiteNode* node) {
  static constexpr kernels::Cumsum kKernels[] = {kernels::CumsumF32, kernels::CumsumS32, kernels::CumsumS64,
                                                 kernels::CumsumS8,  kernels::CumsumS16, kernels::CumsumU8};
  const auto& data = *static_cast<const CumsumData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteIntArray& dims = *input->dims;
  const int64_t given = IndexElement(micro::GetEvalInput(context, node, 1), 0);
  const int64_t axis = given < 0 ? given + dims.size : given;
  TF_LITE_ENSURE_MSG(context, axis >= 0 && axis < dims.size, "axis %d is out of range for %d dimensions",
                     SaturatedIndex(given), dims.size);
  if (micro::ElementCount(dims) == 0) return kTfLiteOk;
  int32_t outer = 1;
  int32_t inner = 1;
  for (int i = 0; i < dims.size; ++i) {
    if (i < axis) outer *= dims.data[i];
    if (i > axis) inner *= dims.data[i];
  }
  const int32_t count = dims.data[axis];
  const int32_t first = data.reverse != 0 ? (count - 1) * inner : 0;
  const kernels::CumsumRun run = {count, data.reverse != 0 ? -inner : inner, data.exclusive != 0};
  char* output = micro::GetEvalOutput(context, node, 0)->data.raw;
  for (int32_t i = 0; i < outer; ++i) {
    for (int32_t k = 0; k < inner; ++k) {
      const int32_t place = (i * count * inner + first + k) * data.element_bytes;
      kKernels[data.kernel](run, input->data.raw + place, output + place, data.params);
    }
  }
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParseCumsum(const Operator* op, void* params, size_t* bytes) {
  using From = CumsumOptions;
  using To = TfLiteCumsumParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kExclusive, offsetof(To, exclusive)),
                                                            ops::Option(From::kReverse, offsetof(To, reverse)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
