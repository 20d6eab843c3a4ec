// What the start-up code of all boards shares: from a C environment that works to main() and the exit code, and from
// a fault to a report and a failure. Not for programs to call.
#ifndef TFLITE_MICRO_PLATFORM_STARTUP_H_
#define TFLITE_MICRO_PLATFORM_STARTUP_H_

#include <stddef.h>
#include <stdint.h>

namespace tflite {
namespace startup {

// Exit codes that a program does not choose itself.
constexpr int kExitFault = 125;
constexpr int kExitBadCommandLine = 123;

// Copies .data, clears .bss, runs InitializeTarget() and main(), and exits with main's result.
[[noreturn]] void RunProgram();

// For fault reports: a line of text, or "name=12345678 " pieces.
void Print(const char* text);
void PrintRegister(const char* name, uintptr_t value);

// Whether `size` bytes at `address` are in the program's RAM, so that a report may read them.
bool InRam(uintptr_t address, size_t size);

// Tells where the stack is, and that it overflowed if the hardware says so or `stack_pointer` does.
void PrintStackState(uintptr_t stack_pointer, bool overflowed);

}  // namespace startup
}  // namespace tflite

#endif  // TFLITE_MICRO_PLATFORM_STARTUP_H_
