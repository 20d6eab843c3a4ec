#include "tflite_micro/ops/logistic.h"

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/table_math.h"
#include "tflite_micro/ops/lookup_table.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"
#include "tflite_micro/ops/unary.h"

namespace tflite {
namespace ops {
namespace {

constexpr TypeRow kTypes[] = {
    {{kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteInt8}, {kTfLiteInt8}},
    {{kTfLiteUInt8}, {kTfLiteUInt8}},
    {{kTfLiteInt16}, {kTfLiteInt16}},
};
constexpr OperatorSignature kSignature = {1, 1, 1, 1, 4, kTypes};

// The library's exp() and tanh() differ between targets in their last bits, which may decide how a table's entry is
// rounded; this one is the same everywhere, and takes less flash.
double Exp(double x) { return kernels::TableExponential(kernels::Clamp(x, -700.0, 700.0)); }

float LogisticOf(float x) { return 1.0f / (1.0f + static_cast<float>(Exp(-static_cast<double>(x)))); }
float TanhOf(float x) { return static_cast<float>(1.0 - 2.0 / (1.0 + Exp(2.0 * static_cast<double>(x)))); }

// A scale of 2^-12 to 2^(highest_shift - 12), a power of two, gives an exact multiplier; another one 15 bits.
TfLiteStatus PrepareS16(TfLiteContext* context, TfLiteNode* node, int highest_shift) {
  const float input_scale = Input(context, node, 0)->params.scale;
  int output_exponent = 0;
  if (!IsPowerOfTwo(Output(context, node, 0)->params.scale, &output_exponent) || output_exponent != -15) {
    TF_LITE_KERNEL_LOG(context, "output must have scale 1/32768");
    return kTfLiteError;
  }
  kernels::SigmoidS16Params params = {};
  int exponent = 0;
  const bool power_of_two = IsPowerOfTwo(input_scale, &exponent);
  if (power_of_two && exponent >= -12 && exponent <= highest_shift - 12) {
    params.multiplier = 3 << (exponent + 12);
  } else {
    double factor = static_cast<double>(input_scale) * 12288.0;
    if (factor >= 32768.0) {
      TF_LITE_KERNEL_LOG(context, "input scale is too large: it must be below 8/3");
      return kTfLiteError;
    }
    for (; factor <= 32767.0 / 2.0 && params.shift <= 30; ++params.shift) factor *= 2.0;
    params.multiplier = static_cast<int32_t>(factor);
  }
  SigmoidS16Data data = {};
  data.params = params;
  return LeaveOpData(context, node, data);
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node, float (*function)(float), int highest_shift) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, input));
  AllowInPlace(context, 0, input, output);
  if (input->type == kTfLiteFloat32) return kTfLiteOk;
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, input, "input"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "output"));
  if (input->type == kTfLiteInt16) return PrepareS16(context, node, highest_shift);
  return PrepareLookupTable(context, node, function);
}

}  // namespace

TfLiteStatus PrepareLogistic(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, LogisticOf, /*highest_shift=*/0);
}

TfLiteStatus PrepareTanh(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, TanhOf, /*highest_shift=*/1);
}

namespace {

const kernels::SigmoidS16Params& ParamsOf(const TfLiteNode* node) {
  return static_cast<const SigmoidS16Data*>(node->user_data)->params;
}

TfLiteType InputType(const TfLiteContext* context, const TfLiteNode* node) {
  return micro::GetEvalInput(context, node, 0)->type;
}

}  // namespace

TfLiteStatus EvalLogisticF32(TfLiteContext* context, TfLiteNode* node) {
  const UnaryElements<float> elements(context, node);
  kernels::LogisticF32(elements.input, elements.output, elements.size);
  return kTfLiteOk;
}

TfLiteStatus EvalLogisticS16(TfLiteContext* context, TfLiteNode* node) {
  const UnaryElements<int16_t> elements(context, node);
  kernels::LogisticS16(ParamsOf(node), elements.input, elements.output, elements.size);
  return kTfLiteOk;
}

TfLiteStatus EvalTanhF32(TfLiteContext* context, TfLiteNode* node) {
  const UnaryElements<float> elements(context, node);
  kernels::TanhF32(elements.input, elements.output, elements.size);
  return kTfLiteOk;
}

TfLiteStatus EvalTanhS16(TfLiteContext* context, TfLiteNode* node) {
  const UnaryElements<int16_t> elements(context, node);
  kernels::TanhS16(ParamsOf(node), elements.input, elements.output, elements.size);
  return kTfLiteOk;
}

TfLiteStatus EvalLogistic(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteType type = InputType(context, node);
  if (type == kTfLiteFloat32) return EvalLogisticF32(context, node);
  return type == kTfLiteInt16 ? EvalLogisticS16(context, node) : EvalLookupTable(context, node);
}

TfLiteStatus EvalTanh(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteType type = InputType(context, node);
  if (type == kTfLiteFloat32) return EvalTanhF32(context, node);
  return type == kTfLiteInt16 ? EvalTanhS16(context, node) : EvalLookupTable(context, node);
}

}  // namespace ops

}  // namespace tflite
