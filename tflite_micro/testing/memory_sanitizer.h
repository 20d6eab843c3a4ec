// What a test knows to be no fault although MemorySanitizer would say so (--config=msan).
#ifndef TFLITE_MICRO_TESTING_MEMORY_SANITIZER_H_
#define TFLITE_MICRO_TESTING_MEMORY_SANITIZER_H_

#include <stddef.h>

#if defined(__has_feature)
#if __has_feature(memory_sanitizer)
#define TFLM_MEMORY_SANITIZER 1
extern "C" void __msan_unpoison(const volatile void* start, size_t bytes);
#endif
#endif

namespace tflite {
namespace testing {

// Takes `bytes` from `start` on for written. Nothing happens in other builds.
inline void TakeForWritten(const void* start, size_t bytes) {
#ifdef TFLM_MEMORY_SANITIZER
  __msan_unpoison(start, bytes);
#else
  (void)start;
  (void)bytes;
#endif
}

}  // namespace testing
}  // namespace tflite

#endif  // TFLITE_MICRO_TESTING_MEMORY_SANITIZER_H_
