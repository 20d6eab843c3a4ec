#include "tflite_micro/ops/testing/kernel_runner.h"

namespace tflite {
namespace micro {
namespace {

TfLiteIntArray* EmptyList() {
  static int empty[1] = {0};
  return reinterpret_cast<TfLiteIntArray*>(empty);
}

}  // namespace

KernelRunner::KernelRunner(const TFLMRegistration& registration, TfLiteTensor* tensors, int tensors_size,
                           TfLiteIntArray* inputs, TfLiteIntArray* outputs, const void* builtin_data,
                           TfLiteIntArray* intermediates)
    : context_(tensors, tensors_size), node_({}), registration_(registration) {
  node_.inputs = inputs;
  node_.outputs = outputs;
  node_.intermediates = intermediates != nullptr ? intermediates : EmptyList();
  node_.builtin_data = const_cast<void*>(builtin_data);
}

TfLiteStatus KernelRunner::InitAndPrepare(const char* init_data, size_t length) {
  if (registration_.init != nullptr) {
    const char* options = init_data != nullptr ? init_data : static_cast<const char*>(node_.builtin_data);
    context_.Begin(FakeMicroContext::Phase::kInit);
    node_.user_data = registration_.init(context_.context(), options, length);
    const TfLiteStatus status = context_.End();
    if (status != kTfLiteOk) return status;
  }
  node_.custom_initial_data = init_data;
  node_.custom_initial_data_size = static_cast<int>(length);
  if (registration_.prepare == nullptr) return kTfLiteOk;
  context_.Begin(FakeMicroContext::Phase::kPrepare);
  const TfLiteStatus prepared = registration_.prepare(context_.context(), &node_);
  const TfLiteStatus intact = context_.End();
  return prepared != kTfLiteOk ? prepared : intact;
}

TfLiteStatus KernelRunner::Invoke() {
  if (registration_.invoke == nullptr) return kTfLiteError;
  context_.Begin(FakeMicroContext::Phase::kEval);
  const TfLiteStatus invoked = registration_.invoke(context_.context(), &node_);
  const TfLiteStatus intact = context_.End();
  return intact != kTfLiteOk ? intact : invoked;
}

TfLiteStatus KernelRunner::Reset() {
  if (registration_.reset == nullptr) return kTfLiteOk;
  registration_.reset(context_.context(), node_.user_data);
  return context_.End();
}

TfLiteStatus KernelRunner::Free() {
  if (registration_.free == nullptr) return kTfLiteOk;
  registration_.free(context_.context(), node_.user_data);
  return context_.End();
}

}  // namespace micro
}  // namespace tflite
