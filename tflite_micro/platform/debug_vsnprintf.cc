// The default DebugVsnprintf(). Alone in its file, so that a program's own definition keeps it out.
#include <string.h>

#include "tflite_micro/platform/debug_log.h"
#include "tflite_micro/platform/log_format.h"

namespace tflite {
namespace {

struct TextBuffer {
  char* next;
  size_t room;  // Bytes left, the final NUL not counted.
};

void Append(const char* text, size_t length, void* user) {
  TextBuffer* buffer = static_cast<TextBuffer*>(user);
  const size_t count = length < buffer->room ? length : buffer->room;
  if (count == 0) return;
  memcpy(buffer->next, text, count);
  buffer->next += count;
  buffer->room -= count;
}

}  // namespace
}  // namespace tflite

extern "C" int DebugVsnprintf(char* buffer, size_t size, const char* format, va_list args) {
  tflite::TextBuffer text = {buffer, size > 0 ? size - 1 : 0};
  const size_t length = tflite::FormatLog(tflite::Append, &text, format, args);
  if (size > 0) *text.next = '\0';
  return static_cast<int>(length);
}
