// A printf without the printf family: formats into a sink, a few bytes at a time, without heap, locale or a large
// stack. Numbers are exact, floating point included.
//
//   conversions %d %i %u %x %X %o %c %s %p %f %F %e %E %g %G %%
//   flags - 0 + space #; width and precision, as numbers or *; lengths hh h l ll z t j
//
// An unknown directive is written as it stands; the precision of %f, %e, %g is cut to 20 digits.
#ifndef TFLITE_MICRO_PLATFORM_LOG_FORMAT_H_
#define TFLITE_MICRO_PLATFORM_LOG_FORMAT_H_

#include <stdarg.h>
#include <stddef.h>

namespace tflite {

// Receives the text in pieces, in order. `text` is not NUL-terminated and is gone after the call.
using LogWriter = void (*)(const char* text, size_t length, void* user);

// Returns the number of bytes written.
size_t FormatLog(LogWriter write, void* user, const char* format, va_list args);

}  // namespace tflite

#endif  // TFLITE_MICRO_PLATFORM_LOG_FORMAT_H_
