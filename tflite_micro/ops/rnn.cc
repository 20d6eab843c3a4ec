#include "tflite_micro/ops/rnn.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/recurrent.h"

namespace tflite {
namespace ops {
namespace {

// Positions of the inputs of one direction: its weights, recurrent weights, bias and state follow each other.
struct RnnInputs {
  int8_t weights;
  int8_t aux_weights;  // -1: the operator has none
};
constexpr int kRecurrentWeights = 1;
constexpr int kBias = 2;
constexpr int kHiddenState = 3;

constexpr RnnInputs kSingle = {1, -1};
constexpr RnnInputs kDirections[2] = {{1, 10}, {5, 11}};
constexpr int kAuxInput = 9;
constexpr const char* kNames[2] = {"forward ", "backward "};

constexpr TypeRow kTypes[] = {
    {{kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32, kTfLiteFloat32}},
    {{kTfLiteFloat32, kTfLiteInt8, kTfLiteInt8, kTfLiteFloat32}, {kTfLiteFloat32, kTfLiteFloat32}},
    {{kTfLiteFloat32, kTfLiteUInt8, kTfLiteUInt8, kTfLiteFloat32}, {kTfLiteFloat32, kTfLiteFloat32}},
};
constexpr OperatorSignature kSignature = {5, 5, 1, 1, 3, kTypes};
constexpr OperatorSignature kBidirectionalSignature = {9, 12, 1, 2, 3, kTypes};

// Checks the tensors of one direction and asks for its scratch memory.
TfLiteStatus PrepareDirection(TfLiteContext* context, const TfLiteNode* node, const RnnInputs& at,
                              const char* direction, const kernels::Sequence& sequence, int input_size, int aux_size,
                              TfLiteFusedActivation activation, bool asymmetric, RnnData* data) {
  TF_LITE_ENSURE_STATUS(CheckCellActivation(context, activation));
  TfLiteTensor* weights = Input(context, node, at.weights);
  if (weights == nullptr) return kTfLiteError;  // no memory
  TF_LITE_ENSURE_STATUS(CheckRank(context, weights, "weights", 2, 2));
  const TfLiteType type = weights->type;
  const int units = Dim(weights, 0);
  GetMicroContext(context)->DeallocateTempTfLiteTensor(weights);
  TF_LITE_ENSURE_MSG(context, units >= 1 && input_size >= 1, "input or weights have no elements");
  TF_LITE_ENSURE_STATUS(
      CheckWeights(context, node, at.weights, {direction, "", "weights", type, units, input_size}, &data->input_scale));
  TF_LITE_ENSURE_STATUS(CheckWeights(context, node, at.weights + kRecurrentWeights,
                                     {direction, "", "recurrent weights", type, units, units}, &data->recurrent_scale));
  TF_LITE_ENSURE_STATUS(
      CheckWeights(context, node, at.weights + kBias, {direction, "", "bias", kTfLiteFloat32, 1, units}, nullptr));
  if (aux_size > 0) {
    TF_LITE_ENSURE_STATUS(CheckWeights(context, node, at.aux_weights,
                                       {direction, "", "auxiliary weights", type, units, aux_size}, &data->aux_scale));
  }
  TF_LITE_ENSURE_STATUS(
      CheckState(context, node, at.weights + kHiddenState,
                 {direction, "", "hidden state", kTfLiteFloat32, static_cast<int>(sequence.batches), units}));
  data->shape = {sequence, input_size, aux_size, units, units};
  data->activation = activation;
  data->asymmetric = asymmetric ? 1 : 0;
  data->scratch_index = -1;
  if (type == kTfLiteFloat32) return kTfLiteOk;
  const size_t bytes = static_cast<size_t>(kernels::QuantizedVectorsSize(input_size, aux_size, units));
  int scratch_index = 0;
  TF_LITE_ENSURE_STATUS(GetMicroContext(context)->RequestScratchBufferInArena(bytes, &scratch_index));
  data->scratch_index = scratch_index;
  return kTfLiteOk;
}

// The operators of one direction.
TfLiteStatus PrepareSingle(TfLiteContext* context, TfLiteNode* node, bool is_one_step, bool time_major,
                           TfLiteFusedActivation activation, bool asymmetric) {
  const TfLiteTensor* input = Input(context, node, 0);
  const int rank = is_one_step ? 2 : 3;
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "input", rank, rank));
  const kernels::Sequence sequence = SequenceOf(input, time_major);
  RnnData prepared = {};
  TF_LITE_ENSURE_STATUS(PrepareDirection(context, node, kSingle, "", sequence, Dim(input, rank - 1), 0, activation,
                                         asymmetric, &prepared));
  const int units = prepared.shape.units;
  const int output_dims[3] = {Dim(input, 0), is_one_step ? units : Dim(input, 1), units};
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, Output(context, node, 0), rank, output_dims));
  return LeaveOpData(context, node, prepared);
}

void RunDirection(TfLiteContext* context, const TfLiteNode* node, const RnnInputs& at, const RnnData& data,
                  const float* input, const float* aux, float* output) {
  const auto constant = [&](int position) {
    return position < 0 ? nullptr : GetTensorData<void>(micro::GetEvalInput(context, node, position));
  };
  const kernels::GateF32 gate = {{constant(at.weights), data.input_scale},
                                 {constant(at.aux_weights), data.aux_scale},
                                 {constant(at.weights + kRecurrentWeights), data.recurrent_scale},
                                 {nullptr, 0.0f},
                                 nullptr,
                                 static_cast<const float*>(constant(at.weights + kBias))};
  float* const hidden = GetTensorData<float>(micro::GetMutableEvalInput(context, node, at.weights + kHiddenState));
  void* const scratch = data.scratch_index < 0 ? nullptr : context->GetScratchBuffer(context, data.scratch_index);
  kernels::RnnF32(data.shape, data.asymmetric != 0, CellActivation(data.activation), gate, input, aux, hidden, output,
                  static_cast<int8_t*>(scratch));
}

}  // namespace

