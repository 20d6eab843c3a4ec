// Messages on a board: the debugger's console.
#include "tflite_micro/platform/log_output.h"
#include "tflite_micro/platform/semihosting.h"

namespace tflite {

void WriteLogOutput(const char* text, size_t length, void*) { semihosting::WriteConsole(text, length); }

}  // namespace tflite
