// Host only: lets a program catch the library's messages instead of seeing them on standard error. The Python
// bindings put them into the text of an exception this way.
#ifndef TFLITE_MICRO_PLATFORM_LOG_SINK_H_
#define TFLITE_MICRO_PLATFORM_LOG_SINK_H_

#include <stddef.h>

namespace tflite {

// From now on the calling thread's messages go to `sink`, in pieces that are not NUL-terminated, each with `user`,
// which the caller keeps alive. nullptr restores standard error.
void SetLogSink(void (*sink)(const char* text, size_t length, void* user), void* user);

}  // namespace tflite

#endif  // TFLITE_MICRO_PLATFORM_LOG_SINK_H_
