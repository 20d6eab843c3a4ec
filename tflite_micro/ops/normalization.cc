#include "tflite_micro/ops/normalization.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"
#include "tflite_micro/ops/tensor_access.h"

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

TfLiteStatus PrepareRows(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "input", 1, 8));
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, input));
  if (input->type == kTfLiteFloat32) return kTfLiteOk;
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, input, "input"));
  return CheckQuantized(context, output, "output");
}

// Reports an 8-bit output whose scale is not 1 / denominator, or whose zero point is not `below_highest` below the
// highest value of the type.
TfLiteStatus CheckFormat(TfLiteContext* context, const TfLiteTensor* output, int denominator, int below_highest) {
  if (output->type != kTfLiteInt8 && output->type != kTfLiteUInt8) return kTfLiteOk;
  const int zero_point = (output->type == kTfLiteInt8 ? INT8_MAX : UINT8_MAX) - below_highest;
  TF_LITE_ENSURE_MSG(
      context,
      output->params.scale == 1.0f / static_cast<float>(denominator) && output->params.zero_point == zero_point,
      "output must have scale 1/%d and zero point %d; the zero point is %d", denominator, zero_point,
      static_cast<int>(output->params.zero_point));
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus PrepareLogSoftmax(TfLiteContext* context, TfLiteNode* node) {
  TF_LITE_ENSURE_STATUS(PrepareRows(context, node));
  const TfLiteTensor* output = Output(context, node, 0);
  TF_LITE_ENSURE_STATUS(CheckFormat(context, output, 16, 0));
  const float input_scale = Input(context, node, 0)->params.scale;
  auto* data = AllocateOpData<LogSoftmaxData>(context, node);
  if (data == nullptr) return kTfLiteError;
  data->input_scale = input_scale;
  data->output_scale = output->params.scale;
  if (output->type != kTfLiteInt8 && output->type != kTfLiteUInt8) return kTfLiteOk;
  // An exponent has 26 fractional bits.
  const double factor = static_cast<double>(input_scale) * (1 << 26);
  const FixedPointFactor fixed = QuantizeFactor(factor < INT32_MAX ? factor : INT32_MAX);
  const auto one = static_cast<double>(uint64_t{1} << (31 - fixed.shift));
  const FixedPointFactor reverse =
      fixed.multiplier == 0 ? QuantizeFactor(0.0f) : QuantizeFactor(one / fixed.multiplier);
  // An exponent has 5 integer bits: -31 is the lowest.
  const int shift = fixed.shift > 0 ? fixed.shift : 0;
  data->params = {fixed.multiplier, fixed.shift, reverse.multiplier, reverse.shift,
                  -static_cast<int32_t>((int64_t{31} << 26) >> shift)};
  return kTfLiteOk;
}

TfLiteStatus PrepareL2Normalization(TfLiteContext* context, TfLiteNode* node) {
  const auto* options = static_cast<const TfLiteL2NormParams*>(node->builtin_data);
  TF_LITE_ENSURE_MSG(context, options->activation == kTfLiteActNone, "fused activation %d: this operator has none",
                     static_cast<int>(options->activation));
  TF_LITE_ENSURE_STATUS(PrepareRows(context, node));
  const TfLiteTensor* input = Input(context, node, 0);
  const TfLiteTensor* output = Output(context, node, 0);
  TF_LITE_ENSURE_STATUS(CheckFormat(context, output, 128, 127));
  return LeaveOpData(context, node, L2NormalizationData{input->params.zero_point, output->params.scale});
}

namespace {

// One row for each position in all dimensions but the last.
struct Rows {
  Rows(const TfLiteContext* context, const TfLiteNode* node) {
    const TfLiteEvalTensor* tensor = micro::GetEvalInput(context, node, 0);
    type = tensor->type;
    input = tensor->data.data;
    output = micro::GetEvalOutput(context, node, 0)->data.data;
    depth = tensor->dims->data[tensor->dims->size - 1];
    const int elements = micro::ElementCount(*tensor->dims);
    count = elements == 0 ? 0 : elements / depth;
  }
  template <typename T>
  const T* In() const {
    return static_cast<const T*>(input);
  }
  template <typename T>
  T* Out() const {
    return static_cast<T*>(output);
  }
  TfLiteType type;
  const void* input;
  void* output;
  int depth;
  int count;
};

}  // namespace

TfLiteStatus EvalLogSoftmax(TfLiteContext* context, TfLiteNode* node) {
  const Rows rows(context, node);
  const auto& data = *static_cast<const LogSoftmaxData*>(node->user_data);
  switch (rows.type) {
    case kTfLiteInt8:
      kernels::LogSoftmaxS8(rows.count, rows.depth, data.params, rows.In<int8_t>(), rows.Out<int8_t>());
      return kTfLiteOk;
    case kTfLiteUInt8:
      kernels::LogSoftmaxU8(rows.count, rows.depth, data.params, rows.In<uint8_t>(), rows.Out<uint8_t>());
      return kTfLiteOk;
    case kTfLiteInt16:
      kernels::LogSoftmaxS16(rows.count, rows.depth, data.input_scale, data.output_scale, rows.In<int16_t>(),
                             rows.Out<int16_t>());
      return kTfLiteOk;
    default:
      kernels::LogSoftmaxF32(rows.count, rows.depth, rows.In<float>(), rows.Out<float>());
      return kTfLiteOk;
  }
}

TfLiteStatus EvalL2Normalization(TfLiteContext* context, TfLiteNode* node) {
  const Rows rows(context, node);
  const auto& data = *static_cast<const L2NormalizationData*>(node->user_data);
  switch (rows.type) {
    case kTfLiteInt8:
      kernels::L2NormalizeS8(rows.count, rows.depth, data.input_zero_point, rows.In<int8_t>(), rows.Out<int8_t>());
      return kTfLiteOk;
    case kTfLiteUInt8:
      kernels::L2NormalizeU8(rows.count, rows.depth, data.input_zero_point, rows.In<uint8_t>(), rows.Out<uint8_t>());
      return kTfLiteOk;
    case kTfLiteInt16:
      kernels::L2NormalizeS16(rows.count, rows.depth, data.output_scale, rows.In<int16_t>(), rows.Out<int16_t>());
      return kTfLiteOk;
    default:
      kernels::L2NormalizeF32(rows.count, rows.depth, rows.In<float>(), rows.Out<float>());
      return kTfLiteOk;
  }
}

}  // namespace ops

TfLiteStatus ParseL2Norm(const Operator* op, void* params, size_t* bytes) {
  using From = L2NormOptions;
  using To = TfLiteL2NormParams;
  static constexpr auto kOptions =
      ops::OptionsAs<From, To>(ops::Option(From::kFusedActivationFunction, offsetof(To, activation)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
