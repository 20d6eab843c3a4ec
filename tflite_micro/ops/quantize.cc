#include "tflite_micro/ops/quantize.h"

#include <string.h>

#include "tflite_micro/kernels/quantize.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

// What QUANTIZE accepts. The kernel of a row from float32 has the same index in kQuantizeKernels; the others go by
// QuantizedTypeOf().
constexpr TypeRow kQuantizeTypes[] = {
    {{kTfLiteFloat32}, {kTfLiteInt8}},  {{kTfLiteFloat32}, {kTfLiteUInt8}}, {{kTfLiteFloat32}, {kTfLiteInt16}},
    {{kTfLiteFloat32}, {kTfLiteInt32}}, {{kTfLiteInt8}, {kTfLiteInt8}},     {{kTfLiteInt8}, {kTfLiteUInt8}},
    {{kTfLiteInt8}, {kTfLiteInt16}},    {{kTfLiteInt8}, {kTfLiteInt32}},    {{kTfLiteUInt8}, {kTfLiteInt8}},
    {{kTfLiteUInt8}, {kTfLiteUInt8}},   {{kTfLiteUInt8}, {kTfLiteInt16}},   {{kTfLiteUInt8}, {kTfLiteInt32}},
    {{kTfLiteInt16}, {kTfLiteInt8}},    {{kTfLiteInt16}, {kTfLiteUInt8}},   {{kTfLiteInt16}, {kTfLiteInt16}},
    {{kTfLiteInt16}, {kTfLiteInt32}},   {{kTfLiteInt32}, {kTfLiteInt8}},    {{kTfLiteInt32}, {kTfLiteUInt8}},
    {{kTfLiteInt32}, {kTfLiteInt16}},   {{kTfLiteInt32}, {kTfLiteInt32}},
};
constexpr kernels::ElementConversion kQuantizeKernels[] = {kernels::QuantizeF32ToS8, kernels::QuantizeF32ToU8,
                                                           kernels::QuantizeF32ToS16, kernels::QuantizeF32ToS32};
constexpr int kQuantizeRows = sizeof(kQuantizeTypes) / sizeof(kQuantizeTypes[0]);

kernels::QuantizedType QuantizedTypeOf(TfLiteType type) {
  switch (type) {
    case kTfLiteInt8:
      return kernels::QuantizedType::kS8;
    case kTfLiteUInt8:
      return kernels::QuantizedType::kU8;
    case kTfLiteInt16:
      return kernels::QuantizedType::kS16;
    default:
      return kernels::QuantizedType::kS32;
  }
}

constexpr TypeRow kDequantizeTypes[] = {
    {{kTfLiteInt8}, {kTfLiteFloat32}},
    {{kTfLiteUInt8}, {kTfLiteFloat32}},
    {{kTfLiteInt16}, {kTfLiteFloat32}},
    {{kTfLiteFloat16}, {kTfLiteFloat32}},
};
constexpr kernels::ElementConversion kDequantizeKernels[] = {kernels::DequantizeS8, kernels::DequantizeU8,
                                                             kernels::DequantizeS16, kernels::ConvertF16ToF32};
constexpr int kDequantizeRows = sizeof(kDequantizeTypes) / sizeof(kDequantizeTypes[0]);
static_assert(kDequantizeRows == sizeof(kDequantizeKernels) / sizeof(kDequantizeKernels[0]), "a kernel for each row");

// Position of the row that has these types; the signature has been checked, so there is one.
uint32_t RowOf(const TypeRow* rows, int row_count, TfLiteType input, TfLiteType output) {
  int row = 0;
  while (row < row_count - 1 && (rows[row].inputs[0] != input || rows[row].outputs[0] != output)) ++row;
  return static_cast<uint32_t>(row);
}

TfLiteStatus CheckPerTensor(TfLiteContext* context, const TfLiteTensor* tensor, const char* what) {
  // Elsewhere int16 is symmetric, but a SOFTMAX from int8 to int16, which these operators read, puts 0 at -32768.
  TfLiteTensor checked = *tensor;
  if (tensor->type == kTfLiteInt16 && tensor->params.zero_point >= INT16_MIN &&
      tensor->params.zero_point <= INT16_MAX) {
    checked.params.zero_point = 0;
  }
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, &checked, what));
  const auto* affine = static_cast<const TfLiteAffineQuantization*>(tensor->quantization.params);
  TF_LITE_ENSURE_MSG(context, affine == nullptr || affine->scale == nullptr || affine->scale->size <= 1,
                     "%s has %d scales, expected one for the whole tensor", what, affine->scale->size);
  return kTfLiteOk;
}

