// A program that defines the hooks itself, as a port to new hardware does: its definitions are the ones that are
// called.
#include "tflite_micro/platform/debug_log.h"
#include "tflite_micro/platform/micro_time.h"
#include "tflite_micro/platform/system_setup.h"
#include "tflite_micro/testing/micro_test.h"

namespace {

const char* last_format = nullptr;
int set_ups = 0;

void Log(const char* format, ...) {
  va_list args;
  va_start(args, format);
  DebugLog(format, args);
  va_end(args);
}

int Format(char* buffer, size_t size, const char* format, ...) {
  va_list args;
  va_start(args, format);
  const int length = DebugVsnprintf(buffer, size, format, args);
  va_end(args);
  return length;
}

}  // namespace

extern "C" void DebugLog(const char* format, va_list) { last_format = format; }

namespace tflite {

void InitializeTarget() { ++set_ups; }
uint32_t ticks_per_second() { return 7; }
uint32_t GetCurrentTimeTicks() { return 8; }

}  // namespace tflite

TEST(OwnHooks, TakeThePlaceOfTheDefaults) {
  Log("mine");
  EXPECT_STREQ(last_format, "mine");
  EXPECT_GE(set_ups, 1);
  EXPECT_EQ(tflite::ticks_per_second(), 7u);
  EXPECT_EQ(tflite::GetCurrentTimeTicks(), 8u);
}

TEST(OwnHooks, TheOtherDefaultsStay) {
  char text[8];
  EXPECT_EQ(Format(text, sizeof(text), "%d", 42), 2);
  EXPECT_STREQ(text, "42");
}
