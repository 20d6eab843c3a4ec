#include "tflite_micro/ops/svdf.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"
#include "tflite_micro/ops/recurrent.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kInput = 0;
constexpr int kFeatureWeights = 1;
constexpr int kTimeWeights = 2;
constexpr int kBias = 3;
constexpr int kState = 4;

// The state has the type of the time weights, but for float32 activations that of these.
constexpr TypeRow kTypes[] = {
    {{kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteFloat32, kTfLiteInt8, kTfLiteInt8, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteFloat32, kTfLiteUInt8, kTfLiteUInt8, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteInt8, kTfLiteInt8, kTfLiteInt8, kTfLiteInt32}, {kTfLiteInt8}},
    {{kTfLiteInt8, kTfLiteInt8, kTfLiteInt16, kTfLiteInt32}, {kTfLiteInt8}},
};
constexpr OperatorSignature kSignature = {3, 5, 1, 1, 5, kTypes};

TfLiteStatus CheckShape(TfLiteContext* context, const TfLiteTensor* tensor, const char* what, int rows, int columns) {
  if (Dim(tensor, 0) == rows && Dim(tensor, 1) == columns) return kTfLiteOk;
  TF_LITE_KERNEL_LOG(context, "%s is %d x %d, expected %d x %d", what, Dim(tensor, 0), Dim(tensor, 1), rows, columns);
  (void)what;
  return kTfLiteError;
}

struct SvdfTensors {
  const TfLiteTensor* input;
  const TfLiteTensor* features;
  const TfLiteTensor* times;
  const TfLiteTensor* bias;
  const TfLiteTensor* state;
  TfLiteTensor* output;
};

// Reads the shape off the weights, and holds the other tensors against it.
TfLiteStatus PrepareShape(TfLiteContext* context, const SvdfTensors& tensors, int rank, kernels::SvdfShape* shape) {
  const TfLiteTensor* input = tensors.input;
  const TfLiteTensor* features = tensors.features;
  const TfLiteTensor* times = tensors.times;
  const TfLiteTensor* bias = tensors.bias;
  const TfLiteTensor* state = tensors.state;
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "input", 2, 2));
  TF_LITE_ENSURE_STATUS(CheckRank(context, features, "feature weights", 2, 2));
  TF_LITE_ENSURE_STATUS(CheckRank(context, times, "time weights", 2, 2));
  const int filters = Dim(features, 0);
  if (rank < 1 || filters < 1 || filters % rank != 0) {
    TF_LITE_KERNEL_LOG(context, "%d filters cannot be divided into units of rank %d", filters, rank);
    return kTfLiteError;
  }
  *shape = {Dim(input, 0), Dim(input, 1), filters / rank, rank, Dim(times, 1)};
  TF_LITE_ENSURE_STATUS(CheckShape(context, features, "feature weights", filters, shape->input_size));
  TF_LITE_ENSURE_STATUS(CheckShape(context, times, "time weights", filters, shape->memory));
  TF_LITE_ENSURE_MSG(context, shape->memory >= 1 && shape->input_size >= 1, "weights have no column");
  if (bias != nullptr && ElementCount(bias) != shape->units) {
    TF_LITE_KERNEL_LOG(context, "bias has %d elements, expected %d", ElementCount(bias),
                       static_cast<int>(shape->units));
    return kTfLiteError;
  }
  TF_LITE_ENSURE_MSG(context, state != nullptr && state->is_variable, "input %d, the state, must be a variable tensor",
                     kState);
  const bool is_hybrid = IsHybrid(input->type, times->type);
  if (state->type != (is_hybrid ? kTfLiteFloat32 : times->type)) {
    TF_LITE_KERNEL_LOG(context, "the state is %s, expected %s", TfLiteTypeGetName(state->type),
                       TfLiteTypeGetName(is_hybrid ? kTfLiteFloat32 : times->type));
    return kTfLiteError;
  }
  TF_LITE_ENSURE_STATUS(CheckRank(context, state, "state", 2, 3));
  if (int64_t{shape->batches} * filters * shape->memory != ElementCount(state)) {
    TF_LITE_KERNEL_LOG(context, "state has %d elements, expected %d x %d x %d", ElementCount(state),
                       static_cast<int>(shape->batches), filters, static_cast<int>(shape->memory));
    return kTfLiteError;
  }
  const int output_dims[2] = {shape->batches, shape->units};
  return SetOutputShape(context, tensors.output, 2, output_dims);
}

