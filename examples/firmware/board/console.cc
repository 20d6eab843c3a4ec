#include "board/console.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/platform/debug_log.h"
#include "tflite_micro/platform/log_format.h"

namespace {

// Numbers of semihosting calls.
constexpr uint32_t kWrite0 = 0x04;
constexpr uint32_t kWrite = 0x05;
constexpr uint32_t kExitExtended = 0x20;
constexpr uint32_t kApplicationExit = 0x20026;
// QEMU has it open from the start.
constexpr uint32_t kStandardOutput = 1;

uint32_t Semihost(uint32_t operation, const void* argument) {
  register uint32_t r0 asm("r0") = operation;
  register const void* r1 asm("r1") = argument;
  asm volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
  return r0;
}

}  // namespace

namespace board {

void Write(const char* text) { Semihost(kWrite0, text); }

void Exit(int code) {
  const uint32_t block[2] = {kApplicationExit, static_cast<uint32_t>(code)};
  Semihost(kExitExtended, block);
  while (true) {
  }
}

}  // namespace board

// The hook of tflite_micro: its messages end here, piece by piece.
extern "C" void DebugLog(const char* format, va_list args) {
  tflite::FormatLog(
      [](const char* text, size_t length, void*) {
        const uint32_t block[3] = {kStandardOutput, reinterpret_cast<uint32_t>(text), length};
        Semihost(kWrite, block);
      },
      nullptr, format, args);
}
