// A model's memory plan is followed where it is sound; changed in whatever way, it is refused, or gives the same
// outputs.
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/interpreter/testing/planned_branches_model.h"
#include "tflite_micro/ops/all_ops_resolver.h"
#include "tflite_micro/platform/debug_log.h"
#include "tflite_micro/schema/verifier.h"
#include "tflite_micro/testing/micro_test.h"

// Thousands of refusals need not be read.
extern "C" void DebugLog(const char*, va_list) {}

namespace tflite {
namespace {

constexpr size_t kArenaBytes = 16 * 1024;
constexpr int kOutputSize = 72;
alignas(16) uint8_t arena[kArenaBytes];
alignas(16) uint8_t file[16 * 1024];
float expected[2][kOutputSize];

// The plan's words in `file`; *count is their number.
uint8_t* FindWords(uint32_t* count) {
  const Model* model = GetModel(file, g_planned_branches_model_size);
  const Metadata* entry = model->metadata()->Get(0);
  const auto* data = model->buffers()->Get(entry->buffer())->data();
  *count = data->size() / 4;
  return file + (data->Data() - file);
}

// Runs both branches. False if the model is refused.
bool Run(float outputs[2][kOutputSize], size_t* arena_bytes = nullptr) {
  static AllOpsResolver resolver;
  MicroInterpreter interpreter(GetModel(file, g_planned_branches_model_size), resolver, arena, kArenaBytes);
  if (interpreter.AllocateTensors() != kTfLiteOk) return false;
  if (arena_bytes != nullptr) *arena_bytes = interpreter.arena_used_bytes();
  for (int flag = 0; flag < 2; ++flag) {
    interpreter.input(0)->data.b[0] = flag != 0;
    for (int i = 0; i < kOutputSize; ++i) interpreter.input(1)->data.f[i] = static_cast<float>(i % 7 - 3) * 0.25f;
    EXPECT_EQ(interpreter.Invoke(), kTfLiteOk);
    memcpy(outputs[flag], interpreter.output(0)->data.f, sizeof(outputs[flag]));
  }
  return true;
}

// Whether the plan in `file`, which the damage done to it may have made a wrong one, is refused. If not, it must do.
bool IsRefused() {
  float outputs[2][kOutputSize];
  if (!Run(outputs)) return true;
  EXPECT_EQ(memcmp(outputs, expected, sizeof(expected)), 0);
  return false;
}

TEST(OfflinePlan, DecidesWhatTheArenaIs) {
  ASSERT_LE(g_planned_branches_model_size, sizeof(file));
  memcpy(file, g_planned_branches_model, g_planned_branches_model_size);
  uint32_t count;
  uint8_t* words = FindWords(&count);
  ASSERT_EQ(count, 3u + 14);
  size_t planned_bytes = 0;
  ASSERT_TRUE(Run(expected, &planned_bytes));
  for (int i = 0; i < kOutputSize; ++i) {
    EXPECT_TRUE(expected[0][i] >= 0 && expected[0][i] == expected[1][i] * expected[1][i]);
  }
  // Nothing is said of any tensor: the same outputs.
  for (uint32_t i = 3; i < count; ++i) memset(words + 4 * i, 0xFF, 4);
  EXPECT_FALSE(IsRefused());
  // The last tensor, farther up.
  const uint8_t far[] = {0, 0x10, 0, 0};
  memcpy(words + 4 * (count - 1), far, 4);
  float outputs[2][kOutputSize];
  size_t far_bytes = 0;
  ASSERT_TRUE(Run(outputs, &far_bytes));
  EXPECT_EQ(memcmp(outputs, expected, sizeof(expected)), 0);
  EXPECT_GT(far_bytes, 0x1000u + kOutputSize * 4);
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
  int refused = 0;
  int followed = 0;
  uint32_t count;
  uint8_t* words = FindWords(&count);
  for (uint32_t i = 0; i < count; ++i) {
    for (const int32_t value : values) {
      memcpy(file, g_planned_branches_model, g_planned_branches_model_size);
      for (int byte = 0; byte < 4; ++byte)
        words[4 * i + byte] = static_cast<uint8_t>(static_cast<uint32_t>(value) >> (8 * byte));
      ++(IsRefused() ? refused : followed);
    }
  }
  EXPECT_GT(refused, 200);
  EXPECT_GT(followed, 100);
}

// Plans of places that are near each other, of which many are sound.
TEST(OfflinePlan, PlansOfRandomPlacesAreRefusedOrDo) {
  memcpy(file, g_planned_branches_model, g_planned_branches_model_size);
  uint32_t count;
  uint8_t* words = FindWords(&count);
  int refused = 0;
  int followed = 0;
  uint32_t random = 1;
  for (int round = 0; round < 3000; ++round) {
    for (uint32_t i = 3; i < count; ++i) {
      random = random * 1664525u + 1013904223u;
      const uint32_t draw = random >> 16;
      // Half of them are left to the runtime; the others lie at multiples of half a tensor's size.
      const uint32_t place = draw % 2 == 0 ? 0xFFFFFFFF : draw / 2 % 12 * 144;
      for (int byte = 0; byte < 4; ++byte) words[4 * i + byte] = static_cast<uint8_t>(place >> (8 * byte));
    }
    ++(IsRefused() ? refused : followed);
  }
  EXPECT_GT(refused, 300);
  EXPECT_GT(followed, 300);
}

}  // namespace
}  // namespace tflite
