#include "tflite_micro/ops/lstm_cell.h"

#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"
#include "tflite_micro/ops/recurrent.h"

namespace tflite {
namespace ops {
namespace {

using kernels::kLstmCellGate;
using kernels::kLstmForgetGate;
using kernels::kLstmGates;
using kernels::kLstmInputGate;
using kernels::kLstmOutputGate;

// Intermediate tensor whose quantisation is that of the output before a projection; those before it are the arguments
// of the gates.
constexpr int kHiddenIntermediate = 4;

constexpr const char* kGateNames[kLstmGates] = {"input gate's ", "forget gate's ", "cell gate's ", "output gate's "};

// Any of the positions from a first one on.
bool IsAnyGiven(const TfLiteNode* node, int first, int count) {
  for (int i = first; first >= 0 && i < first + count; ++i) {
    if (IsGiven(node, i)) return true;
  }
  return false;
}

bool IsCoupled(const TfLiteNode* node, const LstmInputs& at) { return !IsGiven(node, at.input_weights); }
bool HasNormalization(const TfLiteNode* node, const LstmInputs& at) { return IsAnyGiven(node, at.normalization, 4); }
bool HasPeephole(const TfLiteNode* node, const LstmInputs& at) { return IsAnyGiven(node, at.peephole, 3); }
bool HasProjection(const TfLiteNode* node, const LstmInputs& at) { return IsGiven(node, at.projection); }

// The types of one kind's tensors, but for the activations.
struct LstmTypes {
  TfLiteType weights;
  TfLiteType bias;
  TfLiteType peephole;
  TfLiteType normalization;
  TfLiteType cell;
};

// Checks weights, biases and states: all that depends on the shape. `scales` [gates] of each kind; those of
// normalisation may be null.
TfLiteStatus CheckLstmTensors(TfLiteContext* context, const TfLiteNode* node, const LstmInputs& at,
                              const kernels::LstmShape& shape, TfLiteType activation, const LstmTypes& types,
                              const char* direction, LstmScales* scales, float* normalization_scales) {
  const int cells = shape.cells;
  const bool has_peephole = HasPeephole(node, at);
  const bool has_normalization = HasNormalization(node, at);
  const bool is_coupled = IsCoupled(node, at);
  struct Kind {
    int position;
    bool is_given;
    const char* name;
    TfLiteType type;
    int rows, columns;
    float* scales;
  };
  const Kind kinds[] = {
      {at.input_weights, true, "weights", types.weights, cells, shape.input_size, scales->input},
      {at.recurrent_weights, true, "recurrent weights", types.weights, cells, shape.output_size, scales->recurrent},
      {at.peephole, has_peephole, "peephole weights", types.peephole, 1, cells, scales->peephole},
      {at.bias, true, "bias", types.bias, 1, cells, nullptr},
      {at.normalization, has_normalization, "normalisation coefficients", types.normalization, 1, cells,
       normalization_scales},
      {at.aux_weights, shape.aux_size > 0, "auxiliary weights", types.weights, cells, shape.aux_size, scales->aux},
  };
  for (const Kind& kind : kinds) {
    if (kind.position < 0) continue;
    const bool is_peephole = kind.position == at.peephole;
    for (int gate = 0; gate < kLstmGates; ++gate) {
      if (is_peephole && gate == kLstmCellGate) continue;
      const int position = kind.position + gate - (is_peephole && gate > kLstmCellGate ? 1 : 0);
      if (gate == kLstmInputGate && is_coupled) {
        TF_LITE_ENSURE_MSG(context, !IsGiven(node, position),
                           "the %sinput gate has no weights (it is coupled with the forget gate), but %s is given",
                           direction, kind.name);
      } else if (kind.is_given) {
        float* const scale = kind.scales != nullptr ? kind.scales + gate : nullptr;
        TF_LITE_ENSURE_STATUS(CheckWeights(context, node, position,
                                           {direction, kGateNames[gate], kind.name, kind.type, kind.rows, kind.columns},
                                           scale));
      }
    }
  }
  if (HasProjection(node, at)) {
    TF_LITE_ENSURE_STATUS(CheckWeights(context, node, at.projection,
                                       {direction, "projection's ", "weights", types.weights, shape.output_size, cells},
                                       &scales->projection));
  }
  if (IsGiven(node, at.projection + 1)) {
    TF_LITE_ENSURE_MSG(context, HasProjection(node, at), "the %sprojection has a bias, but no weights", direction);
    TF_LITE_ENSURE_STATUS(CheckWeights(context, node, at.projection + 1,
                                       {direction, "projection's ", "bias", types.bias, 1, shape.output_size},
                                       nullptr));
  }
  const int batches = shape.sequence.batches;
  TF_LITE_ENSURE_STATUS(CheckState(context, node, at.hidden_state,
                                   {direction, "", "output state", activation, batches, shape.output_size}));
  return CheckState(context, node, at.cell_state, {direction, "", "cell state", types.cell, batches, cells});
}

kernels::LstmFactor Factor(float factor) {
  const FixedPointFactor fixed = QuantizeFactor(factor);
  return {fixed.multiplier, fixed.shift};
}

// A clip in steps of a scale; 0: none.
int32_t ClipSteps(float clip, float scale, float highest) {
  const float steps = clip / scale;
  return steps > highest ? static_cast<int32_t>(highest) : static_cast<int32_t>(steps);
}

// The scale of the argument of a gate, and in *scale of the cells' output.
TfLiteStatus ReadIntermediate(TfLiteContext* context, const TfLiteNode* node, int index, const char* what,
                              TfLiteQuantizationParams* params) {
  TfLiteTensor* tensor = GetMicroContext(context)->AllocateTempIntermediateTensor(node, index);
  TF_LITE_ENSURE_MSG(context, tensor != nullptr, "has no intermediate tensor %d, which says the scale of %s", index,
                     what);
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, tensor, what));
  *params = tensor->params;
  GetMicroContext(context)->DeallocateTempTfLiteTensor(tensor);
  return kTfLiteOk;
}

TfLiteStatus PrepareExtra(TfLiteContext* context, const TfLiteNode* node, const LstmOptions& options,
                          const LstmScales& scales, const float* normalization_scales, const float* argument_scales,
                          float cell_scale, float hidden_scale, kernels::LstmExtraParams* extra) {
  const bool is_coupled = IsCoupled(node, kLstmInputs);
  const bool has_peephole = HasPeephole(node, kLstmInputs);
  const bool has_normalization = HasNormalization(node, kLstmInputs);
  for (int gate = is_coupled ? kLstmForgetGate : kLstmInputGate; gate < kLstmGates; ++gate) {
    if (has_peephole && gate != kLstmCellGate) {
      extra->peephole[gate] = Factor(cell_scale * scales.peephole[gate] / argument_scales[gate]);
      TF_LITE_ENSURE_MSG(context, extra->peephole[gate].shift <= 14, "the scale of the %speephole weights is too large",
                         kGateNames[gate]);
    }
    if (has_normalization) {
      const float scale = normalization_scales[gate];
      extra->normalization[gate] = Factor(scale);
      TF_LITE_ENSURE_MSG(context, scale < 1.0f, "the scale of the %snormalisation coefficients is not below 1",
                         kGateNames[gate]);
      const int32_t variance = static_cast<int32_t>(10000.0f * scale);
      extra->least_variance[gate] = variance < 1 ? 1 : variance;
    }
  }
  if (!HasProjection(node, kLstmInputs)) return kTfLiteOk;
  const TfLiteTensor* state = Input(context, node, kLstmInputs.hidden_state);
  const TfLiteTensor* output = Output(context, node, 0);
  if (state == nullptr || output == nullptr) return kTfLiteError;  // no memory
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "output"));
  extra->projection = Factor(scales.projection * hidden_scale / state->params.scale);
  extra->projection_clip = ClipSteps(options.projection_clip, output->params.scale, 127.0f);
  return kTfLiteOk;
}

