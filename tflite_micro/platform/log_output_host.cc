// Messages on the host: standard error, or the sink of the calling thread.
#include <unistd.h>

#include "tflite_micro/platform/log_output.h"
#include "tflite_micro/platform/log_sink.h"

namespace tflite {
namespace {

thread_local void (*thread_sink)(const char*, size_t, void*) = nullptr;
thread_local void* thread_sink_user = nullptr;

}  // namespace

void SetLogSink(void (*sink)(const char* text, size_t length, void* user), void* user) {
  thread_sink = sink;
  thread_sink_user = user;
}

void WriteLogOutput(const char* text, size_t length, void*) {
  if (thread_sink != nullptr) {
    thread_sink(text, length, thread_sink_user);
    return;
  }
  while (length > 0) {
    const ssize_t written = write(STDERR_FILENO, text, length);
    if (written <= 0) return;
    text += written;
    length -= static_cast<size_t>(written);
  }
}

}  // namespace tflite
