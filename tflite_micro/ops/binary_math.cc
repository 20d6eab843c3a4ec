#include "tflite_micro/ops/binary_math.h"

#include "tflite_micro/kernels/binary_math.h"
#include "tflite_micro/ops/broadcast.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

// In the order of SquaredDifferenceKernel.
constexpr TypeRow kSquaredDifferenceTypes[] = {
    {{kTfLiteInt8, kTfLiteInt8}, {kTfLiteInt8}},          {{kTfLiteUInt8, kTfLiteUInt8}, {kTfLiteUInt8}},
    {{kTfLiteInt16, kTfLiteInt16}, {kTfLiteInt16}},       {{kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}},
    {{kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
};
constexpr OperatorSignature kSquaredDifferenceSignature = {2, 2, 1, 1, 5, kSquaredDifferenceTypes};
// In the order of PowKernel; ATAN2 has the last.
constexpr TypeRow kPowTypes[] = {
    {{kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}},
    {{kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
};
constexpr OperatorSignature kPowSignature = {2, 2, 1, 1, 2, kPowTypes};
constexpr OperatorSignature kAtan2Signature = {2, 2, 1, 1, 1, kPowTypes + 1};

TfLiteStatus PrepareSquaredDifference8(TfLiteContext* context, TfLiteNode* node, const TfLiteTensor* a,
                                       const TfLiteTensor* b, const TfLiteTensor* output, int kernel) {
  const double scale_a = static_cast<double>(a->params.scale);
  const double scale_b = static_cast<double>(b->params.scale);
  const double common_scale = 2.0 * (scale_a > scale_b ? scale_a : scale_b);
  const FixedPointFactor factor_a = QuantizeFactor(scale_a / common_scale);
  const FixedPointFactor factor_b = QuantizeFactor(scale_b / common_scale);
  constexpr double kSquaredUnit = 1 << (2 * kernels::kSquaredDifferenceLeftShift);
  const FixedPointFactor factor_out =
      QuantizeFactor(common_scale * common_scale / (kSquaredUnit * static_cast<double>(output->params.scale)));
  kernels::SquaredDifference8Params params = {};
  params.multiplier_a = factor_a.multiplier;
  params.multiplier_b = factor_b.multiplier;
  params.multiplier_out = factor_out.multiplier;
  params.shift_a = static_cast<int8_t>(factor_a.shift);
  params.shift_b = static_cast<int8_t>(factor_b.shift);
  params.shift_out = static_cast<int8_t>(factor_out.shift);
  params.offset_a = static_cast<int16_t>(-a->params.zero_point);
  params.offset_b = static_cast<int16_t>(-b->params.zero_point);
  params.offset_out = static_cast<int16_t>(output->params.zero_point);
  return PrepareBroadcast(context, node, kernel, params);
}

}  // namespace

TfLiteStatus PrepareSquaredDifference(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSquaredDifferenceSignature, &tensors));
  const TfLiteTensor* a = tensors.inputs[0];
  const TfLiteTensor* b = tensors.inputs[1];
  const TfLiteTensor* output = tensors.outputs[0];
  const int kernel = RowOf(kSquaredDifferenceTypes, a->type);
  if (kernel == kSquaredDifferenceS32 || kernel == kSquaredDifferenceF32) {
    return PrepareBroadcast(context, node, kernel, nullptr, 0);
  }
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, a, "input 0"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, b, "input 1"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "output"));
  if (kernel != kSquaredDifferenceS16) return PrepareSquaredDifference8(context, node, a, b, output, kernel);
  const kernels::SquaredDifferenceS16Params params = {a->params.scale, b->params.scale, output->params.scale};
  return PrepareBroadcast(context, node, kernel, params);
}

TfLiteStatus EvalSquaredDifference(TfLiteContext* context, TfLiteNode* node) {
  static constexpr kernels::BroadcastRun kRuns[] = {kernels::SquaredDifferenceS8, kernels::SquaredDifferenceU8,
                                                    kernels::SquaredDifferenceS16, kernels::SquaredDifferenceS32,
                                                    kernels::SquaredDifferenceF32};
  return EvalBroadcast(context, node, kRuns[GetBroadcastData(node)->kernel]);
}

TfLiteStatus PreparePow(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kPowSignature, &tensors));
  const TfLiteTensor* a = tensors.inputs[0];
  return PrepareBroadcast(context, node, RowOf(kPowTypes, a->type), nullptr, 0);
}

TfLiteStatus EvalPow(TfLiteContext* context, TfLiteNode* node) {
  if (GetBroadcastData(node)->kernel == kPowF32) return EvalBroadcast(context, node, kernels::PowF32);
  const TfLiteEvalTensor* exponents = micro::GetEvalInput(context, node, 1);
  const int count = micro::ElementCount(*exponents->dims);
  for (int i = 0; i < count; ++i) {
    const int32_t exponent = GetTensorData<int32_t>(exponents)[i];
    TF_LITE_ENSURE_MSG(context, exponent >= 0, "exponent %d of input 1 is negative, which int32 does not have",
                       static_cast<int>(exponent));
  }
  return EvalBroadcast(context, node, kernels::PowS32);
}

TfLiteStatus PrepareAtan2(TfLiteContext* context, TfLiteNode* node) {
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kAtan2Signature));
  return PrepareBroadcast(context, node, 0, nullptr, 0);
}

TfLiteStatus EvalAtan2(TfLiteContext* context, TfLiteNode* node) {
  return EvalBroadcast(context, node, kernels::Atan2F32);
}

}  // namespace ops

}  // namespace tflite
