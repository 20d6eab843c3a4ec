#include "tflite_micro/ops/mul.h"

#include "tflite_micro/kernels/mul.h"
#include "tflite_micro/ops/broadcast.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

constexpr TypeRow kTypes[] = {
    {{kTfLiteInt8, kTfLiteInt8}, {kTfLiteInt8}},          {{kTfLiteUInt8, kTfLiteUInt8}, {kTfLiteUInt8}},
    {{kTfLiteInt16, kTfLiteInt16}, {kTfLiteInt16}},       {{kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}},
    {{kTfLiteUInt32, kTfLiteUInt32}, {kTfLiteUInt32}},    {{kTfLiteInt64, kTfLiteInt64}, {kTfLiteInt64}},
    {{kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
};
constexpr OperatorSignature kSignature = {2, 2, 1, 1, sizeof(kTypes) / sizeof(kTypes[0]), kTypes};

TfLiteStatus PrepareInteger(TfLiteContext* context, TfLiteNode* node, MulKernel kernel,
                            TfLiteFusedActivation activation) {
  kernels::MulIntegerParams params = {};
  TF_LITE_ENSURE_STATUS(ActivationRangeInt32(context, activation, &params.lowest, &params.highest));
  return PrepareBroadcast(context, node, kernel, params);
}

}  // namespace

TfLiteStatus PrepareMulParams(TfLiteContext* context, const TfLiteTensor* a, const TfLiteTensor* b,
                              const TfLiteTensor* output, TfLiteFusedActivation activation,
                              kernels::MulQuantizedParams* params) {
  int32_t lowest, highest;
  TF_LITE_ENSURE_STATUS(ActivationRange(context, activation, output, &lowest, &highest));
  // In float32 up to here: the factor's last bit decides about single outputs.
  const float factor = a->params.scale * b->params.scale / output->params.scale;
  TF_LITE_ENSURE_MSG(context, factor < 1e9f, "the product of the inputs' scales is too large for the output's scale");
  const FixedPointFactor fixed = QuantizeFactor(factor);
  params->multiplier = fixed.multiplier;
  params->shift = static_cast<int8_t>(fixed.shift);
  params->offset_a = static_cast<int16_t>(-a->params.zero_point);
  params->offset_b = static_cast<int16_t>(-b->params.zero_point);
  params->offset_out = static_cast<int16_t>(output->params.zero_point);
  params->lowest = static_cast<int16_t>(lowest);
  params->highest = static_cast<int16_t>(highest);
  return kTfLiteOk;
}

namespace {

// Inlined, so that where the operator is registered for one type alone, what others need is not linked. kTfLiteNoType:
// for all.
__attribute__((always_inline)) inline TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node,
                                                           TfLiteType registered) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteFusedActivation activation = static_cast<const TfLiteMulParams*>(node->builtin_data)->activation;
  const TfLiteTensor* a = tensors.inputs[0];
  const TfLiteTensor* b = tensors.inputs[1];
  const TfLiteTensor* output = tensors.outputs[0];
  const TfLiteType type = TypeOf(output, registered);

  if (type == kTfLiteFloat32) {
    kernels::MulParamsF32 params = {};
    TF_LITE_ENSURE_STATUS(ActivationRangeFloat(context, activation, &params.lowest, &params.highest));
    return PrepareBroadcast(context, node, kMulF32, params);
  }
  if (type == kTfLiteInt32) return PrepareInteger(context, node, kMulS32, activation);
  if (type == kTfLiteUInt32) return PrepareInteger(context, node, kMulU32, activation);
  if (type == kTfLiteInt64) return PrepareInteger(context, node, kMulS64, activation);
  if (type == kTfLiteInt16 && IsPlainInt16(a) && IsPlainInt16(b) && IsPlainInt16(output)) {
    return PrepareInteger(context, node, kMulIntegerS16, activation);
  }
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, a, "input 0"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, b, "input 1"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "output"));
  kernels::MulQuantizedParams params = {};
  TF_LITE_ENSURE_STATUS(PrepareMulParams(context, a, b, output, activation, &params));
  const MulKernel kernel = type == kTfLiteInt16 ? kMulS16 : type == kTfLiteUInt8 ? kMulU8 : kMulS8;
  return PrepareBroadcast(context, node, kernel, params);
}

}  // namespace

TfLiteStatus PrepareMul(TfLiteContext* context, TfLiteNode* node) { return Prepare(context, node, kTfLiteNoType); }
TfLiteStatus PrepareMulInt8(TfLiteContext* context, TfLiteNode* node) { return Prepare(context, node, kTfLiteInt8); }

TfLiteStatus EvalMul(TfLiteContext* context, TfLiteNode* node) {
  static constexpr kernels::BroadcastRun kRuns[] = {kernels::MulS8,         kernels::MulU8,  kernels::MulS16,
                                                    kernels::MulIntegerS16, kernels::MulS32, kernels::MulU32,
                                                    kernels::MulS64,        kernels::MulF32};
  return EvalBroadcast(context, node, kRuns[GetBroadcastData(node)->kernel]);
}

TfLiteStatus EvalMulS8(TfLiteContext* context, TfLiteNode* node) {
  return EvalBroadcast(context, node, kernels::MulS8);
}

}  // namespace ops

TfLiteStatus ParseMul(const Operator* op, void* params, size_t* bytes) {
  using From = MulOptions;
  using To = TfLiteMulParams;
  static constexpr auto kOptions =
      ops::OptionsAs<From, To>(ops::Option(From::kFusedActivationFunction, offsetof(To, activation)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