TfLiteStatus PrepareRnn(TfLiteContext* context, TfLiteNode* node) {
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kSignature));
  const auto options = *static_cast<const TfLiteRNNParams*>(node->builtin_data);
  return PrepareSingle(context, node, /*is_one_step=*/true, /*time_major=*/false, options.activation,
                       options.asymmetric_quantize_inputs);
}

TfLiteStatus PrepareUnidirectionalSequenceRnn(TfLiteContext* context, TfLiteNode* node) {
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kSignature));
  const auto options = *static_cast<const TfLiteSequenceRNNParams*>(node->builtin_data);
  return PrepareSingle(context, node, /*is_one_step=*/false, options.time_major, options.activation,
                       options.asymmetric_quantize_inputs);
}

TfLiteStatus EvalRnn(TfLiteContext* context, TfLiteNode* node) {
  RunDirection(context, node, kSingle, *static_cast<const RnnData*>(node->user_data),
               GetTensorData<float>(micro::GetEvalInput(context, node, 0)), nullptr,
               GetTensorData<float>(micro::GetEvalOutput(context, node, 0)));
  return kTfLiteOk;
}

TfLiteStatus PrepareBidirectionalSequenceRnn(TfLiteContext* context, TfLiteNode* node) {
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kBidirectionalSignature));
  const auto options = *static_cast<const TfLiteBidirectionalSequenceRNNParams*>(node->builtin_data);
  const bool has_aux_weights = IsGiven(node, kDirections[0].aux_weights) || IsGiven(node, kDirections[1].aux_weights);
  BidirectionalDims dims;
  TF_LITE_ENSURE_STATUS(PrepareBidirectional(context, node, kAuxInput, has_aux_weights, options.time_major,
                                             options.merge_outputs, &dims));
  BidirectionalRnnData prepared = {};
  for (int i = 0; i < 2; ++i) {
    TF_LITE_ENSURE_STATUS(PrepareDirection(context, node, kDirections[i], kNames[i], dims.sequences[i],
                                           dims.input_sizes[i], dims.aux_size, options.activation,
                                           options.asymmetric_quantize_inputs, &prepared.directions[i]));
  }
  kernels::RnnShape& forward = prepared.directions[0].shape;
  kernels::RnnShape& backward = prepared.directions[1].shape;
  TF_LITE_ENSURE_STATUS(SetBidirectionalOutputs(context, node, options.merge_outputs, forward.units, backward.units,
                                                &forward.output_stride, &backward.output_stride));
  prepared.merges_outputs = options.merge_outputs ? 1 : 0;
  prepared.aux_is_backward_input = dims.aux_is_backward_input ? 1 : 0;
  return LeaveOpData(context, node, prepared);
}

TfLiteStatus EvalBidirectionalSequenceRnn(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const BidirectionalRnnData*>(node->user_data);
  const float* const input = GetTensorData<float>(micro::GetEvalInput(context, node, 0));
  const float* const aux = GetTensorData<float>(micro::GetEvalInput(context, node, kAuxInput));
  float* const output = GetTensorData<float>(micro::GetEvalOutput(context, node, 0));
  for (int i = 0; i < 2; ++i) {
    const bool is_backward = i == 1;
    const RnnData& direction = data.directions[i];
    float* const to = !is_backward               ? output
                      : data.merges_outputs != 0 ? output + data.directions[0].shape.units
                                                 : GetTensorData<float>(micro::GetEvalOutput(context, node, 1));
    RunDirection(context, node, kDirections[i], direction, is_backward && data.aux_is_backward_input != 0 ? aux : input,
                 direction.shape.aux_size > 0 ? aux : nullptr, to);
  }
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParseRnn(const Operator* op, void* params, size_t* bytes) {
  using From = RNNOptions;
  using To = TfLiteRNNParams;
  static constexpr auto kOptions =
      ops::OptionsAs<From, To>(ops::Option(From::kFusedActivationFunction, offsetof(To, activation)),
                               ops::Option(From::kAsymmetricQuantizeInputs, offsetof(To, asymmetric_quantize_inputs)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

TfLiteStatus ParseSequenceRnn(const Operator* op, void* params, size_t* bytes) {
  using From = SequenceRNNOptions;
  using To = TfLiteSequenceRNNParams;
  static constexpr auto kOptions =
      ops::OptionsAs<From, To>(ops::Option(From::kTimeMajor, offsetof(To, time_major)),
                               ops::Option(From::kFusedActivationFunction, offsetof(To, activation)),
                               ops::Option(From::kAsymmetricQuantizeInputs, offsetof(To, asymmetric_quantize_inputs)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

TfLiteStatus ParseBidirectionalSequenceRnn(const Operator* op, void* params, size_t* bytes) {
  using From = BidirectionalSequenceRNNOptions;
  using To = TfLiteBidirectionalSequenceRNNParams;
  static constexpr auto kOptions =
      ops::OptionsAs<From, To>(ops::Option(From::kTimeMajor, offsetof(To, time_major)),
                               ops::Option(From::kFusedActivationFunction, offsetof(To, activation)),
                               ops::Option(From::kMergeOutputs, offsetof(To, merge_outputs)),
                               ops::Option(From::kAsymmetricQuantizeInputs, offsetof(To, asymmetric_quantize_inputs)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
