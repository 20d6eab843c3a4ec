// No file, arena or order of calls may do harm: real models are damaged in seeded random ways and given arenas of every
// size. What is accepted must run; what is refused leaves nothing behind. Under --config=asan and ubsan each access is
// watched.
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "models/digits_int8.h"
#include "models/hello_world_float.h"
#include "models/vibration_int8.h"
#include "tflite_micro/common/micro_resource_variables.h"
#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/interpreter/testing/counting_loop_model.h"
#include "tflite_micro/memory/micro_allocator.h"
#include "tflite_micro/ops/all_ops_resolver.h"
#include "tflite_micro/platform/debug_log.h"
#include "tflite_micro/schema/model_access.h"
#include "tflite_micro/schema/verifier.h"
#include "tflite_micro/signal/testing/front_end_model.h"
#include "tflite_micro/testing/micro_test.h"

// Thousands of refusals need not be read.
extern "C" void DebugLog(const char*, va_list) {}

namespace tflite {
namespace {

constexpr size_t kArenaBytes = 32 * 1024;
alignas(16) uint8_t arena[kArenaBytes + 64];
alignas(16) uint8_t damaged[64 * 1024];

struct TestModel {
  const unsigned char* bytes;
  size_t size;
};
const TestModel kModels[] = {
    {g_digits_int8, g_digits_int8_size},         {g_hello_world_float, g_hello_world_float_size},
    {g_vibration_int8, g_vibration_int8_size},   {g_counting_loop_model, g_counting_loop_model_size},
    {g_front_end_model, g_front_end_model_size},
};

class Random {
 public:
  explicit Random(uint32_t seed) : state_(seed * 2654435761u + 1) {}
  uint32_t Below(uint32_t bound) {
    state_ = state_ * 1664525u + 1013904223u;
    return static_cast<uint32_t>((uint64_t{state_} * bound) >> 32);
  }

 private:
  uint32_t state_;
};

// Changes one byte, or four as an int32 that is likely to hurt.
void Damage(Random* random, size_t size) {
  const size_t at = random->Below(static_cast<uint32_t>(size));
  switch (random->Below(4)) {
    case 0:
      damaged[at] = static_cast<uint8_t>(random->Below(256));
      break;
    case 1:
      damaged[at] ^= static_cast<uint8_t>(1u << random->Below(8));
      break;
    case 2:
      ++damaged[at];
      break;
    default: {
      const int32_t values[] = {0, 1, -1, INT32_MAX, INT32_MIN, 65536, 1 << 30};
      const int32_t value = values[random->Below(sizeof(values) / sizeof(values[0]))];
      const size_t aligned = at & ~size_t{3};
      if (aligned + sizeof(value) <= size) memcpy(damaged + aligned, &value, sizeof(value));
    }
  }
}

// With room for the resource variables that the model says it has.
MicroInterpreter MakeInterpreter(const Model* model, const MicroOpResolver& resolver, size_t arena_size) {
  const int variables = CountResourceVariables(model);
  if (variables == 0) return MicroInterpreter(model, resolver, arena, arena_size);
  MicroAllocator* allocator = MicroAllocator::Create(arena, arena_size);
  MicroResourceVariables* room = allocator == nullptr ? nullptr : MicroResourceVariables::Create(allocator, variables);
  return MicroInterpreter(model, resolver, room == nullptr ? nullptr : allocator, room);
}

// Whether the model came to a result.
bool Run(const Model* model, const MicroOpResolver& resolver, size_t arena_size) {
  MicroInterpreter interpreter = MakeInterpreter(model, resolver, arena_size);
  interpreter.SetMaxLoopIterations(1000);
  if (interpreter.AllocateTensors() != kTfLiteOk) return false;
  EXPECT_LE(interpreter.arena_used_bytes(), arena_size);
  for (size_t i = 0; i < interpreter.inputs_size(); ++i) {
    memset(interpreter.input(i)->data.raw, 0, interpreter.input(i)->bytes);
    if (interpreter.input(i)->bytes > 0) interpreter.input(i)->data.raw[0] = 1;
  }
  const bool has_run = interpreter.Invoke() == kTfLiteOk;
  interpreter.Reset();
  return has_run;
}

TEST(DamagedModels, RunOrAreRefused) {
  AllOpsResolver resolver;
  int accepted = 0;
  int refused = 0;
  constexpr uint32_t kSeeds = 600;
  for (const TestModel& model : kModels) {
    ASSERT_LE(model.size, sizeof(damaged));
    for (uint32_t seed = 0; seed < kSeeds; ++seed) {
      Random random(seed);
      memcpy(damaged, model.bytes, model.size);
      for (uint32_t i = random.Below(4) + 1; i > 0; --i) Damage(&random, model.size);
      const size_t size = random.Below(20) == 0 ? random.Below(static_cast<uint32_t>(model.size)) : model.size;
      const Model* verified = GetModel(damaged, size);
      ++(verified != nullptr && Run(verified, resolver, kArenaBytes) ? accepted : refused);
    }
  }
  // Most damage falls on weights, which may have any value.
  EXPECT_GT(accepted, 500);
  EXPECT_GT(refused, 500);
}

TEST(EveryArenaSize, RunsOrIsRefused) {
  AllOpsResolver resolver;
  for (const TestModel& model : kModels) {
    size_t need = 0;
    {
      MicroInterpreter plenty = MakeInterpreter(GetModel(model.bytes), resolver, kArenaBytes);
      ASSERT_EQ(plenty.AllocateTensors(), kTfLiteOk);
      need = plenty.arena_used_bytes();
    }
    for (size_t size = 0; size < need; size = size + 64 < need ? size + 64 : need) {
      memset(arena + size, 0x5A, 64);
      EXPECT_FALSE(Run(GetModel(model.bytes), resolver, size));
      for (int i = 0; i < 64; ++i) EXPECT_EQ(arena[size + i], 0x5A);
    }
    EXPECT_FALSE(Run(GetModel(model.bytes), resolver, need - 1));
    EXPECT_TRUE(Run(GetModel(model.bytes), resolver, need));
  }
}

}  // namespace
}  // namespace tflite
