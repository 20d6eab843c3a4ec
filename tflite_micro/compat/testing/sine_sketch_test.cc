// The program that newcomers to TensorFlow Lite Micro know, in its shape: globals, setup() with objects in
// function-local statics, and loop(). It checks its own results, so that it is its own test.
#include <math.h>

#include "models/hello_world_float.h"
#include "tensorflow/lite/core/c/common.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/micro/micro_profiler.h"
#include "tensorflow/lite/micro/micro_time.h"
#include "tensorflow/lite/micro/system_setup.h"
#include "tensorflow/lite/micro/tflite_bridge/micro_error_reporter.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace {

tflite::ErrorReporter* error_reporter = nullptr;
const tflite::Model* model = nullptr;
tflite::MicroInterpreter* interpreter = nullptr;
tflite::MicroProfiler* profiler = nullptr;
TfLiteTensor* input = nullptr;
TfLiteTensor* output = nullptr;
int inference_count = 0;
int wrong_count = 0;

constexpr int kTensorArenaSize = 4000;
uint8_t tensor_arena[kTensorArenaSize];

constexpr int kInferencesPerCycle = 20;
constexpr float kXrange = 2.f * 3.14159265359f;

bool setup() {
  tflite::InitializeTarget();
  error_reporter = tflite::GetMicroErrorReporter();

  model = tflite::GetModel(g_hello_world_float);
  if (model->version() != TFLITE_SCHEMA_VERSION) {
    TF_LITE_REPORT_ERROR(error_reporter, "The model's schema version is %d, this program's %d.", model->version(),
                         TFLITE_SCHEMA_VERSION);
    return false;
  }

  static tflite::MicroMutableOpResolver<1> resolver;
  if (resolver.AddFullyConnected() != kTfLiteOk) return false;

  static tflite::MicroProfiler static_profiler;
  profiler = &static_profiler;
  static tflite::MicroInterpreter static_interpreter(model, resolver, tensor_arena, kTensorArenaSize, nullptr,
                                                     profiler);
  interpreter = &static_interpreter;

  if (interpreter->AllocateTensors() != kTfLiteOk) {
    MicroPrintf("AllocateTensors() failed");
    return false;
  }
  input = interpreter->input(0);
  output = interpreter->output(0);
  return input->type == kTfLiteFloat32 && input->dims->size == 2 && output->bytes == sizeof(float);
}

void loop() {
  const float position = static_cast<float>(inference_count) / static_cast<float>(kInferencesPerCycle);
  const float x = position * kXrange;
  input->data.f[0] = x;
  if (interpreter->Invoke() != kTfLiteOk) {
    TF_LITE_REPORT_ERROR(error_reporter, "Invoke() failed for %f", static_cast<double>(x));
    ++wrong_count;
    return;
  }
  const float y = output->data.f[0];
  if (fabsf(y - sinf(x)) > 0.1f) {
    MicroPrintf("sin(%f): %f", static_cast<double>(x), static_cast<double>(y));
    ++wrong_count;
  }
  ++inference_count;
}

}  // namespace

int main(int, char**) {
  if (!setup()) return 1;
  const uint32_t start = tflite::GetCurrentTimeTicks();
  for (int i = 0; i < kInferencesPerCycle; ++i) loop();
  const uint32_t ticks = tflite::GetCurrentTimeTicks() - start;
  MicroPrintf("%d inferences took %d ms", inference_count, static_cast<int>(tflite::TicksToMs(ticks)));
  profiler->LogTicksPerTagCsv();
  return wrong_count == 0 && profiler->GetTotalTicks() <= ticks && inference_count == kInferencesPerCycle ? 0 : 1;
}
