// A program that uses all of the runtime: every operator, the check of a file, the recording interpreter, the profiler.
// What it links is what firmware can come to link; symbols_test.py looks through it.
#include "models/hello_world_int8.h"
#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/interpreter/micro_profiler.h"
#include "tflite_micro/interpreter/recording_micro_interpreter.h"
#include "tflite_micro/memory/micro_allocator.h"
#include "tflite_micro/ops/all_ops_resolver.h"
#include "tflite_micro/platform/system_setup.h"
#include "tflite_micro/schema/verifier.h"

namespace {

alignas(16) uint8_t arena[16384];

}  // namespace

int main() {
  tflite::InitializeTarget();
  const tflite::Model* model = tflite::GetModel(g_hello_world_int8, g_hello_world_int8_size);
  if (model == nullptr) return 1;
  tflite::AllOpsResolver resolver;
  tflite::MicroProfiler profiler;
  {
    tflite::RecordingMicroInterpreter recording(model, resolver, arena, sizeof(arena), nullptr, &profiler);
    if (recording.Invoke() != kTfLiteOk) return 1;
    recording.GetMicroAllocator().PrintAllocations();
    profiler.LogTicksPerTagCsv();
  }
  {
    tflite::MicroInterpreter preserving(model, resolver, arena, sizeof(arena), nullptr, nullptr, true);
    if (preserving.Invoke() != kTfLiteOk || preserving.GetTensor(0) == nullptr) return 1;
  }
  tflite::MicroAllocator* allocator = tflite::MicroAllocator::Create(arena, 8192, arena + 8192, 8192);
  if (allocator == nullptr) return 1;
  tflite::MicroInterpreter divided(model, resolver, allocator);
  return divided.Invoke() == kTfLiteOk && divided.Reset() == kTfLiteOk ? 0 : 1;
}
