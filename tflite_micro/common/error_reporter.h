// The way in which programs for older versions of TensorFlow Lite Micro report errors. New ones call MicroPrintf().
#ifndef TFLITE_MICRO_COMMON_ERROR_REPORTER_H_
#define TFLITE_MICRO_COMMON_ERROR_REPORTER_H_

#include <stdarg.h>

#include "tflite_micro/common/micro_log.h"

namespace tflite {

class ErrorReporter {
 public:
  // Writes one line, formatted as printf does. The number returned means nothing.
  virtual int Report(const char* format, va_list args) = 0;

  int Report(const char* format, ...) {
    va_list args;
    va_start(args, format);
    const int code = Report(format, args);
    va_end(args);
    return code;
  }
  // The same; no va_list can be mistaken for an argument of the format here.
  int ReportError(void*, const char* format, ...) {
    va_list args;
    va_start(args, format);
    const int code = Report(format, args);
    va_end(args);
    return code;
  }

 protected:
  ~ErrorReporter() = default;
};

// Writes where MicroPrintf() does.
class MicroErrorReporter : public ErrorReporter {
 public:
  using ErrorReporter::Report;
  int Report(const char* format, va_list args) override {
    VMicroPrintf(format, args);
    return 0;
  }
};

// The one that all may share.
inline ErrorReporter* GetMicroErrorReporter() {
  static MicroErrorReporter reporter;
  return &reporter;
}

}  // namespace tflite

#ifdef TF_LITE_STRIP_ERROR_STRINGS
#define TF_LITE_REPORT_ERROR(reporter, ...) ((void)(reporter), MicroPrintf(__VA_ARGS__))
#else
#define TF_LITE_REPORT_ERROR(reporter, ...) \
  static_cast<tflite::ErrorReporter*>(reporter)->ReportError(nullptr, __VA_ARGS__)
#endif

#endif  // TFLITE_MICRO_COMMON_ERROR_REPORTER_H_
