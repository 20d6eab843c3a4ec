#include "tflite_micro/signal/window.h"

#include "tflite_micro/ops/custom_options.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/signal/frames.h"
#include "tflite_micro/signal/kernels/window.h"

namespace tflite {
namespace signal {

TfLiteStatus PrepareWindow(TfLiteContext* context, TfLiteNode* node) {
  static constexpr ops::TypeRow kTypes[] = {{{kTfLiteInt16, kTfLiteInt16}, {kTfLiteInt16}}};
  static constexpr ops::OperatorSignature kSignature = {2, 2, 1, 1, 1, kTypes};
  ops::NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ops::ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* weights = tensors.inputs[1];
  TfLiteTensor* output = tensors.outputs[0];
  Frames frames;
  TF_LITE_ENSURE_STATUS(ReadFrames(context, input, "the input", &frames));
  TF_LITE_ENSURE_STATUS(CheckVector(context, weights, "the window (input 1)", frames.size));
  TF_LITE_ENSURE_STATUS(ops::SetOutputShapeLike(context, output, input));
  int32_t shift;
  TF_LITE_ENSURE_STATUS(ops::CustomOptions(context, node).Int("shift", 0, 0, 31, &shift));
  auto* data = ops::AllocateOpData<WindowData>(context, node);
  if (data == nullptr) return kTfLiteError;
  *data = {frames.count, frames.size, shift};
  return kTfLiteOk;
}

TfLiteStatus EvalWindow(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const WindowData*>(node->user_data);
  const int16_t* input = micro::GetEvalInput(context, node, 0)->data.i16;
  const int16_t* weights = micro::GetEvalInput(context, node, 1)->data.i16;
  int16_t* output = micro::GetEvalOutput(context, node, 0)->data.i16;
  for (int32_t frame = 0; frame < data.frames; ++frame) {
    kernels::WindowS16(input, weights, data.frame_size, data.shift, output);
    input += data.frame_size;
    output += data.frame_size;
  }
  return kTfLiteOk;
}

}  // namespace signal

TFLMRegistration* Register_WINDOW() {
  static TFLMRegistration registration = micro::RegisterOp(nullptr, signal::PrepareWindow, signal::EvalWindow);
  return &registration;
}

}  // namespace tflite
