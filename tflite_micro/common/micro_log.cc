#include "tflite_micro/common/micro_log.h"

#ifndef TF_LITE_STRIP_ERROR_STRINGS

#include "tflite_micro/platform/debug_log.h"

void MicroPrintfPart(const char* format, ...) {
  va_list args;
  va_start(args, format);
  DebugLog(format, args);
  va_end(args);
}

void VMicroPrintf(const char* format, va_list args) {
  DebugLog(format, args);
  MicroPrintfPart("\n");
}

void MicroPrintf(const char* format, ...) {
  va_list args;
  va_start(args, format);
  VMicroPrintf(format, args);
  va_end(args);
}

#endif  // TF_LITE_STRIP_ERROR_STRINGS
