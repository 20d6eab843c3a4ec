// Messages on the host go to the sink of the thread that logs.
#include <string>
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

void Append(const char* text, size_t length, void* user) { static_cast<std::string*>(user)->append(text, length); }

}  // namespace

TEST(LogSink, CatchesTheThreadsMessages) {
  std::string mine, others;
  tflite::SetLogSink(Append, &mine);
  std::thread([&others] {
    tflite::SetLogSink(Append, &others);
    Log("from %s", "another thread");
  }).join();
  Log("%d and ", 1);
  Log("%d", 2);
  tflite::SetLogSink(nullptr, nullptr);
  EXPECT_STREQ(mine.c_str(), "1 and 2");
  EXPECT_STREQ(others.c_str(), "from another thread");
}
