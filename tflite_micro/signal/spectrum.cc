#include "tflite_micro/signal/spectrum.h"

#include "tflite_micro/ops/custom_options.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/signal/frames.h"
#include "tflite_micro/signal/kernels/spectrum.h"

namespace tflite {
namespace signal {

TfLiteStatus PrepareFftAutoScale(TfLiteContext* context, TfLiteNode* node) {
  static constexpr ops::TypeRow kTypes[] = {{{kTfLiteInt16}, {kTfLiteInt16, kTfLiteInt32}}};
  static constexpr ops::OperatorSignature kSignature = {1, 1, 2, 2, 1, kTypes};
  ops::NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ops::ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  TfLiteTensor* scale = tensors.outputs[1];
  TF_LITE_ENSURE_STATUS(ops::SetOutputShapeLike(context, output, input));
  TF_LITE_ENSURE_STATUS(SetScalar(context, scale));
  auto* data = ops::AllocateOpData<FftAutoScaleData>(context, node);
  if (data == nullptr) return kTfLiteError;
  data->size = ops::ElementCount(input);
  return kTfLiteOk;
}

TfLiteStatus EvalFftAutoScale(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const FftAutoScaleData*>(node->user_data);
  *micro::GetEvalOutput(context, node, 1)->data.i32 = kernels::AutoScaleS16(
      micro::GetEvalInput(context, node, 0)->data.i16, data.size, micro::GetEvalOutput(context, node, 0)->data.i16);
  return kTfLiteOk;
}

TfLiteStatus PrepareEnergy(TfLiteContext* context, TfLiteNode* node) {
  static constexpr ops::TypeRow kTypes[] = {{{kTfLiteInt16}, {kTfLiteUInt32}}};
  static constexpr ops::OperatorSignature kSignature = {1, 1, 1, 1, 1, kTypes};
  ops::NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ops::ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  Frames frames;
  TF_LITE_ENSURE_STATUS(ReadFrames(context, input, "the input", &frames));
  TF_LITE_ENSURE_MSG(context, frames.size % 2 == 0,
                     "the input's last dimension is %d, expected real and imaginary parts in turn",
                     static_cast<int>(frames.size));
  const int32_t bins = frames.size / 2;
  const ops::CustomOptions options(context, node);
  int32_t start = 0;
  int32_t end = 0;
  TF_LITE_ENSURE_STATUS(options.Int("end_index", 0, 0, bins, &end));
  TF_LITE_ENSURE_STATUS(options.Int("start_index", 1, 0, bins, &start));
  TF_LITE_ENSURE_STATUS(SetFrames(context, output, input, bins));
  auto* data = ops::AllocateOpData<EnergyData>(context, node);
  if (data == nullptr) return kTfLiteError;
  *data = {frames.count, bins, start, end};
  return kTfLiteOk;
}

TfLiteStatus EvalEnergy(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const EnergyData*>(node->user_data);
  const int16_t* input = micro::GetEvalInput(context, node, 0)->data.i16;
  auto* output = GetTensorData<uint32_t>(micro::GetEvalOutput(context, node, 0));
  for (int32_t frame = 0; frame < data.frames; ++frame) {
    kernels::EnergyS16(input, data.bins, data.start, data.end, output);
    input += 2 * data.bins;
    output += data.bins;
  }
  return kTfLiteOk;
}

}  // namespace signal

TFLMRegistration* Register_FFT_AUTO_SCALE() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, signal::PrepareFftAutoScale, signal::EvalFftAutoScale);
  return &registration;
}
TFLMRegistration* Register_ENERGY() {
  static TFLMRegistration registration = micro::RegisterOp(nullptr, signal::PrepareEnergy, signal::EvalEnergy);
  return &registration;
}

}  // namespace tflite
