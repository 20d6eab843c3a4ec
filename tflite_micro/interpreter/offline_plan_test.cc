// A model's memory plan is followed where it is sound; changed in whatever way, it is refused, or gives the same
// outputs.
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/interpreter/testing/planned_branches_model.h"
#include "tflite_micro/interpreter/testing/planned_parts_model.h"
#include "tflite_micro/ops/all_ops_resolver.h"
#include "tflite_micro/platform/debug_log.h"
#include "tflite_micro/schema/verifier.h"
#include "tflite_micro/testing/micro_test.h"

// Thousands of refusals need not be read.
extern "C" void DebugLog(const char*, va_list) {}

namespace tflite {
namespace {

constexpr size_t kArenaBytes = 16 * 1024;
constexpr size_t kMostOutputBytes = 72 * sizeof(float);
alignas(16) uint8_t arena[kArenaBytes];

struct PlannedModel {
  const unsigned char* data;
  unsigned int size;
  int32_t unit;  // the plan's places are multiples of this
};
const PlannedModel kBranches = {g_planned_branches_model, g_planned_branches_model_size, 144};
const PlannedModel kParts = {g_planned_parts_model, g_planned_parts_model_size, 32};
const PlannedModel* const kModels[] = {&kBranches, &kParts};

// What is at work: a copy of a model, and its outputs for both values of a flag that it may have as input.
const PlannedModel* planned;
alignas(16) uint8_t file[16 * 1024];
uint8_t expected[2][kMostOutputBytes];

// The plan's words in `file`; *count is their number.
uint8_t* FindWords(uint32_t* count) {
  const Model* model = GetModel(file, planned->size);
  const Metadata* entry = model->metadata()->Get(0);
  const auto* data = model->buffers()->Get(entry->buffer())->data();
  *count = data->size() / 4;
  return file + (data->Data() - file);
}

void SetWord(uint8_t* words, uint32_t index, uint32_t value) {
  for (int byte = 0; byte < 4; ++byte) words[4 * index + byte] = static_cast<uint8_t>(value >> (8 * byte));
}

// Runs the model twice. False if it is refused.
bool Run(uint8_t outputs[2][kMostOutputBytes], size_t* arena_bytes = nullptr) {
  static AllOpsResolver resolver;
  MicroInterpreter interpreter(GetModel(file, planned->size), resolver, arena, kArenaBytes);
  if (interpreter.AllocateTensors() != kTfLiteOk) return false;
  if (arena_bytes != nullptr) *arena_bytes = interpreter.arena_used_bytes();
  EXPECT_LE(interpreter.output(0)->bytes, kMostOutputBytes);
  for (int flag = 0; flag < 2; ++flag) {
    for (size_t index = 0; index < interpreter.inputs_size(); ++index) {
      TfLiteTensor* input = interpreter.input(index);
      if (input->type == kTfLiteBool) {
        input->data.b[0] = flag != 0;
        continue;
      }
      const int count = static_cast<int>(input->bytes / sizeof(float));
      for (int i = 0; i < count; ++i) input->data.f[i] = static_cast<float>(i % 7 - 3) * 0.25f;
    }
    EXPECT_EQ(interpreter.Invoke(), kTfLiteOk);
    memset(outputs[flag], 0, kMostOutputBytes);
    memcpy(outputs[flag], interpreter.output(0)->data.raw, interpreter.output(0)->bytes);
  }
  return true;
}

// Whether the plan in `file`, which the damage done to it may have made a wrong one, is refused. If not, it must do.
bool IsRefused() {
  uint8_t outputs[2][kMostOutputBytes];
  if (!Run(outputs)) return true;
  EXPECT_EQ(memcmp(outputs, expected, sizeof(expected)), 0);
  return false;
}

void Restore() { memcpy(file, planned->data, planned->size); }

// Puts a model to work. Its plan is sound; without it the outputs are the same.
void Use(const PlannedModel& model) {
  planned = &model;
  ASSERT_LE(model.size, sizeof(file));
  Restore();
  uint32_t count;
  uint8_t* words = FindWords(&count);
  for (uint32_t i = 3; i < count; ++i) SetWord(words, i, 0xFFFFFFFF);
  ASSERT_TRUE(Run(expected));
  Restore();
  EXPECT_FALSE(IsRefused());
}

TEST(OfflinePlan, DecidesWhatTheArenaIs) {
  Use(kBranches);
  uint32_t count;
  uint8_t* words = FindWords(&count);
  ASSERT_EQ(count, 3u + 14);
  uint8_t outputs[2][kMostOutputBytes];
  size_t planned_bytes = 0;
  ASSERT_TRUE(Run(outputs, &planned_bytes));
  float values[2][kMostOutputBytes / sizeof(float)];
  memcpy(values, outputs, sizeof(values));
  for (size_t i = 0; i < kMostOutputBytes / sizeof(float); ++i) {
    EXPECT_TRUE(values[0][i] >= 0 && values[0][i] == values[1][i] * values[1][i]);
  }
  // The last tensor, farther up, and nothing said of the others.
  for (uint32_t i = 3; i < count - 1; ++i) SetWord(words, i, 0xFFFFFFFF);
  SetWord(words, count - 1, 0x1000);
  size_t far_bytes = 0;
  ASSERT_TRUE(Run(outputs, &far_bytes));
  EXPECT_EQ(memcmp(outputs, expected, sizeof(expected)), 0);
  EXPECT_GT(far_bytes, 0x1000u + kMostOutputBytes);
  EXPECT_GT(far_bytes, planned_bytes);
}

TEST(OfflinePlan, EveryWordMayHaveAnyValue) {
  const int32_t values[] = {-1,
                            -2,
                            INT32_MIN,
                            INT32_MIN + 16,
                            0,
                            1,
                            2,
                            3,
                            4,
                            8,
                            13,
                            14,
                            15,
                            16,
                            17,
                            64,
                            128,
                            272,
                            280,
                            288,
                            304,
                            560,
                            576,
                            592,
                            848,
                            864,
                            1152,
                            1440,
                            1 << 20,
                            0x40000000,
                            0x7FFFFF00,
                            INT32_MAX - 303,
                            INT32_MAX - 287,
                            INT32_MAX - 15,
                            INT32_MAX};
  for (const PlannedModel* model : kModels) {
    Use(*model);
    int refused = 0;
    int followed = 0;
    uint32_t count;
    uint8_t* words = FindWords(&count);
    for (uint32_t i = 0; i < count; ++i) {
      for (const int32_t value : values) {
        Restore();
        SetWord(words, i, static_cast<uint32_t>(value));
        ++(IsRefused() ? refused : followed);
      }
    }
    EXPECT_GT(refused, 150);
    EXPECT_GT(followed, 100);
  }
}

// Plans of places that are near each other, of which many are sound.
TEST(OfflinePlan, PlansOfRandomPlacesAreRefusedOrDo) {
  for (const PlannedModel* model : kModels) {
    Use(*model);
    uint32_t count;
    uint8_t* words = FindWords(&count);
    int refused = 0;
    int followed = 0;
    uint32_t random = 1;
    for (int round = 0; round < 3000; ++round) {
      for (uint32_t i = 3; i < count; ++i) {
        random = random * 1664525u + 1013904223u;
        const uint32_t draw = random >> 16;
        // Half of them are left to the runtime.
        SetWord(words, i, draw % 2 == 0 ? 0xFFFFFFFF : draw / 2 % 12 * static_cast<uint32_t>(model->unit));
      }
      ++(IsRefused() ? refused : followed);
    }
    EXPECT_GT(refused, 300);
    EXPECT_GT(followed, 300);
  }
}

}  // namespace
}  // namespace tflite