// Gives the output the input's shape and leaves the OpData.
template <typename Params>
TfLiteStatus PrepareConversion(TfLiteContext* context, TfLiteNode* node, const TfLiteTensor* input,
                               TfLiteTensor* output, uint32_t kernel, const Params& params) {
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, input));
  AllowInPlace(context, 0, input, output);
  auto* data = static_cast<ElementConversionData*>(
      AllocateOpData(context, node, sizeof(ElementConversionData) + sizeof(Params)));
  if (data == nullptr) return kTfLiteError;
  *data = {ElementCount(input), kernel};
  memcpy(data + 1, &params, sizeof(Params));
  return kTfLiteOk;
}

TfLiteStatus EvalConversion(TfLiteContext* context, TfLiteNode* node, kernels::ElementConversion convert) {
  const auto* data = static_cast<const ElementConversionData*>(node->user_data);
  convert(micro::GetEvalInput(context, node, 0)->data.data, micro::GetEvalOutput(context, node, 0)->data.data,
          data->count, data + 1);
  return kTfLiteOk;
}

// Inlined, so that where the operator is registered for one type alone, what others need is not linked. kTfLiteNoType:
// for all.
__attribute__((always_inline)) inline TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node,
                                                           TfLiteType registered) {
  static constexpr OperatorSignature kSignature = {1, 1, 1, 1, kQuantizeRows, kQuantizeTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  const uint32_t kernel = RowOf(kQuantizeTypes, kQuantizeRows, input->type, output->type);
  TF_LITE_ENSURE_STATUS(CheckPerTensor(context, output, "the output"));
  if (TypeOf(input, registered) == kTfLiteFloat32) {
    const kernels::QuantizeParams params = {output->params.scale, output->params.zero_point};
    return PrepareConversion(context, node, input, output, kernel, params);
  }
  TF_LITE_ENSURE_STATUS(CheckPerTensor(context, input, "the input"));
  const FixedPointFactor factor = QuantizeQuotient(input->params.scale, output->params.scale);
  const kernels::RequantizeParams params = {factor.multiplier, factor.shift, input->params.zero_point,
                                            output->params.zero_point};
  return PrepareConversion(context, node, input, output, kernel, params);
}

}  // namespace

TfLiteStatus PrepareQuantize(TfLiteContext* context, TfLiteNode* node) { return Prepare(context, node, kTfLiteNoType); }
TfLiteStatus PrepareQuantizeInt16(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, kTfLiteInt16);
}

TfLiteStatus EvalQuantize(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const ElementConversionData*>(node->user_data);
  if (micro::GetEvalInput(context, node, 0)->type != kTfLiteFloat32) return EvalRequantize(context, node);
  return EvalConversion(context, node, kQuantizeKernels[data->kernel]);
}

TfLiteStatus EvalRequantize(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const auto* data = static_cast<const ElementConversionData*>(node->user_data);
  const TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  kernels::Requantize(QuantizedTypeOf(input->type), input->data.data, QuantizedTypeOf(output->type), output->data.data,
                      data->count, *reinterpret_cast<const kernels::RequantizeParams*>(data + 1));
  return kTfLiteOk;
}

TfLiteStatus EvalQuantizeF32ToS8(TfLiteContext* context, TfLiteNode* node) {
  return EvalConversion(context, node, kernels::QuantizeF32ToS8);
}

TfLiteStatus PrepareDequantize(TfLiteContext* context, TfLiteNode* node) {
  static constexpr OperatorSignature kSignature = {1, 1, 1, 1, kDequantizeRows, kDequantizeTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  kernels::DequantizeParams params = {};
  if (input->type != kTfLiteFloat16) {
    TF_LITE_ENSURE_STATUS(CheckPerTensor(context, input, "the input"));
    params = {input->params.scale, input->params.zero_point};
  }
  return PrepareConversion(context, node, input, output,
                           RowOf(kDequantizeTypes, kDequantizeRows, input->type, output->type), params);
}

TfLiteStatus EvalDequantize(TfLiteContext* context, TfLiteNode* node) {
  return EvalConversion(context, node,
                        kDequantizeKernels[static_cast<const ElementConversionData*>(node->user_data)->kernel]);
}

TfLiteStatus EvalDequantizeS8(TfLiteContext* context, TfLiteNode* node) {
  return EvalConversion(context, node, kernels::DequantizeS8);
}

}  // namespace ops

}  // namespace tflite
