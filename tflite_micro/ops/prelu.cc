#include "tflite_micro/ops/prelu.h"

#include "tflite_micro/kernels/prelu.h"
#include "tflite_micro/ops/broadcast.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

// In the order of PreluKernel.
constexpr TypeRow kTypes[] = {
    {{kTfLiteInt8, kTfLiteInt8}, {kTfLiteInt8}},          {{kTfLiteUInt8, kTfLiteUInt8}, {kTfLiteUInt8}},
    {{kTfLiteInt16, kTfLiteInt16}, {kTfLiteInt16}},       {{kTfLiteInt16, kTfLiteInt8}, {kTfLiteInt16}},
    {{kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
};
constexpr OperatorSignature kSignature = {2, 2, 1, 1, sizeof(kTypes) / sizeof(kTypes[0]), kTypes};

}  // namespace

TfLiteStatus PreparePrelu(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* alpha = tensors.inputs[1];
  const TfLiteTensor* output = tensors.outputs[0];
  int rank = 0;
  int dims[kMaxTensorRank];
  TF_LITE_ENSURE_STATUS(BroadcastShape(context, input, alpha, &rank, dims));
  bool fits = rank == Rank(input);
  for (int i = 0; fits && i < rank; ++i) fits = dims[i] == Dim(input, i);
  TF_LITE_ENSURE_MSG(context, fits, "alpha (input 1) has more elements than input 0 along some dimension");
  int kernel = 0;
  while (kTypes[kernel].inputs[0] != input->type || kTypes[kernel].inputs[1] != alpha->type) ++kernel;
  if (kernel == kPreluF32) return PrepareBroadcast(context, node, kernel, nullptr, 0);
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, input, "input"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, alpha, "alpha (input 1)"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "output"));
  // In float32 up to here: the factors' last bits decide about single outputs.
  const float factors[2] = {input->params.scale / output->params.scale,
                            input->params.scale * alpha->params.scale / output->params.scale};
  kernels::PreluParams params = {};
  for (int side = 0; side < 2; ++side) {
    const FixedPointFactor factor = QuantizeFactor(factors[side]);
    params.multiplier[side] = factor.multiplier;
    params.shift[side] = static_cast<int8_t>(factor.shift);
  }
  params.offset_x = static_cast<int16_t>(-input->params.zero_point);
  params.offset_alpha = static_cast<int16_t>(-alpha->params.zero_point);
  params.offset_out = static_cast<int16_t>(output->params.zero_point);
  return PrepareBroadcast(context, node, kernel, params);
}

TfLiteStatus EvalPrelu(TfLiteContext* context, TfLiteNode* node) {
  static constexpr kernels::BroadcastRun kRuns[] = {kernels::PreluS8, kernels::PreluU8, kernels::PreluS16,
                                                    kernels::PreluS16S8, kernels::PreluF32};
  return EvalBroadcast(context, node, kRuns[GetBroadcastData(node)->kernel]);
}

}  // namespace ops

}  // namespace tflite