TfLiteStatus PrepareInteger(TfLiteContext* context, TfLiteNode* node, const LstmOptions& options,
                            const kernels::LstmShape& shape) {
  const LstmInputs& at = kLstmInputs;
  const TfLiteTensor* input = Input(context, node, at.input);
  const bool is_int8 = input->type == kTfLiteInt8;
  const bool has_normalization = HasNormalization(node, at);
  const bool has_projection = HasProjection(node, at);
  const bool has_extra = has_normalization || has_projection || HasPeephole(node, at);
  TF_LITE_ENSURE_MSG(context, options.activation == kTfLiteActTanh,
                     "fused activation %d is not TANH, the only one "
                     "that quantised activations can have",
                     static_cast<int>(options.activation));
  TF_LITE_ENSURE_MSG(
      context, is_int8 || (!has_extra && !IsCoupled(node, at)),
      "has peepholes, a projection, layer normalisation or coupled gates, which int16 activations cannot "
      "have");
  LstmScales scales = {};
  float normalization_scales[kLstmGates] = {};
  const LstmTypes types = {kTfLiteInt8, is_int8 ? kTfLiteInt32 : kTfLiteInt64, kTfLiteInt16, kTfLiteInt16,
                           kTfLiteInt16};
  TF_LITE_ENSURE_STATUS(
      CheckLstmTensors(context, node, at, shape, input->type, types, "", &scales, normalization_scales));
  const TfLiteTensor* state = Input(context, node, at.hidden_state);
  const TfLiteTensor* cell = Input(context, node, at.cell_state);
  if (state == nullptr || cell == nullptr) return kTfLiteError;  // no memory
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, input, "input"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, state, "output state"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, cell, "cell state"));
  kernels::LstmParams params = {};
  int exponent = 0;
  if (!IsPowerOfTwo(cell->params.scale, &exponent) || exponent < -15 || exponent > -9) {
    TF_LITE_KERNEL_LOG(context, "the scale of the cell state must be a power of two, 2^-15 to 2^-9");
    return kTfLiteError;
  }
  params.cell_exponent = exponent;
  params.cell_clip = ClipSteps(options.cell_clip, cell->params.scale, 32767.0f);
  // The output's quantisation is that of the state unless an intermediate tensor says otherwise.
  TfLiteQuantizationParams hidden = state->params;
  TfLiteTensor* intermediate = GetMicroContext(context)->AllocateTempIntermediateTensor(node, kHiddenIntermediate);
  if (has_projection ||
      (intermediate != nullptr && intermediate->type == state->type && intermediate->params.scale > 0.0f)) {
    TF_LITE_ENSURE_STATUS(ReadIntermediate(context, node, kHiddenIntermediate, "the cells' output", &hidden));
    const bool in_range =
        is_int8 ? hidden.zero_point >= INT8_MIN && hidden.zero_point <= INT8_MAX : hidden.zero_point == 0;
    TF_LITE_ENSURE_MSG(context, in_range, "intermediate tensor %d has zero point %d, which its type does not have",
                       kHiddenIntermediate, static_cast<int>(hidden.zero_point));
  }
  params.input_zero_point = input->params.zero_point;
  params.state_zero_point = state->params.zero_point;
  // Before a projection LiteRT subtracts the zero point where it adds that of an output: only saturation shows it.
  params.output_zero_point = has_projection ? -hidden.zero_point : hidden.zero_point;
  // Float arithmetic in this order, as the format's reference implementation has it.
  constexpr float kGateScale = 1.0f / 32768;
  params.output = Factor(kGateScale / hidden.scale * kGateScale);
  float argument_scales[kLstmGates];
  for (int gate = IsCoupled(node, at) ? kLstmForgetGate : kLstmInputGate; gate < kLstmGates; ++gate) {
    argument_scales[gate] = 1.0f / 4096;
    if (has_normalization) {
      TfLiteQuantizationParams argument;
      TF_LITE_ENSURE_STATUS(ReadIntermediate(context, node, gate, "a normalised gate's argument", &argument));
      argument_scales[gate] = argument.scale;
    }
    params.input[gate] = Factor(scales.input[gate] * input->params.scale / argument_scales[gate]);
    params.recurrent[gate] = Factor(scales.recurrent[gate] * state->params.scale / argument_scales[gate]);
    TF_LITE_ENSURE_MSG(context, params.input[gate].shift <= 14 && params.recurrent[gate].shift <= 14,
                       "the scales of the %sweights are too large", kGateNames[gate]);
  }
  kernels::LstmExtraParams extra = {};
  if (has_extra) {
    TF_LITE_ENSURE_STATUS(PrepareExtra(context, node, options, scales, normalization_scales, argument_scales,
                                       cell->params.scale, hidden.scale, &extra));
  }
  int scratch_index = -1;
  const size_t bytes = is_int8 ? kernels::LstmS8ScratchBytes(shape, has_normalization, has_projection) : 0;
  if (bytes > 0) {
    TF_LITE_ENSURE_STATUS(GetMicroContext(context)->RequestScratchBufferInArena(bytes, &scratch_index));
  }
  auto* data = static_cast<LstmIntegerData*>(
      AllocateOpData(context, node, sizeof(LstmIntegerData) + (has_extra ? sizeof(extra) : 0)));
  if (data == nullptr) return kTfLiteError;
  *data = {shape, params, scratch_index, has_extra ? 1 : 0};
  if (has_extra) *reinterpret_cast<kernels::LstmExtraParams*>(data + 1) = extra;
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus CheckLstmInputCount(TfLiteContext* context, const TfLiteNode* node) {
  const int count = node->inputs->size;
  TF_LITE_ENSURE_MSG(context, count == kLstmInputsWithoutNormalization || count == kLstmInputsWithNormalization,
                     "has %d inputs, expected %d or %d", count, kLstmInputsWithoutNormalization,
                     kLstmInputsWithNormalization);
  return kTfLiteOk;
}

