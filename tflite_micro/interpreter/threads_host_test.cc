// Interpreters in threads of their own, on the same models: each gives what it gives alone. What two of them shared,
// other than what nobody writes, is a data race that ThreadSanitizer reports (--config=tsan).
#include <cstdint>
#include <thread>
#include <vector>

#include "models/digits_int8.h"
#include "models/hello_world_float.h"
#include "models/keywords_int8.h"
#include "models/vibration_int8.h"
#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/interpreter/testing/counting_loop_model.h"
#include "tflite_micro/memory/micro_allocator.h"
#include "tflite_micro/ops/all_ops_resolver.h"
#include "tflite_micro/schema/model_access.h"
#include "tflite_micro/schema/verifier.h"
#include "tflite_micro/signal/testing/front_end_model.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

constexpr size_t kArenaBytes = 64 * 1024;
constexpr int kThreads = 4;
constexpr int kRuns = 20;

struct TestModel {
  const unsigned char* bytes;
  size_t size;
};
const TestModel kModels[] = {
    {g_digits_int8, g_digits_int8_size},         {g_hello_world_float, g_hello_world_float_size},
    {g_keywords_int8, g_keywords_int8_size},     {g_vibration_int8, g_vibration_int8_size},
    {g_front_end_model, g_front_end_model_size}, {g_counting_loop_model, g_counting_loop_model_size},
};

using Outputs = std::vector<uint8_t>;

// The outputs of all runs of all models, each loaded, prepared, run and set back by the calling thread. Empty if
// anything fails.
Outputs RunAll(const MicroOpResolver& resolver) {
  Outputs outputs;
  for (const TestModel& given : kModels) {
    std::vector<uint8_t> arena(kArenaBytes);
    const Model* model = GetModel(given.bytes, given.size);
    MicroAllocator* allocator = MicroAllocator::Create(arena.data(), arena.size());
    MicroResourceVariables* variables = MicroResourceVariables::Create(allocator, CountResourceVariables(model));
    MicroInterpreter interpreter(model, resolver, allocator, variables);
    for (int run = 0; run < kRuns; ++run) {
      if (interpreter.AllocateTensors() != kTfLiteOk) return {};
      for (size_t i = 0; i < interpreter.inputs_size(); ++i) {
        TfLiteTensor* input = interpreter.input(i);
        for (size_t byte = 0; byte < input->bytes; ++byte) {
          input->data.uint8[byte] = static_cast<uint8_t>(byte % 4 == 0 ? byte / 4 + static_cast<size_t>(run) : 0);
        }
      }
      if (interpreter.Invoke() != kTfLiteOk) return {};
      for (size_t i = 0; i < interpreter.outputs_size(); ++i) {
        const TfLiteTensor* output = interpreter.output(i);
        outputs.insert(outputs.end(), output->data.uint8, output->data.uint8 + output->bytes);
      }
      if (run == kRuns / 2) interpreter.Reset();
    }
  }
  return outputs;
}

TEST(Threads, DoNotDisturbEachOther) {
  const AllOpsResolver resolver;
  const Outputs alone = RunAll(resolver);
  ASSERT_FALSE(alone.empty());
  Outputs together[kThreads];
  std::vector<std::thread> threads;
  for (Outputs& outputs : together) threads.emplace_back([&] { outputs = RunAll(resolver); });
  for (std::thread& thread : threads) thread.join();
  for (const Outputs& outputs : together) EXPECT_TRUE(outputs == alone);
}

}  // namespace
}  // namespace tflite
