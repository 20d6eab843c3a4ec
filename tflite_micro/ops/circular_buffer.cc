#include "tflite_micro/ops/circular_buffer.h"

#include <string.h>

#include "tflite_micro/ops/custom_options.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {

TfLiteStatus PrepareCircularBuffer(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {
      {{kTfLiteInt8}, {kTfLiteInt8}}, {{kTfLiteInt16}, {kTfLiteInt16}}, {{kTfLiteFloat32}, {kTfLiteFloat32}}};
  static constexpr OperatorSignature kSignature = {1, 1, 1, 1, 3, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 4, 4));
  TF_LITE_ENSURE_STATUS(CheckRank(context, output, "the output", 4, 4));
  const int slots = Dim(output, 1);
  TF_LITE_ENSURE_MSG(context, Dim(input, 0) == 1 && Dim(input, 1) == 1 && Dim(output, 0) == 1 && slots >= 1,
                     "the input has %d x %d slots and the output %d x %d, expected 1 x 1 and 1 x any number",
                     Dim(input, 0), Dim(input, 1), Dim(output, 0), slots);
  TF_LITE_ENSURE_MSG(context, Dim(input, 2) == Dim(output, 2) && Dim(input, 3) == Dim(output, 3),
                     "a slot is %d x %d in the input and %d x %d in the output", Dim(input, 2), Dim(input, 3),
                     Dim(output, 2), Dim(output, 3));
  int32_t cycles_max = 0;
  if (node->custom_initial_data_size > 0) {
    TF_LITE_ENSURE_STATUS(CustomOptions(context, node).IntOr("cycles_max", 0, INT32_MIN, INT32_MAX, 0, &cycles_max));
  }
  if (cycles_max <= 0) cycles_max = slots == 5 || slots == 13 || slots == 25 ? 1 : 2;
  TF_LITE_ENSURE_MSG(context, output->bytes <= INT32_MAX, "the output has more than %d bytes",
                     static_cast<int>(INT32_MAX));
  const auto bytes = static_cast<int32_t>(output->bytes);
  const bool is_in_place = output->is_variable;
  const size_t state_bytes = is_in_place ? 0 : output->bytes;
  auto* data =
      static_cast<CircularBufferData*>(AllocateOpData(context, node, sizeof(CircularBufferData) + state_bytes));
  if (data == nullptr) return kTfLiteError;
  const auto zero = static_cast<int8_t>(output->type == kTfLiteInt8 ? output->params.zero_point : 0);
  *data = {bytes, bytes / slots, cycles_max, cycles_max, zero, is_in_place, {}};
  ResetCircularBuffer(context, data);
  return kTfLiteOk;
}

TfLiteStatus EvalCircularBuffer(TfLiteContext* context, TfLiteNode* node) {
  auto& data = *static_cast<CircularBufferData*>(node->user_data);
  char* output = micro::GetEvalOutput(context, node, 0)->data.raw;
  const auto slot_bytes = static_cast<size_t>(data.slot_bytes);
  const size_t kept = static_cast<size_t>(data.bytes) - slot_bytes;
  if (data.bytes > 0) {
    char* state = data.is_in_place != 0 ? output : reinterpret_cast<char*>(&data + 1);
    memmove(state, state + slot_bytes, kept);
    memcpy(state + kept, micro::GetEvalInput(context, node, 0)->data.raw, slot_bytes);
    if (state != output) memcpy(output, state, kept + slot_bytes);
  }
  if (--data.cycles_until_run > 0) return kTfLiteAbort;
  data.cycles_until_run = data.cycles_max;
  return kTfLiteOk;
}

void ResetCircularBuffer(TfLiteContext*, void* user_data) {
  auto* data = static_cast<CircularBufferData*>(user_data);
  data->cycles_until_run = data->cycles_max;
  // A variable is reset by the interpreter.
  if (data->is_in_place == 0) memset(data + 1, data->zero, static_cast<size_t>(data->bytes));
}

}  // namespace ops

TFLMRegistration* Register_CIRCULAR_BUFFER() {
  static TFLMRegistration registration = micro::RegisterOp(nullptr, ops::PrepareCircularBuffer, ops::EvalCircularBuffer,
                                                           nullptr, ops::ResetCircularBuffer);
  return &registration;
}

}  // namespace tflite
