#include "tflite_micro/ops/unidirectional_sequence_lstm.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

using kernels::kLstmGates;

// Positions of the inputs; those of each gate follow the first one's in the order of kernels::LstmGate.
constexpr int kInput = 0;
constexpr int kInputWeights = 1;
constexpr int kRecurrentWeights = 5;
constexpr int kPeephole = 9;
constexpr int kBias = 12;
constexpr int kProjection = 16;
constexpr int kHiddenState = 18;
constexpr int kCellState = 19;
constexpr int kLayerNormalization = 20;
constexpr int kInputs = 24;
// Intermediate tensor whose quantisation is that of the output before a projection.
constexpr int kHiddenIntermediate = 4;

constexpr TypeRow kTypes[] = {
    {{kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteInt8, kTfLiteInt8, kTfLiteInt8, kTfLiteInt8}, {kTfLiteInt8}},
    {{kTfLiteInt16, kTfLiteInt8, kTfLiteInt8, kTfLiteInt8}, {kTfLiteInt16}},
};
constexpr OperatorSignature kSignature = {1, kInputs, 1, 1, 3, kTypes};

constexpr const char* kGateNames[kLstmGates] = {"input", "forget", "cell", "output"};

bool IsGiven(const TfLiteNode* node, int first, int count) {
  for (int i = first; i < first + count && i < node->inputs->size; ++i) {
    if (node->inputs->data[i] >= 0) return true;
  }
  return false;
}

// Names what the model has that this operator does not.
TfLiteStatus CheckKind(TfLiteContext* context, const TfLiteNode* node,
                       const TfLiteUnidirectionalSequenceLSTMParams& options) {
  TF_LITE_ENSURE_MSG(context, node->inputs->size > kCellState, "has %d inputs, expected %d or %d", node->inputs->size,
                     kLayerNormalization, kInputs);
  TF_LITE_ENSURE_MSG(context, !IsGiven(node, kPeephole, 3),
                     "has peephole connections (inputs 9 to 11), which are not supported");
  TF_LITE_ENSURE_MSG(context, !IsGiven(node, kProjection, 2),
                     "has a projection (inputs 16 and 17), which is not supported");
  TF_LITE_ENSURE_MSG(context, !IsGiven(node, kLayerNormalization, 4),
                     "has layer normalisation (inputs 20 to 23), which is not supported");
  TF_LITE_ENSURE_MSG(
      context, IsGiven(node, kInputWeights, 1) && IsGiven(node, kRecurrentWeights, 1),
      "couples the input and the forget gate (inputs 1 and 5 are not given; CIFG), which is not supported");
  TF_LITE_ENSURE_MSG(context, !options.diagonal_recurrent_tensors,
                     "has diagonal recurrent weights, which are not supported");
  TF_LITE_ENSURE_MSG(context, options.activation == kTfLiteActTanh,
                     "fused activation %d is not TANH, the only one supported", static_cast<int>(options.activation));
  TF_LITE_ENSURE_MSG(context, options.cell_clip >= 0.0f, "cell_clip is negative or not a number");
  return kTfLiteOk;
}

// One of the tensors: there, of the type and the number of elements expected. `gate` names whose it is, "" for none.
TfLiteStatus CheckTensor(TfLiteContext* context, const TfLiteTensor* tensor, const char* gate, const char* what,
                         TfLiteType type, int rows, int columns) {
  (void)gate;
  (void)what;
  if (tensor == nullptr) {
    TF_LITE_KERNEL_LOG(context, "the %s%s%s is not given", gate, gate[0] != 0 ? " gate's " : "", what);
    return kTfLiteError;
  }
  if (tensor->type != type) {
    TF_LITE_KERNEL_LOG(context, "the %s%s%s is %s, expected %s", gate, gate[0] != 0 ? " gate's " : "", what,
                       TfLiteTypeGetName(tensor->type), TfLiteTypeGetName(type));
    return kTfLiteError;
  }
  const int rank = Rank(tensor);
  const bool is_vector = rows == 1 && rank == 1 && Dim(tensor, 0) == columns;
  if (!is_vector && !(rank == 2 && Dim(tensor, 0) == rows && Dim(tensor, 1) == columns)) {
    TF_LITE_KERNEL_LOG(context, "the %s%s%s has %d elements in %d dimensions, expected %d x %d", gate,
                       gate[0] != 0 ? " gate's " : "", what, ElementCount(tensor), rank, rows, columns);
    return kTfLiteError;
  }
  return kTfLiteOk;
}