TfLiteStatus CheckLstmOptions(TfLiteContext* context, const LstmOptions& options) {
  TF_LITE_ENSURE_MSG(context, options.cell_clip >= 0.0f, "cell_clip is negative or not a number");
  TF_LITE_ENSURE_MSG(context, options.projection_clip >= 0.0f, "proj_clip is negative or not a number");
  return CheckCellActivation(context, options.activation);
}

TfLiteStatus PrepareLstmShape(TfLiteContext* context, const TfLiteNode* node, const LstmInputs& at,
                              const kernels::Sequence& sequence, int input_size, int aux_size,
                              kernels::LstmShape* shape) {
  const TfLiteTensor* recurrent = Input(context, node, at.recurrent_weights + kLstmOutputGate);
  TF_LITE_ENSURE_MSG(context, recurrent != nullptr, "the output gate's recurrent weights is not given");
  TF_LITE_ENSURE_STATUS(CheckRank(context, recurrent, "the output gate's recurrent weights", 2, 2));
  const int cells = Dim(recurrent, 0);
  const int output_size = Dim(recurrent, 1);
  TF_LITE_ENSURE_MSG(context, cells >= 1 && output_size >= 1, "the output gate's recurrent weights has no elements");
  TF_LITE_ENSURE_MSG(context, input_size >= 1, "input has no elements");
  TF_LITE_ENSURE_MSG(context, HasProjection(node, at) || cells == output_size,
                     "the output gate's recurrent weights is %d x %d, but without a projection both must be the same",
                     cells, output_size);
  *shape = {sequence, input_size, aux_size, cells, output_size, output_size};
  return kTfLiteOk;
}

