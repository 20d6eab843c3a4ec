#include "tflite_micro/ops/lstm.h"

#include <string.h>

#include "tflite_micro/ops/lstm_cell.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"
#include "tflite_micro/ops/recurrent.h"

namespace tflite {
namespace ops {
namespace {

// Positions of the basic kernel's tensors.
enum { kInput, kLastOutput, kWeights, kBias, kLastState, kBasicInputs };
enum { kOutput, kState, kVectors, kArguments, kBasicOutputs };

// The last one, and float32 weights, are the basic kernel's too.
constexpr TypeRow kTypes[] = {
    {{kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteFloat32, kTfLiteInt8, kTfLiteInt8, kTfLiteInt8}, {kTfLiteFloat32}},
    {{kTfLiteFloat32, kTfLiteUInt8, kTfLiteUInt8, kTfLiteUInt8}, {kTfLiteFloat32}},
    {{kTfLiteInt8, kTfLiteInt8, kTfLiteInt8, kTfLiteInt8}, {kTfLiteInt8}},
    {{kTfLiteUInt8, kTfLiteUInt8, kTfLiteUInt8, kTfLiteInt32}, {kTfLiteUInt8, kTfLiteInt16}},
};
constexpr OperatorSignature kSignature = {1, kLstmInputsWithNormalization, 1, kBasicOutputs, 5, kTypes};

TfLiteStatus CheckOutputType(TfLiteContext* context, const TfLiteNode* node, int index, TfLiteType type) {
  TfLiteTensor* output = Output(context, node, index);
  if (output == nullptr) return kTfLiteError;  // no memory
  TF_LITE_ENSURE_MSG(context, output->type == type, "output %d is %s, expected %s", index,
                     TfLiteTypeGetName(output->type), TfLiteTypeGetName(type));
  GetMicroContext(context)->DeallocateTempTfLiteTensor(output);
  return kTfLiteOk;
}

TfLiteStatus PrepareBasicQuantized(TfLiteContext* context, const TfLiteNode* node, LstmBasicData* data) {
  const int activations[] = {kInput, kLastOutput};
  for (const int index : activations) {
    const TfLiteTensor* tensor = Input(context, node, index);
    if (tensor == nullptr) return kTfLiteError;  // no memory
    TF_LITE_ENSURE_STATUS(CheckQuantized(context, tensor, "input"));
    TF_LITE_ENSURE_MSG(context, tensor->params.zero_point == 128, "input %d has zero point %d, expected 128", index,
                       static_cast<int>(tensor->params.zero_point));
  }
  const TfLiteTensor* weights = Input(context, node, kWeights);
  const TfLiteTensor* bias = Input(context, node, kBias);
  const TfLiteTensor* state = Output(context, node, kState);
  if (weights == nullptr || bias == nullptr || state == nullptr) return kTfLiteError;  // no memory
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, weights, "weights"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, state, "state"));
  int exponent = 0;
  TF_LITE_ENSURE_MSG(context, IsPowerOfTwo(state->params.scale, &exponent) && exponent == -11,
                     "the scale of the state must be 2^-11");
  TF_LITE_ENSURE_MSG(context, bias->params.scale > 0.0f && bias->params.scale < 1.0f,
                     "the scale of the bias is not between 0 and 1");
  const FixedPointFactor factor = QuantizeFactor(4096.0f * bias->params.scale);
  data->weights_zero_point = weights->params.zero_point;
  data->multiplier = factor.multiplier;
  data->shift = factor.shift;
  return kTfLiteOk;
}

TfLiteStatus PrepareBasic(TfLiteContext* context, TfLiteNode* node, const TfLiteLSTMParams& options) {
  TF_LITE_ENSURE_MSG(context, node->inputs->size == kBasicInputs && node->outputs->size == kBasicOutputs,
                     "has %d inputs and %d outputs, but the basic kernel has 5 and 4", node->inputs->size,
                     node->outputs->size);
  TF_LITE_ENSURE_MSG(context, options.activation == kTfLiteActTanh,
                     "fused activation %d is not TANH, the only one of the basic kernel",
                     static_cast<int>(options.activation));
  TF_LITE_ENSURE_MSG(context, options.cell_clip == 0.0f && options.proj_clip == 0.0f, "the basic kernel cannot clip");
  const TfLiteTensor* input = Input(context, node, kInput);
  const TfLiteTensor* last_output = Input(context, node, kLastOutput);
  const TfLiteTensor* last_state = Input(context, node, kLastState);
  const TfLiteTensor* weights = Input(context, node, kWeights);
  for (int i = 0; i < kBasicInputs; ++i) {
    TF_LITE_ENSURE_MSG(context, IsGiven(node, i), "input %d is not given but is required", i);
  }
  if (input == nullptr || last_output == nullptr || last_state == nullptr || weights == nullptr) return kTfLiteError;
  const TfLiteType activation = input->type;
  const bool is_float = activation == kTfLiteFloat32;
  TF_LITE_ENSURE_MSG(context, weights->type == activation, "weights are %s, which the basic kernel cannot have",
                     TfLiteTypeGetName(weights->type));
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "input", 2, 2));
  TF_LITE_ENSURE_STATUS(CheckRank(context, last_output, "the output of the step before", 2, 2));
  LstmBasicData prepared = {};
  prepared.shape = {Dim(input, 0), Dim(input, 1), Dim(last_output, 1)};
  const int batches = prepared.shape.batches;
  const int cells = prepared.shape.cells;
  TF_LITE_ENSURE_MSG(context, cells >= 1, "the output of the step before has no elements");
  TF_LITE_ENSURE_MSG(context, cells < INT32_MAX / 8 && Dim(input, 1) < INT32_MAX / 8, "has too many cells or inputs");
  const int size = Dim(input, 1) + cells;
  const ExpectedTensor expected[] = {
      {"", "", "output of the step before", activation, batches, cells},
      {"", "", "weights", activation, 4 * cells, size},
      {"", "", "bias", is_float ? kTfLiteFloat32 : kTfLiteInt32, 1, 4 * cells},
      {"", "", "state", is_float ? kTfLiteFloat32 : kTfLiteInt16, batches, cells},
  };
  for (int i = 0; i < 4; ++i) {
    TF_LITE_ENSURE_STATUS(CheckTensor(context, node, kLastOutput + i, expected[i]));
  }
  TF_LITE_ENSURE_MSG(context, last_output->is_variable == last_state->is_variable,
                     "one of inputs 1 and 4 is a variable tensor, the other is not");
  prepared.keeps_state = last_state->is_variable ? 1 : 0;
  TF_LITE_ENSURE_STATUS(CheckOutputType(context, node, kState, expected[3].type));
  TF_LITE_ENSURE_STATUS(CheckOutputType(context, node, kVectors, activation));
  TF_LITE_ENSURE_STATUS(CheckOutputType(context, node, kArguments, expected[3].type));
  const int widths[kBasicOutputs] = {cells, cells, size, 4 * cells};
  for (int i = 0; i < kBasicOutputs; ++i) {
    const int dims[2] = {batches, widths[i]};
    TF_LITE_ENSURE_STATUS(SetOutputShape(context, Output(context, node, i), 2, dims));
  }
  if (!is_float) TF_LITE_ENSURE_STATUS(PrepareBasicQuantized(context, node, &prepared));
  return LeaveOpData(context, node, prepared);
}

}  // namespace

