// The default DebugLog(). Alone in its file, so that a program's own definition keeps it out.
#include "tflite_micro/platform/debug_log.h"

#include "tflite_micro/platform/log_format.h"
#include "tflite_micro/platform/log_output.h"

extern "C" void DebugLog(const char* format, va_list args) {
  tflite::FormatLog(tflite::WriteLogOutput, nullptr, format, args);
}
