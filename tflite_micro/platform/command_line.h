// Splits the one line of text that semihosting hands over into main's arguments.
#ifndef TFLITE_MICRO_PLATFORM_COMMAND_LINE_H_
#define TFLITE_MICRO_PLATFORM_COMMAND_LINE_H_

#include <stddef.h>

namespace tflite {

// Splits the NUL-terminated text at the start of `buffer`, in place. Arguments are separated by spaces; within double
// quotes a space is a character like others; a backslash makes the next character ordinary. The array of pointers,
// ended by a null pointer, is put into the rest of the `size` bytes. Returns false if it does not fit.
bool SplitCommandLine(char* buffer, size_t size, int* argc, char*** argv);

}  // namespace tflite

#endif  // TFLITE_MICRO_PLATFORM_COMMAND_LINE_H_
