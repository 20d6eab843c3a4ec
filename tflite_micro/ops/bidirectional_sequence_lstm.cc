#include "tflite_micro/ops/bidirectional_sequence_lstm.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/recurrent.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kAuxInput = 39;
constexpr int kInputs = 48;
constexpr LstmInputs kDirections[2] = {{0, 1, 5, 9, 12, 16, 35, 36, -1, kAuxInput, 40},
                                       {0, 18, 22, 26, 29, 33, 37, 38, -1, kAuxInput, 44}};
constexpr const char* kNames[2] = {"forward ", "backward "};

constexpr TypeRow kTypes[] = {
    {{kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32, kTfLiteFloat32}},
    {{kTfLiteFloat32, kTfLiteInt8, kTfLiteInt8, kTfLiteInt8}, {kTfLiteFloat32, kTfLiteFloat32}},
    {{kTfLiteFloat32, kTfLiteUInt8, kTfLiteUInt8, kTfLiteUInt8}, {kTfLiteFloat32, kTfLiteFloat32}},
};
constexpr OperatorSignature kSignature = {1, kInputs, 1, 2, 3, kTypes};

}  // namespace

TfLiteStatus PrepareBidirectionalSequenceLstm(TfLiteContext* context, TfLiteNode* node) {
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kSignature));
  const auto options = *static_cast<const TfLiteBidirectionalSequenceLSTMParams*>(node->builtin_data);
  const LstmOptions cell = {options.activation, options.cell_clip, options.proj_clip,
                            options.asymmetric_quantize_inputs};
  TF_LITE_ENSURE_STATUS(CheckLstmOptions(context, cell));
  TF_LITE_ENSURE_MSG(context, node->inputs->size == kInputs, "has %d inputs, expected %d", node->inputs->size, kInputs);
  BidirectionalDims dims;
  bool has_aux_weights = false;
  for (int gate = 0; gate < 2 * kernels::kLstmGates; ++gate) {
    has_aux_weights = has_aux_weights || IsGiven(node, kDirections[0].aux_weights + gate);
  }
  TF_LITE_ENSURE_STATUS(PrepareBidirectional(context, node, kAuxInput, has_aux_weights, options.time_major,
                                             options.merge_outputs, &dims));
  BidirectionalSequenceLstmData prepared = {};
  for (int i = 0; i < 2; ++i) {
    TF_LITE_ENSURE_STATUS(PrepareLstmShape(context, node, kDirections[i], dims.sequences[i], dims.input_sizes[i],
                                           dims.aux_size, &prepared.directions[i].shape));
    TF_LITE_ENSURE_STATUS(
        PrepareLstmFloat(context, node, kDirections[i], cell, kNames[i], &prepared.directions[i], &prepared.scales[i]));
  }
  kernels::LstmShape& forward = prepared.directions[0].shape;
  kernels::LstmShape& backward = prepared.directions[1].shape;
  TF_LITE_ENSURE_STATUS(SetBidirectionalOutputs(context, node, options.merge_outputs, forward.output_size,
                                                backward.output_size, &forward.output_stride, &backward.output_stride));
  prepared.merges_outputs = options.merge_outputs ? 1 : 0;
  prepared.aux_is_backward_input = dims.aux_is_backward_input ? 1 : 0;
  return LeaveOpData(context, node, prepared);
}

TfLiteStatus EvalBidirectionalSequenceLstm(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const BidirectionalSequenceLstmData*>(node->user_data);
  const float* const input = GetTensorData<float>(micro::GetEvalInput(context, node, 0));
  const float* const aux = GetTensorData<float>(micro::GetEvalInput(context, node, kAuxInput));
  float* const output = GetTensorData<float>(micro::GetEvalOutput(context, node, 0));
  for (int i = 0; i < 2; ++i) {
    const bool is_backward = i == 1;
    const LstmFloatData& direction = data.directions[i];
    float* const to = !is_backward               ? output
                      : data.merges_outputs != 0 ? output + data.directions[0].shape.output_size
                                                 : GetTensorData<float>(micro::GetEvalOutput(context, node, 1));
    RunLstmFloat(context, node, kDirections[i], direction, &data.scales[i],
                 is_backward && data.aux_is_backward_input != 0 ? aux : input,
                 direction.shape.aux_size > 0 ? aux : nullptr, to);
  }
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParseBidirectionalSequenceLstm(const Operator* op, void* params, size_t* bytes) {
  using From = BidirectionalSequenceLSTMOptions;
  using To = TfLiteBidirectionalSequenceLSTMParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(
      ops::Option(From::kFusedActivationFunction, offsetof(To, activation)),
      ops::Option(From::kCellClip, offsetof(To, cell_clip)), ops::Option(From::kProjClip, offsetof(To, proj_clip)),
      ops::Option(From::kMergeOutputs, offsetof(To, merge_outputs)),
      ops::Option(From::kTimeMajor, offsetof(To, time_major)),
      ops::Option(From::kAsymmetricQuantizeInputs, offsetof(To, asymmetric_quantize_inputs)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
