#include "tflite_micro/ops/unidirectional_sequence_lstm.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

// Weights of the input gate may be missing; those of old models are uint8.
constexpr TypeRow kTypes[] = {
    {{kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteFloat32, kTfLiteInt8, kTfLiteInt8, kTfLiteInt8}, {kTfLiteFloat32}},
    {{kTfLiteFloat32, kTfLiteUInt8, kTfLiteUInt8, kTfLiteUInt8}, {kTfLiteFloat32}},
    {{kTfLiteInt8, kTfLiteInt8, kTfLiteInt8, kTfLiteInt8}, {kTfLiteInt8}},
    {{kTfLiteInt16, kTfLiteInt8, kTfLiteInt8, kTfLiteInt8}, {kTfLiteInt16}},
};
constexpr OperatorSignature kSignature = {1, kLstmInputsWithNormalization, 1, 1, 5, kTypes};

}  // namespace

TfLiteStatus PrepareUnidirectionalSequenceLstm(TfLiteContext* context, TfLiteNode* node) {
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kSignature));
  const auto options = *static_cast<const TfLiteUnidirectionalSequenceLSTMParams*>(node->builtin_data);
  TF_LITE_ENSURE_STATUS(CheckLstmInputCount(context, node));
  TF_LITE_ENSURE_MSG(context, !options.diagonal_recurrent_tensors,
                     "has diagonal recurrent weights, which are not supported");
  const LstmOptions cell = {options.activation, options.cell_clip, options.proj_clip,
                            options.asymmetric_quantize_inputs};
  return PrepareLstm(context, node, cell, options.time_major, /*is_one_step=*/false);
}

}  // namespace ops

TfLiteStatus ParseUnidirectionalSequenceLstm(const Operator* op, void* params, size_t* bytes) {
  using From = UnidirectionalSequenceLSTMOptions;
  using To = TfLiteUnidirectionalSequenceLSTMParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(
      ops::Option(From::kFusedActivationFunction, offsetof(To, activation)),
      ops::Option(From::kCellClip, offsetof(To, cell_clip)), ops::Option(From::kProjClip, offsetof(To, proj_clip)),
      ops::Option(From::kTimeMajor, offsetof(To, time_major)),
      ops::Option(From::kAsymmetricQuantizeInputs, offsetof(To, asymmetric_quantize_inputs)),
      ops::Option(From::kDiagonalRecurrentTensors, offsetof(To, diagonal_recurrent_tensors)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
