// Written as operators for TensorFlow Lite Micro are: memory from the legacy functions of TfLiteContext, views from
// MicroContext, the helpers of kernel_util.h.
#include "tflite_micro/compat/testing/peak_hold.h"

#include <stdint.h>
#include <string.h>

#include "tensorflow/lite/kernels/internal/tensor_ctypes.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/kernels/op_macros.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/micro_context.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace {

constexpr int kInputTensor = 0;
constexpr int kOutputTensor = 0;

struct OpData {
  int8_t* peaks;
  int channels;
  int fall;
  int scratch_index;
};

void* Init(TfLiteContext* context, const char* buffer, size_t length) {
  TFLITE_DCHECK(context->AllocatePersistentBuffer != nullptr);
  auto* data = static_cast<OpData*>(context->AllocatePersistentBuffer(context, sizeof(OpData)));
  if (data == nullptr) return nullptr;
  data->peaks = nullptr;
  data->channels = 0;
  data->fall = length == 1 ? buffer[0] : 0;
  return data;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  auto* data = static_cast<OpData*>(node->user_data);
  TF_LITE_ENSURE(context, data != nullptr);
  TF_LITE_ENSURE_EQ(context, tflite::NumInputs(node), 1);
  TF_LITE_ENSURE_EQ(context, tflite::NumOutputs(node), 1);

  tflite::MicroContext* micro_context = tflite::GetMicroContext(context);
  TfLiteTensor* input = micro_context->AllocateTempInputTensor(node, kInputTensor);
  TF_LITE_ENSURE(context, input != nullptr);
  TfLiteTensor* output = micro_context->AllocateTempOutputTensor(node, kOutputTensor);
  TF_LITE_ENSURE(context, output != nullptr);
  TF_LITE_ENSURE_TYPES_EQ(context, input->type, kTfLiteInt8);
  TF_LITE_ENSURE_TYPES_EQ(context, input->type, output->type);
  TF_LITE_ENSURE_EQ(context, tflite::NumDimensions(input), 2);
  TF_LITE_ENSURE(context, tflite::HaveSameShapes(input, output));
  TF_LITE_ENSURE_MSG(context, data->fall >= 0, "PeakHold: the fall is %d", data->fall);

  data->channels = tflite::SizeOfDimension(input, 1);
  data->peaks = static_cast<int8_t*>(context->AllocatePersistentBuffer(context, static_cast<size_t>(data->channels)));
  TF_LITE_ENSURE(context, data->peaks != nullptr);
  memset(data->peaks, INT8_MIN, static_cast<size_t>(data->channels));
  TF_LITE_ENSURE_STATUS(
      context->RequestScratchBufferInArena(context, static_cast<size_t>(data->channels), &data->scratch_index));

  micro_context->DeallocateTempTfLiteTensor(input);
  micro_context->DeallocateTempTfLiteTensor(output);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = tflite::micro::GetEvalInput(context, node, kInputTensor);
  TfLiteEvalTensor* output = tflite::micro::GetEvalOutput(context, node, kOutputTensor);
  const tflite::RuntimeShape shape = tflite::micro::GetTensorShape(input);
  TF_LITE_ENSURE_EQ(context, shape.FlatSize(), data.channels);

  auto* fallen = static_cast<int8_t*>(context->GetScratchBuffer(context, data.scratch_index));
  TF_LITE_ENSURE(context, fallen != nullptr);
  const int8_t* values = tflite::micro::GetTensorData<int8_t>(input);
  int8_t* held = tflite::micro::GetTensorData<int8_t>(output);
  for (int i = 0; i < shape.Dims(1); ++i) {
    const int lower = data.peaks[i] - data.fall;
    fallen[i] = static_cast<int8_t>(lower < INT8_MIN ? INT8_MIN : lower);
  }
  for (int i = 0; i < shape.Dims(1); ++i) {
    data.peaks[i] = values[i] > fallen[i] ? values[i] : fallen[i];
    held[i] = data.peaks[i];
  }
  return kTfLiteOk;
}

void Reset(TfLiteContext*, void* buffer) {
  auto* data = static_cast<OpData*>(buffer);
  memset(data->peaks, INT8_MIN, static_cast<size_t>(data->channels));
}

}  // namespace

const TFLMRegistration* Register_PEAK_HOLD() {
  static TFLMRegistration registration = tflite::micro::RegisterOp(Init, Prepare, Eval, /*free=*/nullptr, Reset);
  return &registration;
}