TfLiteStatus PrepareLstmStep(TfLiteContext* context, TfLiteNode* node) {
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kSignature));
  const auto options = *static_cast<const TfLiteLSTMParams*>(node->builtin_data);
  if (options.kernel_type == kTfLiteLSTMBasicKernel) return PrepareBasic(context, node, options);
  TF_LITE_ENSURE_STATUS(CheckLstmInputCount(context, node));
  TF_LITE_ENSURE_MSG(context, node->outputs->size == 1, "has %d outputs, expected 1", node->outputs->size);
  const LstmOptions cell = {options.activation, options.cell_clip, options.proj_clip,
                            options.asymmetric_quantize_inputs};
  return PrepareLstm(context, node, cell, /*time_major=*/false, /*is_one_step=*/true);
}

TfLiteStatus EvalLstmBasic(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const LstmBasicData*>(node->user_data);
  const kernels::LstmBasicShape& shape = data.shape;
  TfLiteEvalTensor* const last_output = micro::GetMutableEvalInput(context, node, kLastOutput);
  TfLiteEvalTensor* const last_state = micro::GetMutableEvalInput(context, node, kLastState);
  const TfLiteEvalTensor* const input = micro::GetEvalInput(context, node, kInput);
  TfLiteEvalTensor* const output = micro::GetEvalOutput(context, node, kOutput);
  TfLiteEvalTensor* const state = micro::GetEvalOutput(context, node, kState);
  TfLiteEvalTensor* const vectors = micro::GetEvalOutput(context, node, kVectors);
  TfLiteEvalTensor* const arguments = micro::GetEvalOutput(context, node, kArguments);
  const TfLiteEvalTensor* const weights = micro::GetEvalInput(context, node, kWeights);
  const TfLiteEvalTensor* const bias = micro::GetEvalInput(context, node, kBias);
  const bool is_float = input->type == kTfLiteFloat32;
  const size_t element = is_float ? sizeof(float) : sizeof(uint8_t);
  const size_t input_bytes = element * static_cast<size_t>(shape.input_size);
  const size_t output_bytes = element * static_cast<size_t>(shape.cells);
  auto* to = GetTensorData<uint8_t>(vectors);
  for (int batch = 0; batch < shape.batches; ++batch, to += input_bytes + output_bytes) {
    memcpy(to, GetTensorData<uint8_t>(input) + static_cast<size_t>(batch) * input_bytes, input_bytes);
    memcpy(to + input_bytes, GetTensorData<uint8_t>(last_output) + static_cast<size_t>(batch) * output_bytes,
           output_bytes);
  }
  if (is_float) {
    kernels::LstmBasicF32(shape, GetTensorData<float>(vectors), GetTensorData<float>(weights),
                          GetTensorData<float>(bias), GetTensorData<float>(last_state), GetTensorData<float>(arguments),
                          GetTensorData<float>(state), GetTensorData<float>(output));
  } else {
    kernels::LstmBasicU8(shape, data.weights_zero_point, data.multiplier, data.shift, GetTensorData<uint8_t>(vectors),
                         GetTensorData<uint8_t>(weights), GetTensorData<int32_t>(bias),
                         GetTensorData<int16_t>(last_state), GetTensorData<int16_t>(arguments),
                         GetTensorData<int16_t>(state), GetTensorData<uint8_t>(output));
  }
  if (data.keeps_state != 0) {
    const size_t state_bytes = (is_float ? sizeof(float) : sizeof(int16_t)) * static_cast<size_t>(shape.cells);
    memcpy(last_output->data.data, output->data.data, output_bytes * static_cast<size_t>(shape.batches));
    memcpy(last_state->data.data, state->data.data, state_bytes * static_cast<size_t>(shape.batches));
  }
  return kTfLiteOk;
}

TfLiteStatus EvalLstmStep(TfLiteContext* context, TfLiteNode* node) {
  return node->outputs->size == 1 ? EvalLstm(context, node) : EvalLstmBasic(context, node);
}

}  // namespace ops

TfLiteStatus ParseLstm(const Operator* op, void* params, size_t* bytes) {
  using From = LSTMOptions;
  using To = TfLiteLSTMParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(
      ops::Option(From::kFusedActivationFunction, offsetof(To, activation)),
      ops::Option(From::kCellClip, offsetof(To, cell_clip)), ops::Option(From::kProjClip, offsetof(To, proj_clip)),
      ops::Option(From::kKernelType, offsetof(To, kernel_type)),
      ops::Option(From::kAsymmetricQuantizeInputs, offsetof(To, asymmetric_quantize_inputs)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
