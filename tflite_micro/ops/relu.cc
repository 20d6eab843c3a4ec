#include "tflite_micro/ops/relu.h"

#include <float.h>
#include <math.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"
#include "tflite_micro/ops/unary.h"

namespace tflite {
namespace ops {
namespace {

constexpr TypeRow kTypes[] = {
    {{kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteInt8}, {kTfLiteInt8}},
    {{kTfLiteInt16}, {kTfLiteInt16}},
    {{kTfLiteUInt8}, {kTfLiteUInt8}},
};
constexpr OperatorSignature kSignature = {1, 1, 1, 1, 4, kTypes, /*dynamic_inputs=*/1};

// Checks, gives the output its shape, and fills the quantised parameters for a factor of `alpha` below zero.
TfLiteStatus PrepareCommon(TfLiteContext* context, TfLiteNode* node, TfLiteFusedActivation range, float alpha,
                           kernels::ReluParams* params) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, input));
  AllowInPlace(context, 0, input, output);
  if (input->type == kTfLiteFloat32) return kTfLiteOk;
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, input, "input"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "output"));
  TF_LITE_ENSURE_MSG(context, alpha > -3.4e38f && alpha < 3.4e38f, "alpha is not a finite number");
  params->input_zero_point = input->params.zero_point;
  params->output_zero_point = output->params.zero_point;
  // Float arithmetic in this order, as the format's reference implementation has it.
  const float factors[2] = {input->params.scale / output->params.scale,
                            input->params.scale * alpha / output->params.scale};
  for (int side = 0; side < 2; ++side) {
    const bool negative = factors[side] < 0;
    const FixedPointFactor factor = QuantizeFactor(negative ? -factors[side] : factors[side]);
    params->multiplier[side] = negative ? -factor.multiplier : factor.multiplier;
    params->shift[side] = factor.shift;
  }
  return ActivationRange(context, range, output, &params->lowest, &params->highest);
}

// `upper_bound`: another one, which activations do not have; 0: none.
TfLiteStatus PrepareBounded(TfLiteContext* context, TfLiteNode* node, TfLiteFusedActivation activation,
                            float upper_bound = 0) {
  ReluData prepared = {};
  TF_LITE_ENSURE_STATUS(PrepareCommon(context, node, activation, 1.0f, &prepared.quantized));
  TF_LITE_ENSURE_STATUS(ActivationRangeFloat(context, activation, &prepared.lowest, &prepared.highest));
  // Here an infinite input stays infinite.
  if (prepared.highest == FLT_MAX) prepared.highest = INFINITY;
  if (upper_bound != 0) {
    prepared.highest = upper_bound;
    const int32_t highest = QuantizeSaturating(upper_bound, Output(context, node, 0)->params);
    if (highest < prepared.quantized.highest) prepared.quantized.highest = highest;
  }
  return LeaveOpData(context, node, prepared);
}

}  // namespace

TfLiteStatus PrepareRelu(TfLiteContext* context, TfLiteNode* node) {
  return PrepareBounded(context, node, kTfLiteActRelu);
}

TfLiteStatus PrepareRelu6(TfLiteContext* context, TfLiteNode* node) {
  return PrepareBounded(context, node, kTfLiteActRelu6);
}

TfLiteStatus PrepareReluN1To1(TfLiteContext* context, TfLiteNode* node) {
  return PrepareBounded(context, node, kTfLiteActReluN1To1);
}

TfLiteStatus PrepareRelu0To1(TfLiteContext* context, TfLiteNode* node) {
  return PrepareBounded(context, node, kTfLiteActRelu, 1.0f);
}

TfLiteStatus PrepareLeakyRelu(TfLiteContext* context, TfLiteNode* node) {
  LeakyReluData prepared = {};
  prepared.alpha = static_cast<const TfLiteLeakyReluParams*>(node->builtin_data)->alpha;
  TF_LITE_ENSURE_STATUS(PrepareCommon(context, node, kTfLiteActNone, prepared.alpha, &prepared.quantized));
  return LeaveOpData(context, node, prepared);
}

namespace {

// Both OpData structs begin with them.
const kernels::ReluParams& QuantizedParams(const TfLiteNode* node) {
  return *static_cast<const kernels::ReluParams*>(node->user_data);
}

TfLiteStatus EvalQuantized(TfLiteContext* context, TfLiteNode* node, TfLiteType type) {
  if (type == kTfLiteUInt8) return EvalReluU8(context, node);
  return type == kTfLiteInt8 ? EvalReluS8(context, node) : EvalReluS16(context, node);
}

}  // namespace

TfLiteStatus EvalReluS8(TfLiteContext* context, TfLiteNode* node) {
  const UnaryElements<int8_t> elements(context, node);
  kernels::ReluS8(QuantizedParams(node), elements.input, elements.output, elements.size);
  return kTfLiteOk;
}

TfLiteStatus EvalReluU8(TfLiteContext* context, TfLiteNode* node) {
  const UnaryElements<uint8_t> elements(context, node);
  kernels::ReluU8(QuantizedParams(node), elements.input, elements.output, elements.size);
  return kTfLiteOk;
}

TfLiteStatus EvalReluS16(TfLiteContext* context, TfLiteNode* node) {
  const UnaryElements<int16_t> elements(context, node);
  kernels::ReluS16(QuantizedParams(node), elements.input, elements.output, elements.size);
  return kTfLiteOk;
}

TfLiteStatus EvalReluF32(TfLiteContext* context, TfLiteNode* node) {
  const UnaryElements<float> elements(context, node);
  const auto& data = *static_cast<const ReluData*>(node->user_data);
  kernels::ReluF32(data.lowest, data.highest, elements.input, elements.output, elements.size);
  return kTfLiteOk;
}

TfLiteStatus EvalLeakyReluF32(TfLiteContext* context, TfLiteNode* node) {
  const UnaryElements<float> elements(context, node);
  kernels::LeakyReluF32(static_cast<const LeakyReluData*>(node->user_data)->alpha, elements.input, elements.output,
                        elements.size);
  return kTfLiteOk;
}

TfLiteStatus EvalRelu(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteType type = micro::GetEvalInput(context, node, 0)->type;
  return type == kTfLiteFloat32 ? EvalReluF32(context, node) : EvalQuantized(context, node, type);
}

TfLiteStatus EvalLeakyRelu(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteType type = micro::GetEvalInput(context, node, 0)->type;
  return type == kTfLiteFloat32 ? EvalLeakyReluF32(context, node) : EvalQuantized(context, node, type);
}

}  // namespace ops

TfLiteStatus ParseLeakyRelu(const Operator* op, void* params, size_t* bytes) {
  using From = LeakyReluOptions;
  using To = TfLiteLeakyReluParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kAlpha, offsetof(To, alpha)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
