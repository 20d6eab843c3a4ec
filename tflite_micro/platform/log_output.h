// The stream that the default DebugLog() writes to, one implementation for the host and one for boards with
// semihosting.
#ifndef TFLITE_MICRO_PLATFORM_LOG_OUTPUT_H_
#define TFLITE_MICRO_PLATFORM_LOG_OUTPUT_H_

#include <stddef.h>

namespace tflite {

// Writes `length` bytes; what cannot be written is lost. `user` is not used: the signature is that of a LogWriter.
void WriteLogOutput(const char* text, size_t length, void* user);

}  // namespace tflite

#endif  // TFLITE_MICRO_PLATFORM_LOG_OUTPUT_H_
