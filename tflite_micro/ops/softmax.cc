#include "tflite_micro/ops/softmax.h"

#include <math.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

constexpr TypeRow kTypes[] = {
    {{kTfLiteFloat32}, {kTfLiteFloat32}}, {{kTfLiteInt8}, {kTfLiteInt8}},   {{kTfLiteInt8}, {kTfLiteInt16}},
    {{kTfLiteInt16}, {kTfLiteInt16}},     {{kTfLiteUInt8}, {kTfLiteUInt8}}, {{kTfLiteUInt8}, {kTfLiteInt16}},
};
constexpr OperatorSignature kSignature = {1, 1, 1, 1, 6, kTypes};

// The output's range is fixed by its type, because so is that of a softmax.
TfLiteStatus CheckOutputQuantization(TfLiteContext* context, const TfLiteTensor* input, const TfLiteTensor* output) {
  const bool wide = input->type != kTfLiteInt16 && output->type == kTfLiteInt16;
  const int denominator = output->type != kTfLiteInt16 ? 256 : wide ? 65536 : 32768;
  const int zero_point = output->type == kTfLiteInt8 ? -128 : wide ? -32768 : 0;
  const float scale = 1.0f / static_cast<float>(denominator);
  if (fabsf(output->params.scale - scale) <= 0.001f * scale && output->params.zero_point == zero_point) {
    return kTfLiteOk;
  }
  TF_LITE_KERNEL_LOG(context, "output must have scale 1/%d and zero point %d; the zero point is %d", denominator,
                     zero_point, static_cast<int>(output->params.zero_point));
  return kTfLiteError;
}

kernels::SoftmaxParams Params8(float beta, float scale) {
  FixedPointFactor fixed = {0, 0};
  if (beta > 0.0f) fixed = QuantizeQuotient(scale, 1.0f / (1 << 26), beta);
  // An exponent has 5 integer bits: -31 is the lowest.
  const int shift = fixed.shift > 0 ? fixed.shift : 0;
  return {fixed.multiplier, fixed.shift, -static_cast<int32_t>((int64_t{31} << 26) >> shift)};
}

kernels::SoftmaxParams ParamsS16(float beta, float scale) {
  const double factor = static_cast<double>(beta) * static_cast<double>(scale);
  const FixedPointFactor fixed = QuantizeFactor(factor / (10.0 / 65535.0));
  const int shift = fixed.shift > 0 ? fixed.shift : 0;
  return {fixed.multiplier, fixed.shift, -(INT32_MAX >> shift)};
}

// Inlined, so that where the operator is registered for one type alone, what others need is not linked. kTfLiteNoType:
// for all.
__attribute__((always_inline)) inline TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node,
                                                           TfLiteType registered) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  const float beta = static_cast<const TfLiteSoftmaxParams*>(node->builtin_data)->beta;
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "input", 1, 8));
  kernels::SoftmaxParams quantized = {};
  const TfLiteType type = TypeOf(input, registered);
  if (type != kTfLiteFloat32) {
    TF_LITE_ENSURE_STATUS(CheckQuantized(context, input, "input"));
    TF_LITE_ENSURE_STATUS(CheckOutputQuantization(context, input, output));
    TF_LITE_ENSURE_MSG(context, beta >= 0.0f && beta < 3.4e38f, "beta must be neither negative nor infinite");
    quantized = (type == kTfLiteInt16 ? ParamsS16 : Params8)(beta, input->params.scale);
  }
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, input));
  AllowInPlace(context, 0, input, output);
  SoftmaxData data = {};
  data.quantized = quantized;
  data.beta = beta;
  return LeaveOpData(context, node, data);
}

}  // namespace

TfLiteStatus PrepareSoftmax(TfLiteContext* context, TfLiteNode* node) { return Prepare(context, node, kTfLiteNoType); }
TfLiteStatus PrepareSoftmaxInt8(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, kTfLiteInt8);
}
TfLiteStatus PrepareSoftmaxInt16(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, kTfLiteInt16);
}