TfLiteStatus CheckTensors(TfLiteContext* context, const TfLiteNode* node, const kernels::LstmShape& shape) {
  MicroContext* micro_context = GetMicroContext(context);
  const TfLiteType activation = Input(context, node, kInput)->type;
  const bool is_float = activation == kTfLiteFloat32;
  const TfLiteType weight = is_float ? kTfLiteFloat32 : kTfLiteInt8;
  const TfLiteType bias = is_float ? kTfLiteFloat32 : activation == kTfLiteInt8 ? kTfLiteInt32 : kTfLiteInt64;
  struct Kind {
    int position;
    const char* name;
    TfLiteType type;
    int rows, columns;
  };
  const Kind kinds[] = {
      {kInputWeights, "weights", weight, shape.cells, shape.input_size},
      {kRecurrentWeights, "recurrent weights", weight, shape.cells, shape.cells},
      {kBias, "bias", bias, 1, shape.cells},
  };
  for (const Kind& kind : kinds) {
    for (int gate = 0; gate < kLstmGates; ++gate) {
      TfLiteTensor* tensor = Input(context, node, kind.position + gate);
      TF_LITE_ENSURE_STATUS(
          CheckTensor(context, tensor, kGateNames[gate], kind.name, kind.type, kind.rows, kind.columns));
      if (kind.type == kTfLiteInt8) {
        TF_LITE_ENSURE_STATUS(CheckQuantized(context, tensor, kind.name));
        TF_LITE_ENSURE_MSG(context, tensor->params.zero_point == 0, "the %s gate's %s have zero point %d, expected 0",
                           kGateNames[gate], kind.name, static_cast<int>(tensor->params.zero_point));
      }
      // Views are many; Prepare's memory is not.
      micro_context->DeallocateTempTfLiteTensor(tensor);
    }
  }
  const TfLiteTensor* hidden = Input(context, node, kHiddenState);
  const TfLiteTensor* cell = Input(context, node, kCellState);
  TF_LITE_ENSURE_STATUS(CheckTensor(context, hidden, "", "output state", activation, shape.batches, shape.cells));
  TF_LITE_ENSURE_STATUS(CheckTensor(context, cell, "", "cell state", is_float ? kTfLiteFloat32 : kTfLiteInt16,
                                    shape.batches, shape.cells));
  TF_LITE_ENSURE_MSG(context, hidden->is_variable && cell->is_variable,
                     "inputs %d and %d, the output and the cell state, must be variable tensors", kHiddenState,
                     kCellState);
  return kTfLiteOk;
}

TfLiteStatus PrepareShape(TfLiteContext* context, const TfLiteNode* node, bool time_major, kernels::LstmShape* shape) {
  const TfLiteTensor* input = Input(context, node, kInput);
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "input", 3, 3));
  const TfLiteTensor* state = Input(context, node, kHiddenState);
  TF_LITE_ENSURE_MSG(context, state != nullptr, "input %d, the output state, is not given", kHiddenState);
  TF_LITE_ENSURE_STATUS(CheckRank(context, state, "output state", 2, 2));
  shape->time_major = time_major ? 1 : 0;
  shape->steps = Dim(input, time_major ? 0 : 1);
  shape->batches = Dim(input, time_major ? 1 : 0);
  shape->input_size = Dim(input, 2);
  shape->cells = Dim(state, 1);
  TF_LITE_ENSURE_STATUS(CheckTensors(context, node, *shape));
  const int output_dims[3] = {Dim(input, 0), Dim(input, 1), shape->cells};
  return SetOutputShape(context, Output(context, node, 0), 3, output_dims);
}

