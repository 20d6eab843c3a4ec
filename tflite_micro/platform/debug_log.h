// Where messages leave the library: the two functions that a port to new hardware supplies. The defaults write to
// standard error on the host and to the debugger's console (semihosting) on the simulated boards; a program that
// defines its own replaces them, as the linker prefers it.
#ifndef TFLITE_MICRO_PLATFORM_DEBUG_LOG_H_
#define TFLITE_MICRO_PLATFORM_DEBUG_LOG_H_

#include <stdarg.h>
#include <stddef.h>

extern "C" {

// Writes `format` with its arguments, as printf would, without adding an end of line. The default understands the
// directives that log_format.h lists. May be called by the library at any time outside of an operator's inner loops,
// from one thread at a time per interpreter.
void DebugLog(const char* format, va_list args);

// As C's vsnprintf: writes at most `size` bytes to `buffer`, the last of them NUL (nothing if `size` is 0), and
// returns the length that the whole text has.
int DebugVsnprintf(char* buffer, size_t size, const char* format, va_list args);

}  // extern "C"

#endif  // TFLITE_MICRO_PLATFORM_DEBUG_LOG_H_
