// Models whose buffers lie in several memories: the hottest in the first, with the same outputs, and with an arena that
// is exact for what the regions leave.
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "models/digits_int8.h"
#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/interpreter/testing/planned_branches_model.h"
#include "tflite_micro/memory/region_memory_planner.h"
#include "tflite_micro/ops/all_ops_resolver.h"
#include "tflite_micro/platform/debug_log.h"
#include "tflite_micro/schema/verifier.h"
#include "tflite_micro/testing/micro_test.h"

// What was logged since it was last emptied.
char logged[1024];

extern "C" void DebugLog(const char* format, va_list args) {
  const size_t length = strlen(logged);
  DebugVsnprintf(logged + length, sizeof(logged) - length, format, args);
}

namespace tflite {
namespace {

constexpr size_t kArenaBytes = 24 * 1024;
constexpr size_t kRegionBytes = 16 * 1024;
constexpr size_t kGuardBytes = 32;
constexpr uint8_t kGuard = 0xA5;
alignas(16) uint8_t arena[kArenaBytes];
alignas(16) uint8_t memory[kRegionBytes + 2 * kGuardBytes];

// The first region begins here, plus what a test adds.
uint8_t* const region_start = memory + kGuardBytes;

const MicroOpResolver& AllOps() {
  static const AllOpsResolver resolver;
  return resolver;
}

bool IsIn(const MemoryRegion& region, const void* address) {
  const auto* byte = static_cast<const uint8_t*>(address);
  return byte >= region.data && byte < region.data + region.bytes;
}

void FillInput(MicroInterpreter* interpreter) {
  TfLiteTensor* input = interpreter->input(0);
  for (size_t i = 0; i < input->bytes; ++i) input->data.int8[i] = static_cast<int8_t>(i * 37 % 255 - 127);
}

// The outputs of digits_int8 in an arena without regions.
constexpr size_t kClasses = 10;
void RunDigitsAlone(int8_t outputs[kClasses]) {
  MicroInterpreter interpreter(GetModel(g_digits_int8), AllOps(), arena, kArenaBytes);
  ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
  FillInput(&interpreter);
  ASSERT_EQ(interpreter.Invoke(), kTfLiteOk);
  ASSERT_EQ(interpreter.output(0)->bytes, kClasses);
  memcpy(outputs, interpreter.output(0)->data.int8, kClasses);
}

// Runs digits_int8 with the regions in `arena_bytes` of arena. False if it is refused; *needed is what it needs then
// and otherwise.
bool RunDigits(const MemoryRegion* regions, int count, size_t arena_bytes, int8_t outputs[kClasses], size_t* needed) {
  const Model* model = GetModel(g_digits_int8);
  RegionMemoryPlanner planner(model, regions, count);
  MicroAllocator* allocator = MicroAllocator::Create(arena, arena_bytes, &planner);
  if (allocator == nullptr) return false;
  MicroInterpreter interpreter(model, AllOps(), allocator);
  const TfLiteStatus status = interpreter.AllocateTensors();
  *needed = interpreter.required_arena_bytes();
  if (status != kTfLiteOk) {
    logged[0] = '\0';
    return false;
  }
  for (int r = 0; r < count; ++r) EXPECT_LE(planner.used_bytes(r), regions[r].bytes);
  FillInput(&interpreter);
  EXPECT_EQ(interpreter.Invoke(), kTfLiteOk);
  memcpy(outputs, interpreter.output(0)->data.int8, kClasses);
  return true;
}

TEST(RegionMemoryPlanner, AnyRegionsGiveTheSameOutputsAndAnExactNeed) {
  int8_t expected[kClasses];
  RunDigitsAlone(expected);
  size_t without = 0;
  int8_t outputs[kClasses];
  ASSERT_TRUE(RunDigits(nullptr, 0, kArenaBytes, outputs, &without));
  size_t last = without;
  const size_t sizes[] = {0, 15, 64, 300, 1024, 4096, kRegionBytes};
  for (const size_t bytes : sizes) {
    for (size_t misalignment = 0; misalignment < 10; misalignment += 5) {
      if (bytes < misalignment) continue;
      memset(memory, kGuard, sizeof(memory));
      // Two regions, one behind the other.
      const size_t first = (bytes - misalignment) / 2;
      uint8_t* const start = region_start + misalignment;
      const MemoryRegion regions[] = {{"first", start, first}, {"second", start + first, bytes - misalignment - first}};
      size_t needed = 0;
      ASSERT_TRUE(RunDigits(regions, 2, kArenaBytes, outputs, &needed));
      EXPECT_EQ(memcmp(outputs, expected, kClasses), 0);
      EXPECT_LE(needed, without);
      if (misalignment == 0) {
        EXPECT_LE(needed, last);
        last = needed;
      }
      for (size_t i = 0; i < kGuardBytes; ++i) {
        EXPECT_EQ(memory[i], kGuard);
        EXPECT_EQ(region_start[bytes + i], kGuard);
      }
      size_t again = 0;
      EXPECT_TRUE(RunDigits(regions, 2, needed, outputs, &again));
      EXPECT_EQ(again, needed);
      EXPECT_EQ(memcmp(outputs, expected, kClasses), 0);
      EXPECT_FALSE(RunDigits(regions, 2, needed - 1, outputs, &again));
      EXPECT_EQ(again, needed);
    }
  }
  // What persists, and the lists of preparation.
  EXPECT_LT(last, without * 3 / 4);
}

// As docs/memory.md has it.
TEST(RegionMemoryPlanner, TheExampleOfTheDocumentationRuns) {
  const tflite::MicroOpResolver& resolver = AllOps();
  alignas(16) static uint8_t tcm[4096];
  alignas(16) static uint8_t sdram[16 * 1024];
  const tflite::Model* model = tflite::GetModel(g_digits_int8);
  const tflite::MemoryRegion regions[] = {{"tcm", tcm, sizeof(tcm)}};
  tflite::RegionMemoryPlanner planner(model, regions, 1);
  tflite::MicroAllocator* allocator = tflite::MicroAllocator::Create(sdram, sizeof(sdram), &planner);
  tflite::MicroInterpreter interpreter(model, resolver, allocator);
  if (interpreter.AllocateTensors() != kTfLiteOk) {
    planner.Report("sdram", interpreter.required_arena_bytes(), sizeof(sdram));
  }
  int8_t expected[kClasses];
  RunDigitsAlone(expected);
  FillInput(&interpreter);
  ASSERT_EQ(interpreter.Invoke(), kTfLiteOk);
  EXPECT_EQ(memcmp(interpreter.output(0)->data.int8, expected, kClasses), 0);
  EXPECT_TRUE(IsIn(regions[0], interpreter.output(0)->data.raw));
}

TEST(RegionMemoryPlanner, SaysWhichRegionIsTooSmallAndByHowMuch) {
  const MemoryRegion regions[] = {{"tcm", region_start, 64}};
  size_t needed = 0;
  int8_t outputs[kClasses];
  ASSERT_TRUE(RunDigits(regions, 1, kArenaBytes, outputs, &needed));
  RegionMemoryPlanner planner(GetModel(g_digits_int8), regions, 1);
  logged[0] = '\0';
  planner.Report("sdram", 5000, 4000);
  EXPECT_MESSAGE(logged,
                 "Region 'tcm': 0 of 64 bytes are used.\n"
                 "Region 'sdram' has 4000 bytes, 1000 too few: 5000 are needed.\n");
  logged[0] = '\0';
  planner.Report("sdram", 4000, 5000);
  EXPECT_MESSAGE(logged, "Region 'tcm': 0 of 64 bytes are used.\nRegion 'sdram': 4000 of 5000 bytes are used.\n");
  logged[0] = '\0';
  planner.Report("sdram", 0, 5000);
  EXPECT_MESSAGE(logged, "Region 'tcm': 0 of 64 bytes are used.\nRegion 'sdram': what it has to have is not known.\n");
  logged[0] = '\0';
  EXPECT_EQ(planner.used_bytes(-1), 0u);
  EXPECT_EQ(planner.used_bytes(1), 0u);
}

// Each tensor but `flag` has 288 bytes. Most accesses, 4, have the sum and what RESHAPE makes of it, which are one
// buffer; then comes the input, which a convolution and the sum read, 3. The sum lies where its input does. `flag` is
// written by the application and read by IF, and the smallest of those with 2.
TEST(RegionMemoryPlanner, WhatIsUsedMostGoesFirst) {
  alignas(16) static uint8_t file[8 * 1024];
  ASSERT_LE(g_planned_branches_model_size, sizeof(file));
  memcpy(file, g_planned_branches_model, g_planned_branches_model_size);
  const Model* model = GetModel(file, g_planned_branches_model_size);
  // Without the plan that it brings along.
  const auto* plan = model->buffers()->Get(model->metadata()->Get(0)->buffer())->data();
  memset(file + (plan->Data() - file) + 12, 0xFF, plan->size() - 12);
  const struct {
    size_t bytes;
    bool has_flag;
    bool has_input;
  } cases[] = {{0, false, false}, {16, true, false}, {288, false, true}, {576, true, true}};
  for (const auto& expected : cases) {
    const MemoryRegion region = {"fast", region_start, expected.bytes};
    RegionMemoryPlanner planner(model, &region, 1);
    MicroAllocator* allocator = MicroAllocator::Create(arena, kArenaBytes, &planner);
    ASSERT_TRUE(allocator != nullptr);
    MicroInterpreter interpreter(model, AllOps(), allocator);
    ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
    EXPECT_EQ(IsIn(region, interpreter.input(0)->data.raw), expected.has_flag);
    EXPECT_EQ(IsIn(region, interpreter.input(1)->data.raw), expected.has_input);
  }
}

TEST(RegionMemoryPlanner, TheModelsOfOneAllocatorOverlayEachOther) {
  int8_t expected[kClasses];
  RunDigitsAlone(expected);
  const MemoryRegion region = {"fast", region_start, 2048};
  const Model* model = GetModel(g_digits_int8);
  RegionMemoryPlanner planner(model, &region, 1);
  MicroAllocator* allocator = MicroAllocator::Create(arena, kArenaBytes, &planner);
  ASSERT_TRUE(allocator != nullptr);
  MicroInterpreter first(model, AllOps(), allocator);
  ASSERT_EQ(first.AllocateTensors(), kTfLiteOk);
  const size_t used = planner.used_bytes(0);
  const size_t activations = allocator->arena().head_bytes();
  EXPECT_GT(used, 0u);
  planner.UseModel(model);
  MicroInterpreter second(model, AllOps(), allocator);
  ASSERT_EQ(second.AllocateTensors(), kTfLiteOk);
  EXPECT_EQ(planner.used_bytes(0), used);
  EXPECT_EQ(allocator->arena().head_bytes(), activations);
  MicroInterpreter* const in_turn[] = {&first, &second, &first};
  for (MicroInterpreter* interpreter : in_turn) {
    FillInput(interpreter);
    ASSERT_EQ(interpreter->Invoke(), kTfLiteOk);
    EXPECT_EQ(memcmp(interpreter->output(0)->data.int8, expected, kClasses), 0);
  }
}

TEST(RegionMemoryPlanner, PersistentMemoryMayBeApartToo) {
  int8_t expected[kClasses];
  RunDigitsAlone(expected);
  const MemoryRegion region = {"fast", region_start, 1024};
  const Model* model = GetModel(g_digits_int8);
  RegionMemoryPlanner planner(model, &region, 1);
  SingleArenaBufferAllocator blocks(arena, 4096, arena + 4096, kArenaBytes - 4096);
  MicroAllocator* allocator = MicroAllocator::Create(&blocks, &planner);
  ASSERT_TRUE(allocator != nullptr);
  MicroInterpreter interpreter(model, AllOps(), allocator);
  ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
  EXPECT_GT(planner.used_bytes(0), 0u);
  FillInput(&interpreter);
  ASSERT_EQ(interpreter.Invoke(), kTfLiteOk);
  EXPECT_EQ(memcmp(interpreter.output(0)->data.int8, expected, kClasses), 0);
}

}  // namespace
}  // namespace tflite