kernels::LstmFactor Factor(float factor) {
  const FixedPointFactor fixed = QuantizeFactor(static_cast<double>(factor));
  return {fixed.multiplier, fixed.shift};
}

TfLiteStatus PrepareQuantized(TfLiteContext* context, const TfLiteNode* node, float cell_clip,
                              kernels::LstmParams* params) {
  MicroContext* micro_context = GetMicroContext(context);
  const TfLiteTensor* input = Input(context, node, kInput);
  const TfLiteTensor* state = Input(context, node, kHiddenState);
  const TfLiteTensor* cell = Input(context, node, kCellState);
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, input, "input"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, state, "output state"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, cell, "cell state"));
  int exponent = 0;
  if (!IsPowerOfTwo(cell->params.scale, &exponent) || exponent < -15 || exponent > -9) {
    TF_LITE_KERNEL_LOG(context, "the scale of the cell state must be a power of two, 2^-15 to 2^-9");
    return kTfLiteError;
  }
  params->cell_exponent = exponent;
  if (cell_clip > 0.0f) {
    const float steps = cell_clip / cell->params.scale;
    params->cell_clip = steps < 1.0f ? 1 : steps > 32767.0f ? 32767 : static_cast<int32_t>(steps);
  }
  // The output's quantisation is that of the state unless an intermediate tensor says otherwise.
  TfLiteQuantizationParams output = state->params;
  const TfLiteTensor* hidden = micro_context->AllocateTempIntermediateTensor(node, kHiddenIntermediate);
  if (hidden != nullptr && hidden->type == state->type && hidden->params.scale > 0.0f) {
    TF_LITE_ENSURE_STATUS(CheckQuantized(context, hidden, "the intermediate tensor of the output"));
    output = hidden->params;
  }
  params->input_zero_point = input->params.zero_point;
  params->state_zero_point = state->params.zero_point;
  params->output_zero_point = output.zero_point;
  // Float arithmetic in this order, as the format's reference implementation has it.
  constexpr float kArgumentScale = 1.0f / 4096;
  constexpr float kGateScale = 1.0f / 32768;
  params->output = Factor(kGateScale / output.scale * kGateScale);
  for (int gate = 0; gate < kLstmGates; ++gate) {
    TfLiteTensor* input_weights = Input(context, node, kInputWeights + gate);
    TfLiteTensor* recurrent_weights = Input(context, node, kRecurrentWeights + gate);
    TF_LITE_ENSURE(context, input_weights != nullptr && recurrent_weights != nullptr);
    params->input[gate] = Factor(input_weights->params.scale * input->params.scale / kArgumentScale);
    params->recurrent[gate] = Factor(recurrent_weights->params.scale * state->params.scale / kArgumentScale);
    micro_context->DeallocateTempTfLiteTensor(input_weights);
    micro_context->DeallocateTempTfLiteTensor(recurrent_weights);
    TF_LITE_ENSURE_MSG(context, params->input[gate].shift <= 14 && params->recurrent[gate].shift <= 14,
                       "the scales of the %s gate's weights are too large", kGateNames[gate]);
  }
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus PrepareUnidirectionalSequenceLstm(TfLiteContext* context, TfLiteNode* node) {
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kSignature));
  const auto options = *static_cast<const TfLiteUnidirectionalSequenceLSTMParams*>(node->builtin_data);
  TF_LITE_ENSURE_STATUS(CheckKind(context, node, options));
  UnidirectionalSequenceLstmData prepared = {};
  prepared.cell_clip = options.cell_clip;
  TF_LITE_ENSURE_STATUS(PrepareShape(context, node, options.time_major, &prepared.shape));
  const TfLiteType type = Input(context, node, kInput)->type;
  if (type != kTfLiteFloat32) {
    TF_LITE_ENSURE_STATUS(PrepareQuantized(context, node, options.cell_clip, &prepared.quantized));
  }
  if (type == kTfLiteInt8) {
    const size_t bytes = static_cast<size_t>(kernels::LstmS8ScratchSize(prepared.shape)) * sizeof(int16_t);
    int scratch_index = 0;
    TF_LITE_ENSURE_STATUS(GetMicroContext(context)->RequestScratchBufferInArena(bytes, &scratch_index));
    prepared.scratch_index = scratch_index;
  }
  auto* data = AllocateOpData<UnidirectionalSequenceLstmData>(context, node);
  if (data == nullptr) return kTfLiteError;
  *data = prepared;
  return kTfLiteOk;
}