TfLiteStatus PrepareLstmFloat(TfLiteContext* context, const TfLiteNode* node, const LstmInputs& at,
                              const LstmOptions& options, const char* direction, LstmFloatData* data,
                              LstmScales* scales) {
  const TfLiteTensor* weights = Input(context, node, at.input_weights + kLstmForgetGate);
  TF_LITE_ENSURE_MSG(context, weights != nullptr, "the %sforget gate's weights is not given", direction);
  const bool is_hybrid = IsHybrid(kTfLiteFloat32, weights->type);
  const TfLiteType type = is_hybrid ? weights->type : kTfLiteFloat32;
  const LstmTypes types = {type, kTfLiteFloat32, type, kTfLiteFloat32, kTfLiteFloat32};
  TF_LITE_ENSURE_STATUS(
      CheckLstmTensors(context, node, at, data->shape, kTfLiteFloat32, types, direction, scales, nullptr));
  data->params = {options.cell_clip, options.projection_clip, options.asymmetric ? 1 : 0};
  data->activation = options.activation;
  data->scratch_index = -1;
  const size_t bytes =
      kernels::LstmF32ScratchBytes(data->shape, is_hybrid, HasNormalization(node, at), HasProjection(node, at));
  if (bytes > 0) {
    int scratch_index = 0;
    TF_LITE_ENSURE_STATUS(GetMicroContext(context)->RequestScratchBufferInArena(bytes, &scratch_index));
    data->scratch_index = scratch_index;
  }
  return kTfLiteOk;
}