TfLiteStatus CheckZeroPoint(TfLiteContext* context, const TfLiteTensor* weights, const char* what) {
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, weights, what));
  if (weights->params.zero_point == 0) return kTfLiteOk;
  TF_LITE_KERNEL_LOG(context, "%s have zero point %d, expected 0", what, static_cast<int>(weights->params.zero_point));
  return kTfLiteError;
}

TfLiteStatus CheckZeroPoints(TfLiteContext* context, const SvdfTensors& tensors) {
  TF_LITE_ENSURE_STATUS(CheckZeroPoint(context, tensors.features, "feature weights"));
  return CheckZeroPoint(context, tensors.times, "time weights");
}

TfLiteStatus PrepareQuantized(TfLiteContext* context, const SvdfTensors& tensors, TfLiteFusedActivation activation,
                              kernels::SvdfParams* params) {
  const TfLiteQuantizationParams& input = tensors.input->params;
  const TfLiteQuantizationParams& state = tensors.state->params;
  const TfLiteQuantizationParams& output = tensors.output->params;
  // RELU is in the output's quantisation: its zero point is the lowest value. The arithmetic does not clamp to it.
  if (activation != kTfLiteActRelu && activation != kTfLiteActNone) {
    TF_LITE_KERNEL_LOG(context, "fused activation %d is neither NONE nor RELU, which an int8 SVDF can have",
                       static_cast<int>(activation));
    return kTfLiteError;
  }
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, tensors.input, "input"));
  TF_LITE_ENSURE_STATUS(CheckZeroPoints(context, tensors));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, tensors.state, "state"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, tensors.output, "output"));
  // Float arithmetic in this order, as the format's reference implementation has it.
  const FixedPointFactor feature = QuantizeFactor(input.scale * tensors.features->params.scale / state.scale);
  const FixedPointFactor time = QuantizeFactor(state.scale * tensors.times->params.scale / output.scale);
  *params = {feature.multiplier,
             time.multiplier,
             static_cast<int16_t>(input.zero_point),
             static_cast<int16_t>(state.zero_point),
             static_cast<int16_t>(output.zero_point),
             static_cast<int8_t>(feature.shift),
             static_cast<int8_t>(time.shift)};
  return kTfLiteOk;
}

TfLiteStatus PrepareHybrid(TfLiteContext* context, const SvdfTensors& tensors, bool asymmetric, int32_t input_size,
                           SvdfFloatData* data) {
  TF_LITE_ENSURE_STATUS(CheckZeroPoints(context, tensors));
  data->feature_scale = tensors.features->params.scale;
  data->time_scale = tensors.times->params.scale;
  data->asymmetric = asymmetric ? 1 : 0;
  return RequestScratch(context, input_size, &data->scratch_index);
}

// Inlined, so that where the operator is registered for one type alone, what others need is not linked. kTfLiteNoType:
// for all.
__attribute__((always_inline)) inline TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node,
                                                           TfLiteType registered) {
  NodeTensors first;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &first));
  const SvdfTensors tensors = {first.inputs[kInput], first.inputs[kFeatureWeights], first.inputs[kTimeWeights],
                               first.inputs[kBias],  Input(context, node, kState),  first.outputs[0]};
  const TfLiteSVDFParams options = *static_cast<const TfLiteSVDFParams*>(node->builtin_data);
  kernels::SvdfShape shape;
  TF_LITE_ENSURE_STATUS(PrepareShape(context, tensors, options.rank, &shape));
  if (TypeOf(tensors.input, registered) != kTfLiteFloat32) {
    SvdfQuantizedData data = {};
    data.rank = options.rank;
    TF_LITE_ENSURE_STATUS(PrepareQuantized(context, tensors, options.activation, &data.params));
    return LeaveOpData(context, node, data);
  }
  TF_LITE_ENSURE_STATUS(CheckCellActivation(context, options.activation));
  SvdfFloatData data = {};
  data.rank = options.rank;
  data.activation = options.activation;
  if (IsHybrid(kTfLiteFloat32, tensors.features->type)) {
    TF_LITE_ENSURE_STATUS(PrepareHybrid(context, tensors, options.asymmetric_quantize_inputs, shape.input_size, &data));
  }
  return LeaveOpData(context, node, data);
}

}  // namespace

