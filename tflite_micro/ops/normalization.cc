#include "tflite_micro/ops/normalization.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
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
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kSignature));
  const TfLiteTensor* input = Input(context, node, 0);
  TfLiteTensor* output = Output(context, node, 0);
  if (input == nullptr || output == nullptr) return kTfLiteError;
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "input", 1, 8));
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, input));
  if (input->type == kTfLiteFloat32) return kTfLiteOk;
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, input, "input"));
  return CheckQuantized(context, output, "output");
}

}  // namespace

TfLiteStatus PrepareLogSoftmax(TfLiteContext* context, TfLiteNode* node) {
  TF_LITE_ENSURE_STATUS(PrepareRows(context, node));
  const TfLiteQuantizationParams input = Input(context, node, 0)->params;
  const TfLiteQuantizationParams output = Output(context, node, 0)->params;
  auto* data = AllocateOpData<LogSoftmaxData>(context, node);
  if (data == nullptr) return kTfLiteError;
  data->params = {input.scale, output.scale, output.zero_point};
  return kTfLiteOk;
}

TfLiteStatus PrepareL2Normalization(TfLiteContext* context, TfLiteNode* node) {
  const auto* options = static_cast<const TfLiteL2NormParams*>(node->builtin_data);
  TF_LITE_ENSURE_MSG(context, options->activation == kTfLiteActNone, "fused activation %d: this operator has none",
                     static_cast<int>(options->activation));
  TF_LITE_ENSURE_STATUS(PrepareRows(context, node));
  const TfLiteTensor* input = Input(context, node, 0);
  const TfLiteTensor* output = Output(context, node, 0);
  if (input->type == kTfLiteInt8 || input->type == kTfLiteUInt8) {
    const int zero_point = input->type == kTfLiteInt8 ? 0 : 128;
    TF_LITE_ENSURE_MSG(context, output->params.scale == 1.0f / 128.0f && output->params.zero_point == zero_point,
                       "output must have scale 1/128 and zero point %d; the zero point is %d", zero_point,
                       static_cast<int>(output->params.zero_point));
  }
  auto* data = AllocateOpData<L2NormalizationData>(context, node);
  if (data == nullptr) return kTfLiteError;
  *data = {input->params.zero_point, output->params.scale};
  return kTfLiteOk;
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
  const kernels::LogSoftmaxParams& params = static_cast<const LogSoftmaxData*>(node->user_data)->params;
  switch (rows.type) {
    case kTfLiteInt8:
      kernels::LogSoftmaxS8(rows.count, rows.depth, params, rows.In<int8_t>(), rows.Out<int8_t>());
      return kTfLiteOk;
    case kTfLiteUInt8:
      kernels::LogSoftmaxU8(rows.count, rows.depth, params, rows.In<uint8_t>(), rows.Out<uint8_t>());
      return kTfLiteOk;
    case kTfLiteInt16:
      kernels::LogSoftmaxS16(rows.count, rows.depth, params, rows.In<int16_t>(), rows.Out<int16_t>());
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
  auto* parsed = ops::PlaceParams<TfLiteL2NormParams>(params, bytes);
  const L2NormOptions* options = op->builtin_options_as_L2NormOptions();
  if (options != nullptr) parsed->activation = ops::ToActivation(options->fused_activation_function());
  return kTfLiteOk;
}

TFLMRegistration Register_LOG_SOFTMAX() {
  return micro::RegisterOp(nullptr, ops::PrepareLogSoftmax, ops::EvalLogSoftmax);
}
TFLMRegistration Register_L2_NORMALIZATION() {
  return micro::RegisterOp(nullptr, ops::PrepareL2Normalization, ops::EvalL2Normalization);
}

}  // namespace tflite
