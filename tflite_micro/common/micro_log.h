// Messages for the person who integrates a model. They cost flash, so a release build with
// TF_LITE_STRIP_ERROR_STRINGS compiles them, and the evaluation of their arguments, out.
#ifndef TFLITE_MICRO_COMMON_MICRO_LOG_H_
#define TFLITE_MICRO_COMMON_MICRO_LOG_H_

#include <stdarg.h>

// TFLITE_MICRO_REPORTING begins a function of a header that has arguments for its message alone. Where messages are
// compiled out, passing these would take flash at each of its calls, so it is inlined and only calls what does the
// work.
#ifdef TF_LITE_STRIP_ERROR_STRINGS

// Sees the arguments, so that nothing counts as unused, but never runs.
inline void IgnoreMessage(const char*, ...) {}

#define MicroPrintf(...) (false ? IgnoreMessage(__VA_ARGS__) : (void)0)
#define MicroPrintfPart(...) MicroPrintf(__VA_ARGS__)
inline void VMicroPrintf(const char*, va_list) {}
#define TFLITE_MICRO_REPORTING __attribute__((always_inline)) inline
namespace tflite {
inline constexpr bool kHasMessages = false;
}

#else

// Writes one line, formatted as printf does, through the platform's DebugLog().
void MicroPrintf(const char* format, ...) __attribute__((format(printf, 1, 2)));
void VMicroPrintf(const char* format, va_list args);
// As MicroPrintf, without the end of line: for a sentence that is put together from parts.
void MicroPrintfPart(const char* format, ...) __attribute__((format(printf, 1, 2)));
#define TFLITE_MICRO_REPORTING __attribute__((noinline)) inline
namespace tflite {
inline constexpr bool kHasMessages = true;
}

#endif  // TF_LITE_STRIP_ERROR_STRINGS

#endif  // TFLITE_MICRO_COMMON_MICRO_LOG_H_
