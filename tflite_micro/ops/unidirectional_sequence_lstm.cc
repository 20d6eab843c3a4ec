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
  auto* parsed = ops::PlaceParams<TfLiteUnidirectionalSequenceLSTMParams>(params, bytes);
  if (const UnidirectionalSequenceLSTMOptions* options = op->builtin_options_as_UnidirectionalSequenceLSTMOptions()) {
    parsed->activation = ops::ToActivation(options->fused_activation_function());
    parsed->cell_clip = options->cell_clip();
    parsed->proj_clip = options->proj_clip();
    parsed->time_major = options->time_major();
    parsed->asymmetric_quantize_inputs = options->asymmetric_quantize_inputs();
    parsed->diagonal_recurrent_tensors = options->diagonal_recurrent_tensors();
  }
  return kTfLiteOk;
}

}  // namespace tflite
