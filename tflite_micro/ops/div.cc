#include "tflite_micro/ops/div.h"

#include "tflite_micro/kernels/div.h"
#include "tflite_micro/ops/broadcast.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

// In the order of DivKernel.
constexpr TypeRow kDivTypes[] = {
    {{kTfLiteInt8, kTfLiteInt8}, {kTfLiteInt8}},          {{kTfLiteUInt8, kTfLiteUInt8}, {kTfLiteUInt8}},
    {{kTfLiteInt16, kTfLiteInt16}, {kTfLiteInt16}},       {{kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}},
    {{kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
};
constexpr OperatorSignature kDivSignature = {2, 2, 1, 1, 5, kDivTypes};
// In the order of FloorKernel.
constexpr TypeRow kFloorTypes[] = {
    {{kTfLiteInt8, kTfLiteInt8}, {kTfLiteInt8}},    {{kTfLiteInt16, kTfLiteInt16}, {kTfLiteInt16}},
    {{kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}}, {{kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteInt64, kTfLiteInt64}, {kTfLiteInt64}},
};
constexpr OperatorSignature kFloorSignature = {2, 2, 1, 1, 5, kFloorTypes};

TfLiteStatus PrepareQuantized(TfLiteContext* context, TfLiteNode* node, const TfLiteTensor* a, const TfLiteTensor* b,
                              const TfLiteTensor* output, TfLiteFusedActivation activation) {
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, a, "input 0"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, b, "input 1"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "output"));
  int32_t lowest, highest;
  TF_LITE_ENSURE_STATUS(ActivationRange(context, activation, output, &lowest, &highest));
  // In float32 up to here: the factor's last bit decides about single outputs.
  const float factor = a->params.scale / (b->params.scale * output->params.scale);
  const FixedPointFactor fixed = QuantizeFactor(factor);
  kernels::DivQuantizedParams params = {};
  params.multiplier = fixed.multiplier;
  params.shift = static_cast<int16_t>(fixed.shift);
  params.offset_a = static_cast<int16_t>(-a->params.zero_point);
  params.offset_b = static_cast<int16_t>(-b->params.zero_point);
  params.offset_out = static_cast<int16_t>(output->params.zero_point);
  params.lowest = static_cast<int16_t>(lowest);
  params.highest = static_cast<int16_t>(highest);
  return PrepareBroadcast(context, node, RowOf(kDivTypes, output->type), params);
}

}  // namespace

TfLiteStatus PrepareDiv(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kDivSignature, &tensors));
  const TfLiteFusedActivation activation = static_cast<const TfLiteDivParams*>(node->builtin_data)->activation;
  const TfLiteTensor* a = tensors.inputs[0];
  const TfLiteTensor* b = tensors.inputs[1];
  const TfLiteTensor* output = tensors.outputs[0];
  if (output->type == kTfLiteFloat32) {
    kernels::DivParamsF32 params = {};
    TF_LITE_ENSURE_STATUS(ActivationRangeFloat(context, activation, &params.lowest, &params.highest));
    return PrepareBroadcast(context, node, kDivF32, params);
  }
  if (output->type == kTfLiteInt32) {
    kernels::DivParamsS32 params = {};
    TF_LITE_ENSURE_STATUS(ActivationRangeInt32(context, activation, &params.lowest, &params.highest));
    return PrepareBroadcast(context, node, kDivS32, params);
  }
  return PrepareQuantized(context, node, a, b, output, activation);
}

TfLiteStatus PrepareFloorDiv(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kFloorSignature, &tensors));
  return PrepareBroadcast(context, node, RowOf(kFloorTypes, tensors.inputs[0]->type), nullptr, 0);
}

namespace {

// All bits of an element, and all but the sign of a float.
constexpr int32_t kAllBits = -1;
constexpr int32_t kMagnitudeBits = INT32_MAX;

// Reports a divisor that is `zero`.
TfLiteStatus CheckDivisor(TfLiteContext* context, TfLiteNode* node, int32_t zero, int32_t mask) {
  const TfLiteEvalTensor* divisor = micro::GetEvalInput(context, node, 1);
  const int count = micro::ElementCount(*divisor->dims);
  if (!kernels::HasZeroDivisor(divisor->data.data, count, GetBroadcastData(node)->bytes_b, zero, mask)) {
    return kTfLiteOk;
  }
  TF_LITE_KERNEL_LOG(context, "division by zero: input 1 has an element that is 0");
  return kTfLiteError;
}

}  // namespace

TfLiteStatus EvalDiv(TfLiteContext* context, TfLiteNode* node) {
  static constexpr kernels::BroadcastRun kRuns[] = {kernels::DivS8, kernels::DivU8, kernels::DivS16, kernels::DivS32,
                                                    kernels::DivF32};
  const BroadcastData* data = GetBroadcastData(node);
  if (data->kernel != kDivF32) {
    int32_t zero = 0;
    int32_t mask = kAllBits;
    if (data->kernel == kDivS8 || data->kernel == kDivU8) {
      zero = -reinterpret_cast<const kernels::DivQuantizedParams*>(data + 1)->offset_b;
      mask = 0xFF;
    }
    TF_LITE_ENSURE_STATUS(CheckDivisor(context, node, zero, mask));
  }
  return EvalBroadcast(context, node, kRuns[data->kernel]);
}

TfLiteStatus EvalFloorDiv(TfLiteContext* context, TfLiteNode* node) {
  static constexpr kernels::BroadcastRun kRuns[] = {kernels::FloorDivS8, kernels::FloorDivS16, kernels::FloorDivS32,
                                                    kernels::FloorDivF32, kernels::FloorDivS64};
  const int kernel = GetBroadcastData(node)->kernel;
  TF_LITE_ENSURE_STATUS(CheckDivisor(context, node, 0, kernel == kFloorF32 ? kMagnitudeBits : kAllBits));
  return EvalBroadcast(context, node, kRuns[kernel]);
}

TfLiteStatus EvalFloorMod(TfLiteContext* context, TfLiteNode* node) {
  static constexpr kernels::BroadcastRun kRuns[] = {kernels::FloorModS8, kernels::FloorModS16, kernels::FloorModS32,
                                                    kernels::FloorModF32, kernels::FloorModS64};
  const int kernel = GetBroadcastData(node)->kernel;
  if (kernel != kFloorF32) TF_LITE_ENSURE_STATUS(CheckDivisor(context, node, 0, kAllBits));
  return EvalBroadcast(context, node, kRuns[kernel]);
}

}  // namespace ops

TfLiteStatus ParseDiv(const Operator* op, void* params, size_t* bytes) {
  using From = DivOptions;
  using To = TfLiteDivParams;
  static constexpr auto kOptions =
      ops::OptionsAs<From, To>(ops::Option(From::kFusedActivationFunction, offsetof(To, activation)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