namespace {

template <typename Activation, typename Weight, typename Bias, typename Cell>
struct Tensors {
  Tensors(const TfLiteContext* context, const TfLiteNode* node)
      : data(*static_cast<const UnidirectionalSequenceLstmData*>(node->user_data)),
        input(GetTensorData<Activation>(micro::GetEvalInput(context, node, kInput))),
        hidden(GetTensorData<Activation>(micro::GetMutableEvalInput(context, node, kHiddenState))),
        cell(GetTensorData<Cell>(micro::GetMutableEvalInput(context, node, kCellState))),
        output(GetTensorData<Activation>(micro::GetEvalOutput(context, node, 0))) {
    for (int gate = 0; gate < kLstmGates; ++gate) {
      weights[gate] = {GetTensorData<Weight>(micro::GetEvalInput(context, node, kInputWeights + gate)),
                       GetTensorData<Weight>(micro::GetEvalInput(context, node, kRecurrentWeights + gate)),
                       GetTensorData<Bias>(micro::GetEvalInput(context, node, kBias + gate))};
    }
  }
  const UnidirectionalSequenceLstmData& data;
  kernels::LstmGateWeights<Weight, Bias> weights[kLstmGates];
  const Activation* input;
  Activation* hidden;
  Cell* cell;
  Activation* output;
};

}  // namespace

TfLiteStatus EvalUnidirectionalSequenceLstmF32(TfLiteContext* context, TfLiteNode* node) {
  const Tensors<float, float, float, float> t(context, node);
  kernels::LstmF32(t.data.shape, t.data.cell_clip, t.weights, t.input, t.hidden, t.cell, t.output);
  return kTfLiteOk;
}

TfLiteStatus EvalUnidirectionalSequenceLstmS8S8(TfLiteContext* context, TfLiteNode* node) {
  const Tensors<int8_t, int8_t, int32_t, int16_t> t(context, node);
  auto* scratch = static_cast<int16_t*>(context->GetScratchBuffer(context, t.data.scratch_index));
  kernels::LstmS8S8(t.data.shape, t.data.quantized, t.weights, t.input, t.hidden, t.cell, t.output, scratch);
  return kTfLiteOk;
}

TfLiteStatus EvalUnidirectionalSequenceLstmS16S8(TfLiteContext* context, TfLiteNode* node) {
  const Tensors<int16_t, int8_t, int64_t, int16_t> t(context, node);
  kernels::LstmS16S8(t.data.shape, t.data.quantized, t.weights, t.input, t.hidden, t.cell, t.output);
  return kTfLiteOk;
}

TfLiteStatus EvalUnidirectionalSequenceLstm(TfLiteContext* context, TfLiteNode* node) {
  switch (micro::GetEvalInput(context, node, kInput)->type) {
    case kTfLiteFloat32:
      return EvalUnidirectionalSequenceLstmF32(context, node);
    case kTfLiteInt8:
      return EvalUnidirectionalSequenceLstmS8S8(context, node);
    default:
      return EvalUnidirectionalSequenceLstmS16S8(context, node);
  }
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

TFLMRegistration Register_UNIDIRECTIONAL_SEQUENCE_LSTM() {
  return micro::RegisterOp(nullptr, ops::PrepareUnidirectionalSequenceLstm, ops::EvalUnidirectionalSequenceLstm);
}

}  // namespace tflite
