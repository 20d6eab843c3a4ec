// Messages on the host go to the sink of the thread that logs.
#include <string.h>

#include <thread>

#include "tflite_micro/platform/debug_log.h"
#include "tflite_micro/platform/log_sink.h"
#include "tflite_micro/testing/micro_test.h"

namespace {

void Log(const char* format, ...) {
  va_list args;
  va_start(args, format);
  DebugLog(format, args);
  va_end(args);
}

struct Text {
  char characters[64];
  size_t length;
};

void Append(const char* text, size_t length, void* user) {
  auto* to = static_cast<Text*>(user);
  ASSERT_LT(to->length + length, sizeof(to->characters));
  memcpy(to->characters + to->length, text, length);
  to->length += length;
}

}  // namespace

TEST(LogSink, CatchesTheThreadsMessages) {
  Text mine = {}, others = {};
  tflite::SetLogSink(Append, &mine);
  std::thread([&others] {
    tflite::SetLogSink(Append, &others);
    Log("from %s", "another thread");
  }).join();
  Log("%d and ", 1);
  Log("%d", 2);
  tflite::SetLogSink(nullptr, nullptr);
  EXPECT_STREQ(mine.characters, "1 and 2");
  EXPECT_STREQ(others.characters, "from another thread");
}
