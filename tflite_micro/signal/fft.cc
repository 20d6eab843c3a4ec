#include "tflite_micro/signal/fft.h"

#include "tflite_micro/ops/custom_options.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/signal/frames.h"
#include "tflite_micro/signal/kernels/fft.h"

namespace tflite {
namespace signal {
namespace {

constexpr ops::TypeRow kTypes[] = {
    {{kTfLiteInt16}, {kTfLiteInt16}}, {{kTfLiteInt32}, {kTfLiteInt32}}, {{kTfLiteFloat32}, {kTfLiteFloat32}}};

// All types, and one of them.
constexpr ops::OperatorSignature kAnyType = {1, 1, 1, 1, 3, kTypes};
constexpr ops::OperatorSignature kOneType[] = {
    {1, 1, 1, 1, 1, kTypes}, {1, 1, 1, 1, 1, kTypes + 1}, {1, 1, 1, 1, 1, kTypes + 2}};

size_t ComplexBytes(int type) { return 2 * (type == kTfLiteInt16 ? sizeof(int16_t) : sizeof(int32_t)); }

TfLiteStatus PrepareFft(TfLiteContext* context, TfLiteNode* node, bool inverse,
                        const ops::OperatorSignature& signature) {
  ops::NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ops::ReadTensors(context, node, signature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  int32_t fft_length = 0;
  TF_LITE_ENSURE_STATUS(ops::CustomOptions(context, node).Int("fft_length", 1, 2, kernels::kMaxFftLength, &fft_length));
  TF_LITE_ENSURE_MSG(context, fft_length % 2 == 0, "the option fft_length is %d, expected an even number",
                     static_cast<int>(fft_length));
  Frames frames;
  TF_LITE_ENSURE_STATUS(ReadFrames(context, input, "the input", &frames));
  if (inverse) {
    TF_LITE_ENSURE_MSG(context, frames.size == fft_length + 2,
                       "the input's last dimension is %d, expected %d for fft_length %d", static_cast<int>(frames.size),
                       static_cast<int>(fft_length) + 2, static_cast<int>(fft_length));
  } else {
    TF_LITE_ENSURE_MSG(context, frames.size <= fft_length, "the input's last dimension is %d, more than fft_length %d",
                       static_cast<int>(frames.size), static_cast<int>(fft_length));
  }
  TF_LITE_ENSURE_STATUS(SetFrames(context, output, input, inverse ? fft_length : fft_length + 2));

  const int32_t length = fft_length / 2;
  int32_t radices[kernels::kMaxFftStages];
  const int32_t stages = kernels::FftRadices(length, radices);
  const size_t complex_bytes = ComplexBytes(input->type);
  const size_t radix_bytes = static_cast<size_t>(stages) * sizeof(int32_t);
  const auto twiddles = static_cast<size_t>(length + length / 2);
  auto* data = static_cast<FftData*>(
      ops::AllocateOpData(context, node, sizeof(FftData) + radix_bytes + twiddles * complex_bytes));
  if (data == nullptr) return kTfLiteError;
  int work = 0;
  TF_LITE_ENSURE_STATUS(
      context->RequestScratchBufferInArena(context, static_cast<size_t>(length) * complex_bytes, &work));
  int scratch = -1;
  const auto scratch_size = static_cast<size_t>(kernels::FftScratchSize(radices, stages));
  if (scratch_size > 0) {
    TF_LITE_ENSURE_STATUS(context->RequestScratchBufferInArena(context, scratch_size * complex_bytes, &scratch));
  }
  *data = {frames.count, frames.size, fft_length, stages, work, scratch, static_cast<uint8_t>(input->type), {}};
  auto* tail = reinterpret_cast<int32_t*>(data + 1);
  for (int32_t i = 0; i < stages; ++i) tail[i] = radices[i];
  const kernels::FftType type = input->type == kTfLiteInt16   ? kernels::FftType::kInt16
                                : input->type == kTfLiteInt32 ? kernels::FftType::kInt32
                                                              : kernels::FftType::kFloat32;
  auto* places = reinterpret_cast<char*>(tail + stages);
  kernels::FftTwiddles(type, length, inverse, places, places + static_cast<size_t>(length) * complex_bytes);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node, bool inverse, kernels::FftFunction transform) {
  const auto& data = *static_cast<const FftData*>(node->user_data);
  const auto* radices = reinterpret_cast<const int32_t*>(&data + 1);
  const auto* twiddles = reinterpret_cast<const char*>(radices + data.stages);
  const int32_t length = data.fft_length / 2;
  const size_t complex_bytes = ComplexBytes(data.type);
  const kernels::FftPlan plan = {length, data.stages, radices, twiddles,
                                 twiddles + static_cast<size_t>(length) * complex_bytes};
  void* work = context->GetScratchBuffer(context, data.work);
  void* scratch = data.scratch < 0 ? nullptr : context->GetScratchBuffer(context, data.scratch);
  const auto* input = static_cast<const char*>(micro::GetEvalInput(context, node, 0)->data.data);
  auto* output = static_cast<char*>(micro::GetEvalOutput(context, node, 0)->data.data);
  const int32_t output_size = data.fft_length + (inverse ? 0 : 2);
  for (int32_t frame = 0; frame < data.frames; ++frame) {
    transform(plan, input, data.input_size, work, scratch, output);
    input += static_cast<size_t>(data.input_size) * complex_bytes / 2;
    output += static_cast<size_t>(output_size) * complex_bytes / 2;
  }
  return kTfLiteOk;
}

// For registrations of one type: with them, only its kernels are linked.
template <int kRow, bool kInverse>
TfLiteStatus PrepareTyped(TfLiteContext* context, TfLiteNode* node) {
  return PrepareFft(context, node, kInverse, kOneType[kRow]);
}
template <typename T, bool kInverse>
TfLiteStatus EvalTyped(TfLiteContext* context, TfLiteNode* node) {
  return Eval(context, node, kInverse, kInverse ? kernels::InverseRealFft<T> : kernels::RealFft<T>);
}

}  // namespace

TfLiteStatus PrepareRfft(TfLiteContext* context, TfLiteNode* node) {
  return PrepareFft(context, node, /*inverse=*/false, kAnyType);
}
TfLiteStatus EvalRfft(TfLiteContext* context, TfLiteNode* node) {
  const int type = static_cast<const FftData*>(node->user_data)->type;
  return Eval(context, node, /*inverse=*/false,
              type == kTfLiteInt16   ? kernels::RealFft<int16_t>
              : type == kTfLiteInt32 ? kernels::RealFft<int32_t>
                                     : kernels::RealFft<float>);
}
TfLiteStatus PrepareIrfft(TfLiteContext* context, TfLiteNode* node) {
  return PrepareFft(context, node, /*inverse=*/true, kAnyType);
}
TfLiteStatus EvalIrfft(TfLiteContext* context, TfLiteNode* node) {
  const int type = static_cast<const FftData*>(node->user_data)->type;
  return Eval(context, node, /*inverse=*/true,
              type == kTfLiteInt16   ? kernels::InverseRealFft<int16_t>
              : type == kTfLiteInt32 ? kernels::InverseRealFft<int32_t>
                                     : kernels::InverseRealFft<float>);
}

}  // namespace signal

TFLMRegistration* Register_RFFT() {
  static TFLMRegistration registration = micro::RegisterOp(nullptr, signal::PrepareRfft, signal::EvalRfft);
  return &registration;
}
TFLMRegistration* Register_IRFFT() {
  static TFLMRegistration registration = micro::RegisterOp(nullptr, signal::PrepareIrfft, signal::EvalIrfft);
  return &registration;
}

TFLMRegistration* Register_RFFT_INT16() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, signal::PrepareTyped<0, false>, signal::EvalTyped<int16_t, false>);
  return &registration;
}
TFLMRegistration* Register_RFFT_INT32() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, signal::PrepareTyped<1, false>, signal::EvalTyped<int32_t, false>);
  return &registration;
}
TFLMRegistration* Register_RFFT_FLOAT() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, signal::PrepareTyped<2, false>, signal::EvalTyped<float, false>);
  return &registration;
}
TFLMRegistration* Register_IRFFT_INT16() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, signal::PrepareTyped<0, true>, signal::EvalTyped<int16_t, true>);
  return &registration;
}
TFLMRegistration* Register_IRFFT_INT32() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, signal::PrepareTyped<1, true>, signal::EvalTyped<int32_t, true>);
  return &registration;
}
TFLMRegistration* Register_IRFFT_FLOAT() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, signal::PrepareTyped<2, true>, signal::EvalTyped<float, true>);
  return &registration;
}

}  // namespace tflite