TfLiteStatus PrepareSvdf(TfLiteContext* context, TfLiteNode* node) { return Prepare(context, node, kTfLiteNoType); }
TfLiteStatus PrepareSvdfInt8(TfLiteContext* context, TfLiteNode* node) { return Prepare(context, node, kTfLiteInt8); }

namespace {

kernels::SvdfShape ShapeOf(const TfLiteContext* context, const TfLiteNode* node, int32_t rank) {
  const int* input = micro::GetEvalInput(context, node, kInput)->dims->data;
  const int* times = micro::GetEvalInput(context, node, kTimeWeights)->dims->data;
  return {input[0], input[1], times[0] / rank, rank, times[1]};
}

template <typename Activation, typename State, typename Bias, typename Data>
struct Tensors {
  Tensors(const TfLiteContext* context, const TfLiteNode* node)
      : data(*static_cast<const Data*>(node->user_data)),
        shape(ShapeOf(context, node, data.rank)),
        input(GetTensorData<Activation>(micro::GetEvalInput(context, node, kInput))),
        features(GetTensorData<Activation>(micro::GetEvalInput(context, node, kFeatureWeights))),
        times(GetTensorData<State>(micro::GetEvalInput(context, node, kTimeWeights))),
        bias(GetTensorData<Bias>(micro::GetEvalInput(context, node, kBias))),
        state(GetTensorData<State>(micro::GetMutableEvalInput(context, node, kState))),
        output(GetTensorData<Activation>(micro::GetEvalOutput(context, node, 0))) {}
  const Data& data;
  kernels::SvdfShape shape;
  const Activation* input;
  const Activation* features;
  const State* times;
  const Bias* bias;
  State* state;
  Activation* output;
};

}  // namespace

TfLiteStatus EvalSvdfF32(TfLiteContext* context, TfLiteNode* node) {
  const Tensors<float, float, float, SvdfFloatData> t(context, node);
  const kernels::SvdfWeightsF32 weights = {{t.features, t.data.feature_scale}, {t.times, t.data.time_scale}, t.bias};
  const bool is_hybrid = t.data.feature_scale != 0.0f;
  void* const scratch = is_hybrid ? context->GetScratchBuffer(context, t.data.scratch_index) : nullptr;
  kernels::SvdfF32(t.shape, t.data.asymmetric != 0, CellActivation(t.data.activation), weights, t.input, t.state,
                   t.output, static_cast<int8_t*>(scratch));
  return kTfLiteOk;
}

TfLiteStatus EvalSvdfS8S8(TfLiteContext* context, TfLiteNode* node) {
  const Tensors<int8_t, int8_t, int32_t, SvdfQuantizedData> t(context, node);
  kernels::SvdfS8S8(t.shape, t.data.params, t.input, t.features, t.times, t.bias, t.state, t.output);
  return kTfLiteOk;
}

TfLiteStatus EvalSvdfS8S16(TfLiteContext* context, TfLiteNode* node) {
  const Tensors<int8_t, int16_t, int32_t, SvdfQuantizedData> t(context, node);
  kernels::SvdfS8S16(t.shape, t.data.params, t.input, t.features, t.times, t.bias, t.state, t.output);
  return kTfLiteOk;
}

TfLiteStatus EvalSvdfInt8(TfLiteContext* context, TfLiteNode* node) {
  return micro::GetEvalInput(context, node, kTimeWeights)->type == kTfLiteInt8 ? EvalSvdfS8S8(context, node)
                                                                               : EvalSvdfS8S16(context, node);
}

TfLiteStatus EvalSvdf(TfLiteContext* context, TfLiteNode* node) {
  return micro::GetEvalInput(context, node, kInput)->type == kTfLiteFloat32 ? EvalSvdfF32(context, node)
                                                                            : EvalSvdfInt8(context, node);
}

}  // namespace ops

TfLiteStatus ParseSvdf(const Operator* op, void* params, size_t* bytes) {
  using From = SVDFOptions;
  using To = TfLiteSVDFParams;
  static constexpr auto kOptions =
      ops::OptionsAs<From, To>(ops::Option(From::kRank, offsetof(To, rank)),
                               ops::Option(From::kFusedActivationFunction, offsetof(To, activation)),
                               ops::Option(From::kAsymmetricQuantizeInputs, offsetof(To, asymmetric_quantize_inputs)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
