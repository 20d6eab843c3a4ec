#include "tflite_micro/ops/comparisons.h"

#include "tflite_micro/kernels/compare.h"
#include "tflite_micro/ops/broadcast.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

// The kernel of a row has its index. Only EQUAL and NOT_EQUAL take the last one.
constexpr TypeRow kComparedTypes[] = {
    {{kTfLiteInt8, kTfLiteInt8}, {kTfLiteBool}},   {{kTfLiteUInt8, kTfLiteUInt8}, {kTfLiteBool}},
    {{kTfLiteInt16, kTfLiteInt16}, {kTfLiteBool}}, {{kTfLiteInt32, kTfLiteInt32}, {kTfLiteBool}},
    {{kTfLiteInt64, kTfLiteInt64}, {kTfLiteBool}}, {{kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteBool}},
    {{kTfLiteBool, kTfLiteBool}, {kTfLiteBool}},
};
constexpr int kComparedRows = sizeof(kComparedTypes) / sizeof(kComparedTypes[0]);
constexpr OperatorSignature kEqualitySignature = {2, 2, 1, 1, kComparedRows, kComparedTypes};
constexpr OperatorSignature kOrderSignature = {2, 2, 1, 1, kComparedRows - 1, kComparedTypes};

constexpr TypeRow kExtremumTypes[] = {
    {{kTfLiteInt8, kTfLiteInt8}, {kTfLiteInt8}},    {{kTfLiteUInt8, kTfLiteUInt8}, {kTfLiteUInt8}},
    {{kTfLiteInt16, kTfLiteInt16}, {kTfLiteInt16}}, {{kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}},
    {{kTfLiteInt64, kTfLiteInt64}, {kTfLiteInt64}}, {{kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
};
constexpr int kExtremumRows = sizeof(kExtremumTypes) / sizeof(kExtremumTypes[0]);
constexpr OperatorSignature kExtremumSignature = {2, 2, 1, 1, kExtremumRows, kExtremumTypes};

TfLiteStatus ScaledParams(TfLiteContext* context, const TfLiteTensor* a, const TfLiteTensor* b,
                          kernels::CompareParams* params) {
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, a, "input 0"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, b, "input 1"));
  FixedPointFactor factor_a = QuantizeFactor(a->params.scale);
  FixedPointFactor factor_b = QuantizeFactor(b->params.scale);
  // Scales of 1 and above, by which a product may exceed 32 bits, are taken in coarser steps.
  const int32_t excess = factor_a.shift > factor_b.shift ? factor_a.shift : factor_b.shift;
  if (excess > 0) {
    factor_a.shift -= excess;
    factor_b.shift -= excess;
  }
  params->multiplier_a = factor_a.shift < -31 ? 0 : factor_a.multiplier;
  params->multiplier_b = factor_b.shift < -31 ? 0 : factor_b.multiplier;
  params->shift_a = static_cast<int8_t>(factor_a.shift < -31 ? 0 : factor_a.shift);
  params->shift_b = static_cast<int8_t>(factor_b.shift < -31 ? 0 : factor_b.shift);
  params->offset_a = static_cast<int16_t>(-a->params.zero_point);
  params->offset_b = static_cast<int16_t>(-b->params.zero_point);
  return kTfLiteOk;
}

TfLiteStatus PrepareComparison(TfLiteContext* context, TfLiteNode* node, uint8_t outcomes, bool is_equality) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, is_equality ? kEqualitySignature : kOrderSignature, &tensors));
  const TfLiteTensor* a = tensors.inputs[0];
  const TfLiteTensor* b = tensors.inputs[1];
  kernels::CompareParams params = {};
  params.outcomes = outcomes;
  int kernel = RowOf(kComparedTypes, a->type);
  const bool is_quantized = a->params.scale != 0.0f || b->params.scale != 0.0f;
  if (is_quantized && (kernel == kCompareS8 || kernel == kCompareU8 || (kernel == kCompareS16 && is_equality))) {
    TF_LITE_ENSURE_STATUS(ScaledParams(context, a, b, &params));
    kernel += kCompareScaledS8 - kCompareS8;
  }
  return PrepareBroadcast(context, node, kernel, params);
}

TfLiteStatus PrepareExtremum(TfLiteContext* context, TfLiteNode* node, bool is_minimum) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kExtremumSignature, &tensors));
  const TfLiteTensor* a = tensors.inputs[0];
  const kernels::ExtremumParams params = {is_minimum ? 1u : 0u};
  return PrepareBroadcast(context, node, RowOf(kExtremumTypes, a->type), params);
}

}  // namespace

TfLiteStatus PrepareEqual(TfLiteContext* context, TfLiteNode* node) {
  return PrepareComparison(context, node, kernels::kCompareEqual, /*is_equality=*/true);
}

TfLiteStatus PrepareNotEqual(TfLiteContext* context, TfLiteNode* node) {
  constexpr uint8_t kOutcomes = kernels::kCompareLess | kernels::kCompareGreater | kernels::kCompareUnordered;
  return PrepareComparison(context, node, kOutcomes, /*is_equality=*/true);
}

TfLiteStatus PrepareGreater(TfLiteContext* context, TfLiteNode* node) {
  return PrepareComparison(context, node, kernels::kCompareGreater, /*is_equality=*/false);
}

TfLiteStatus PrepareGreaterEqual(TfLiteContext* context, TfLiteNode* node) {
  return PrepareComparison(context, node, kernels::kCompareGreater | kernels::kCompareEqual, /*is_equality=*/false);
}

TfLiteStatus PrepareLess(TfLiteContext* context, TfLiteNode* node) {
  return PrepareComparison(context, node, kernels::kCompareLess, /*is_equality=*/false);
}

TfLiteStatus PrepareLessEqual(TfLiteContext* context, TfLiteNode* node) {
  return PrepareComparison(context, node, kernels::kCompareLess | kernels::kCompareEqual, /*is_equality=*/false);
}

TfLiteStatus EvalComparison(TfLiteContext* context, TfLiteNode* node) {
  static constexpr kernels::BroadcastRun kRuns[] = {
      kernels::CompareS8,       kernels::CompareU8,        kernels::CompareS16,  kernels::CompareS32,
      kernels::CompareS64,      kernels::CompareF32,       kernels::CompareBool, kernels::CompareScaledS8,
      kernels::CompareScaledU8, kernels::CompareScaledS16,
  };
  return EvalBroadcast(context, node, kRuns[GetBroadcastData(node)->kernel]);
}

TfLiteStatus PrepareMaximum(TfLiteContext* context, TfLiteNode* node) {
  return PrepareExtremum(context, node, /*is_minimum=*/false);
}

TfLiteStatus PrepareMinimum(TfLiteContext* context, TfLiteNode* node) {
  return PrepareExtremum(context, node, /*is_minimum=*/true);
}

TfLiteStatus EvalExtremum(TfLiteContext* context, TfLiteNode* node) {
  static constexpr kernels::BroadcastRun kRuns[] = {kernels::ExtremumS8,  kernels::ExtremumU8,  kernels::ExtremumS16,
                                                    kernels::ExtremumS32, kernels::ExtremumS64, kernels::ExtremumF32};
  return EvalBroadcast(context, node, kRuns[GetBroadcastData(node)->kernel]);
}

}  // namespace ops

}  // namespace tflite
