#include "tflite_micro/platform/command_line.h"

#include <stdint.h>

namespace tflite {

bool SplitCommandLine(char* buffer, size_t size, int* argc, char*** argv) {
  // Volatile, or compilers make of this strlen(), which in C libraries takes as much flash as this function.
  const volatile char* text = buffer;
  while (*text++ != '\0') {
  }
  const uintptr_t text_end = reinterpret_cast<uintptr_t>(text);
  const uintptr_t table = (text_end + alignof(char*) - 1) & ~(alignof(char*) - 1);
  const uintptr_t end = reinterpret_cast<uintptr_t>(buffer) + size;
  const size_t room = table < end ? (end - table) / sizeof(char*) : 0;
  char** const arguments = reinterpret_cast<char**>(table);

  size_t count = 0;
  const char* in = buffer;
  char* out = buffer;
  for (;;) {
    while (*in == ' ') ++in;
    if (*in == '\0') break;
    if (count + 1 >= room) return false;
    arguments[count++] = out;
    bool quoted = false;
    for (; *in != '\0' && (quoted || *in != ' '); ++in) {
      if (*in == '"') {
        quoted = !quoted;
        continue;
      }
      if (*in == '\\' && in[1] != '\0') ++in;
      *out++ = *in;
    }
    // `out` is behind `in` or on the separator that `in` stands on, so step over it first.
    if (*in != '\0') ++in;
    *out++ = '\0';
  }
  if (room == 0) return false;
  arguments[count] = nullptr;
  *argc = static_cast<int>(count);
  *argv = arguments;
  return true;
}

}  // namespace tflite
