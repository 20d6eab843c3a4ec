#include "tflite_micro/ops/bitwise.h"

#include "tflite_micro/kernels/bitwise.h"
#include "tflite_micro/ops/broadcast.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/unary.h"

namespace tflite {
namespace ops {
namespace {

constexpr TypeRow kLogicalTypes[] = {
    {{kTfLiteBool, kTfLiteBool}, {kTfLiteBool}},
};
constexpr OperatorSignature kLogicalSignature = {2, 2, 1, 1, 1, kLogicalTypes};
constexpr TypeRow kNotTypes[] = {{{kTfLiteBool}, {kTfLiteBool}}};
constexpr OperatorSignature kNotSignature = {1, 1, 1, 1, 1, kNotTypes};
// In the order of RightShiftKernel.
constexpr TypeRow kIntegerTypes[] = {
    {{kTfLiteInt8, kTfLiteInt8}, {kTfLiteInt8}},    {{kTfLiteUInt8, kTfLiteUInt8}, {kTfLiteUInt8}},
    {{kTfLiteInt16, kTfLiteInt16}, {kTfLiteInt16}}, {{kTfLiteUInt16, kTfLiteUInt16}, {kTfLiteUInt16}},
    {{kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}}, {{kTfLiteUInt32, kTfLiteUInt32}, {kTfLiteUInt32}},
};
constexpr OperatorSignature kIntegerSignature = {2, 2, 1, 1, 6, kIntegerTypes};

TfLiteStatus PrepareLogical(TfLiteContext* context, TfLiteNode* node, uint32_t truth_table) {
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kLogicalSignature));
  return PrepareBroadcast(context, node, 0, kernels::LogicalParams{truth_table});
}

// `types_per_kernel`: 2 where signed and unsigned integers of one width share a kernel.
TfLiteStatus PrepareInteger(TfLiteContext* context, TfLiteNode* node, int types_per_kernel) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kIntegerSignature, &tensors));
  const TfLiteTensor* a = tensors.inputs[0];
  return PrepareBroadcast(context, node, RowOf(kIntegerTypes, a->type) / types_per_kernel, nullptr, 0);
}

}  // namespace

TfLiteStatus PrepareLogicalAnd(TfLiteContext* context, TfLiteNode* node) {
  return PrepareLogical(context, node, kernels::kLogicalAnd);
}

TfLiteStatus PrepareLogicalOr(TfLiteContext* context, TfLiteNode* node) {
  return PrepareLogical(context, node, kernels::kLogicalOr);
}

TfLiteStatus EvalLogical(TfLiteContext* context, TfLiteNode* node) {
  return EvalBroadcast(context, node, kernels::Logical);
}

TfLiteStatus PrepareLogicalNot(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kNotSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, input));
  AllowInPlace(context, 0, input, output);
  return kTfLiteOk;
}

TfLiteStatus EvalLogicalNot(TfLiteContext* context, TfLiteNode* node) {
  const UnaryElements<uint8_t> elements(context, node);
  kernels::LogicalNot(elements.input, elements.output, elements.size);
  return kTfLiteOk;
}

TfLiteStatus PrepareBitwiseXor(TfLiteContext* context, TfLiteNode* node) {
  return PrepareInteger(context, node, /*types_per_kernel=*/2);
}

TfLiteStatus EvalBitwiseXor(TfLiteContext* context, TfLiteNode* node) {
  static constexpr kernels::BroadcastRun kRuns[] = {kernels::Xor8, kernels::Xor16, kernels::Xor32};
  return EvalBroadcast(context, node, kRuns[GetBroadcastData(node)->kernel]);
}

TfLiteStatus PrepareRightShift(TfLiteContext* context, TfLiteNode* node) {
  return PrepareInteger(context, node, /*types_per_kernel=*/1);
}

TfLiteStatus EvalRightShift(TfLiteContext* context, TfLiteNode* node) {
  static constexpr kernels::BroadcastRun kRuns[] = {kernels::RightShiftS8,  kernels::RightShiftU8,
                                                    kernels::RightShiftS16, kernels::RightShiftU16,
                                                    kernels::RightShiftS32, kernels::RightShiftU32};
  return EvalBroadcast(context, node, kRuns[GetBroadcastData(node)->kernel]);
}

}  // namespace ops

}  // namespace tflite