namespace {

// One row for each position in all dimensions but the last.
struct Rows {
  const TfLiteEvalTensor* input;
  TfLiteEvalTensor* output;
  const SoftmaxData& data;
  int depth;
  int count;
};

Rows RowsOf(const TfLiteContext* context, const TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const int depth = input->dims->data[input->dims->size - 1];
  const int elements = micro::ElementCount(*input->dims);
  return {input, micro::GetEvalOutput(context, node, 0), *static_cast<const SoftmaxData*>(node->user_data), depth,
          elements == 0 ? 0 : elements / depth};
}

}  // namespace

TfLiteStatus EvalSoftmaxF32(TfLiteContext* context, TfLiteNode* node) {
  const Rows rows = RowsOf(context, node);
  kernels::SoftmaxF32(rows.count, rows.depth, rows.data.beta, GetTensorData<float>(rows.input),
                      GetTensorData<float>(rows.output));
  return kTfLiteOk;
}

TfLiteStatus EvalSoftmaxS8(TfLiteContext* context, TfLiteNode* node) {
  const Rows rows = RowsOf(context, node);
  kernels::SoftmaxS8(rows.count, rows.depth, rows.data.quantized, GetTensorData<int8_t>(rows.input),
                     GetTensorData<int8_t>(rows.output));
  return kTfLiteOk;
}

TfLiteStatus EvalSoftmaxU8(TfLiteContext* context, TfLiteNode* node) {
  const Rows rows = RowsOf(context, node);
  kernels::SoftmaxU8(rows.count, rows.depth, rows.data.quantized, GetTensorData<uint8_t>(rows.input),
                     GetTensorData<uint8_t>(rows.output));
  return kTfLiteOk;
}

TfLiteStatus EvalSoftmaxU8S16(TfLiteContext* context, TfLiteNode* node) {
  const Rows rows = RowsOf(context, node);
  kernels::SoftmaxU8S16(rows.count, rows.depth, rows.data.quantized, GetTensorData<uint8_t>(rows.input),
                        GetTensorData<int16_t>(rows.output));
  return kTfLiteOk;
}

TfLiteStatus EvalSoftmaxS8S16(TfLiteContext* context, TfLiteNode* node) {
  const Rows rows = RowsOf(context, node);
  kernels::SoftmaxS8S16(rows.count, rows.depth, rows.data.quantized, GetTensorData<int8_t>(rows.input),
                        GetTensorData<int16_t>(rows.output));
  return kTfLiteOk;
}

TfLiteStatus EvalSoftmaxS16(TfLiteContext* context, TfLiteNode* node) {
  const Rows rows = RowsOf(context, node);
  kernels::SoftmaxS16(rows.count, rows.depth, rows.data.quantized, GetTensorData<int16_t>(rows.input),
                      GetTensorData<int16_t>(rows.output));
  return kTfLiteOk;
}

TfLiteStatus EvalSoftmax(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteType input = micro::GetEvalInput(context, node, 0)->type;
  const TfLiteType output = micro::GetEvalOutput(context, node, 0)->type;
  if (input == kTfLiteFloat32) return EvalSoftmaxF32(context, node);
  if (input == kTfLiteInt16) return EvalSoftmaxS16(context, node);
  if (input == kTfLiteUInt8) {
    return output == kTfLiteUInt8 ? EvalSoftmaxU8(context, node) : EvalSoftmaxU8S16(context, node);
  }
  return output == kTfLiteInt8 ? EvalSoftmaxS8(context, node) : EvalSoftmaxS8S16(context, node);
}

}  // namespace ops

TfLiteStatus ParseSoftmax(const Operator* op, void* params, size_t* bytes) {
  using From = SoftmaxOptions;
  using To = TfLiteSoftmaxParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kBeta, offsetof(To, beta)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
