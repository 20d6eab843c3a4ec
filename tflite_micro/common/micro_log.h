// Messages for the person who integrates a model. They cost flash, so a release build with
// TF_LITE_STRIP_ERROR_STRINGS compiles them, and the evaluation of their arguments, out.
#ifndef TFLITE_MICRO_COMMON_MICRO_LOG_H_
#define TFLITE_MICRO_COMMON_MICRO_LOG_H_

#include <stdarg.h>

#ifdef TF_LITE_STRIP_ERROR_STRINGS

// Sees the arguments, so that nothing counts as unused, but never runs.
inline void IgnoreMessage(const char*, ...) {}

#define MicroPrintf(...) (false ? IgnoreMessage(__VA_ARGS__) : (void)0)
#define MicroPrintfPart(...) MicroPrintf(__VA_ARGS__)
inline void VMicroPrintf(const char*, va_list) {}

#else

// Writes one line, formatted as printf does, through the platform's DebugLog().
void MicroPrintf(const char* format, ...) __attribute__((format(printf, 1, 2)));
void VMicroPrintf(const char* format, va_list args);
// As MicroPrintf, without the end of line: for a sentence that is put together from parts.
void MicroPrintfPart(const char* format, ...) __attribute__((format(printf, 1, 2)));

#endif  // TF_LITE_STRIP_ERROR_STRINGS

#endif  // TFLITE_MICRO_COMMON_MICRO_LOG_H_