TfLiteStatus PrepareLstm(TfLiteContext* context, TfLiteNode* node, const LstmOptions& options, bool time_major,
                         bool is_one_step) {
  TF_LITE_ENSURE_STATUS(CheckLstmOptions(context, options));
  const TfLiteTensor* input = Input(context, node, kLstmInputs.input);
  const int rank = is_one_step ? 2 : 3;
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "input", rank, rank));
  const kernels::Sequence sequence = SequenceOf(input, time_major);
  kernels::LstmShape shape;
  TF_LITE_ENSURE_STATUS(PrepareLstmShape(context, node, kLstmInputs, sequence, Dim(input, rank - 1), 0, &shape));
  const int output_dims[3] = {Dim(input, 0), is_one_step ? shape.output_size : Dim(input, 1), shape.output_size};
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, Output(context, node, 0), rank, output_dims));
  if (input->type != kTfLiteFloat32) return PrepareInteger(context, node, options, shape);
  LstmFloatData prepared = {};
  prepared.shape = shape;
  LstmScales scales = {};
  TF_LITE_ENSURE_STATUS(PrepareLstmFloat(context, node, kLstmInputs, options, "", &prepared, &scales));
  const bool is_hybrid = scales.input[kLstmForgetGate] != 0.0f;
  auto* data = static_cast<LstmFloatData*>(
      AllocateOpData(context, node, sizeof(LstmFloatData) + (is_hybrid ? sizeof(scales) : 0)));
  if (data == nullptr) return kTfLiteError;
  *data = prepared;
  if (is_hybrid) *reinterpret_cast<LstmScales*>(data + 1) = scales;
  return kTfLiteOk;
}

namespace {

template <typename T>
const T* Data(const TfLiteContext* context, const TfLiteNode* node, int first, int gate) {
  return first < 0 ? nullptr : GetTensorData<T>(micro::GetEvalInput(context, node, first + gate));
}

// Peepholes skip the cell gate.
template <typename T>
const T* PeepholeData(const TfLiteContext* context, const TfLiteNode* node, int first, int gate) {
  return gate == kLstmCellGate ? nullptr : Data<T>(context, node, first, gate - (gate > kLstmCellGate ? 1 : 0));
}

// The tensors of an LSTM of quantised activations.
template <typename Activation, typename Bias>
struct Tensors {
  Tensors(const TfLiteContext* context, const TfLiteNode* node)
      : data(*static_cast<const LstmIntegerData*>(node->user_data)),
        input(Data<Activation>(context, node, kLstmInputs.input, 0)),
        hidden(GetTensorData<Activation>(micro::GetMutableEvalInput(context, node, kLstmInputs.hidden_state))),
        cell(GetTensorData<int16_t>(micro::GetMutableEvalInput(context, node, kLstmInputs.cell_state))),
        output(GetTensorData<Activation>(micro::GetEvalOutput(context, node, 0))) {
    for (int gate = 0; gate < kLstmGates; ++gate) {
      gates[gate] = {Data<int8_t>(context, node, kLstmInputs.input_weights, gate),
                     Data<int8_t>(context, node, kLstmInputs.recurrent_weights, gate),
                     Data<Bias>(context, node, kLstmInputs.bias, gate),
                     PeepholeData<int16_t>(context, node, kLstmInputs.peephole, gate),
                     Data<int16_t>(context, node, kLstmInputs.normalization, gate)};
    }
  }
  const LstmIntegerData& data;
  kernels::LstmGateWeights<Bias> gates[kLstmGates];
  const Activation* input;
  Activation* hidden;
  int16_t* cell;
  Activation* output;
};

}  // namespace

void RunLstmFloat(TfLiteContext* context, const TfLiteNode* node, const LstmInputs& at, const LstmFloatData& data,
                  const LstmScales* scales, const float* input, const float* aux, float* output) {
  static constexpr LstmScales kNone = {};
  if (scales == nullptr) scales = &kNone;
  kernels::LstmWeightsF32 weights;
  for (int gate = 0; gate < kLstmGates; ++gate) {
    weights.gates[gate] = {{Data<void>(context, node, at.input_weights, gate), scales->input[gate]},
                           {Data<void>(context, node, at.aux_weights, gate), scales->aux[gate]},
                           {Data<void>(context, node, at.recurrent_weights, gate), scales->recurrent[gate]},
                           {PeepholeData<void>(context, node, at.peephole, gate), scales->peephole[gate]},
                           Data<float>(context, node, at.normalization, gate),
                           Data<float>(context, node, at.bias, gate)};
  }
  weights.projection = {Data<void>(context, node, at.projection, 0), scales->projection};
  weights.projection_bias = Data<float>(context, node, at.projection, 1);
  float* const hidden = GetTensorData<float>(micro::GetMutableEvalInput(context, node, at.hidden_state));
  float* const cell = GetTensorData<float>(micro::GetMutableEvalInput(context, node, at.cell_state));
  void* const scratch = data.scratch_index < 0 ? nullptr : context->GetScratchBuffer(context, data.scratch_index);
  kernels::LstmF32(data.shape, data.params, CellActivation(data.activation), weights, input, aux, hidden, cell, output,
                   static_cast<float*>(scratch));
}

TfLiteStatus EvalLstmFloat(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const LstmFloatData*>(node->user_data);
  const bool is_hybrid =
      micro::GetEvalInput(context, node, kLstmInputs.input_weights + kLstmForgetGate)->type != kTfLiteFloat32;
  RunLstmFloat(context, node, kLstmInputs, *data, is_hybrid ? reinterpret_cast<const LstmScales*>(data + 1) : nullptr,
               Data<float>(context, node, kLstmInputs.input, 0), nullptr,
               GetTensorData<float>(micro::GetEvalOutput(context, node, 0)));
  return kTfLiteOk;
}

TfLiteStatus EvalLstmS8S8(TfLiteContext* context, TfLiteNode* node) {
  const Tensors<int8_t, int32_t> t(context, node);
  const auto* extra = t.data.has_extra != 0 ? reinterpret_cast<const kernels::LstmExtraParams*>(&t.data + 1) : nullptr;
  const kernels::LstmProjection projection = {Data<int8_t>(context, node, kLstmInputs.projection, 0),
                                              Data<int32_t>(context, node, kLstmInputs.projection, 1)};
  void* const scratch = t.data.scratch_index < 0 ? nullptr : context->GetScratchBuffer(context, t.data.scratch_index);
  kernels::LstmS8S8(t.data.shape, t.data.params, extra, t.gates, projection, t.input, t.hidden, t.cell, t.output,
                    static_cast<int16_t*>(scratch));
  return kTfLiteOk;
}

TfLiteStatus EvalLstmS16S8(TfLiteContext* context, TfLiteNode* node) {
  const Tensors<int16_t, int64_t> t(context, node);
  kernels::LstmS16S8(t.data.shape, t.data.params, t.gates, t.input, t.hidden, t.cell, t.output);
  return kTfLiteOk;
}

TfLiteStatus EvalLstm(TfLiteContext* context, TfLiteNode* node) {
  switch (micro::GetEvalInput(context, node, kLstmInputs.input)->type) {
    case kTfLiteFloat32:
      return EvalLstmFloat(context, node);
    case kTfLiteInt8:
      return EvalLstmS8S8(context, node);
    default:
      return EvalLstmS16S8(context, node);
  }
}

}  // namespace ops
}  // namespace tflite
