// Does on a board what its arguments say, good or bad, so that tests can see from outside that start-up code and
// launcher treat it as they should (python/tflite_micro/targets/simulator_test.py).
//
//   exit CODE | arguments ... | copy FROM TO | missing FILE | count | spare | fault | divide |
//   overflow | little_overflow BYTES | write_null | hang | lockup
#include <stdarg.h>
#include <string.h>

#include "tflite_micro/platform/debug_log.h"
#include "tflite_micro/platform/instruction_count.h"
#include "tflite_micro/platform/semihosting.h"
#include "tflite_micro/platform/spare_memory.h"

namespace {

using tflite::GetInstructionCount;
namespace semihosting = tflite::semihosting;

volatile int zero = 0;
volatile int hundred = 100;
// Set by nobody: the compiler must take the recursion below for finite.
volatile bool stop_recursion = false;

__attribute__((format(printf, 1, 2))) void Print(const char* format, ...) {
  va_list args;
  va_start(args, format);
  DebugLog(format, args);
  va_end(args);
}

int Number(const char* text) {
  int number = 0;
  for (; *text >= '0' && *text <= '9'; ++text) number = number * 10 + (*text - '0');
  return number;
}

int Copy(const char* from, const char* to) {
  int in, out;
  size_t length;
  if (semihosting::Open(from, semihosting::OpenMode::kRead, &in) != 0) return 10;
  if (semihosting::Length(in, &length) != 0) return 11;
  if (semihosting::Open(to, semihosting::OpenMode::kWrite, &out) != 0) return 12;
  size_t copied = 0;
  for (;;) {
    char buffer[100];
    size_t size;
    if (semihosting::Read(in, buffer, sizeof(buffer), &size) != 0) return 13;
    if (size == 0) break;
    if (semihosting::Write(out, buffer, size) != 0) return 14;
    copied += size;
  }
  if (copied != length) return 15;
  if (semihosting::Close(in) != 0 || semihosting::Close(out) != 0) return 16;
  return 0;
}

int Missing(const char* path) {
  int file;
  const int error = semihosting::Open(path, semihosting::OpenMode::kRead, &file);
  Print("errno %d\n", error);
  return error != 0 ? 0 : 1;
}

// One turn is 4 instructions on every core.
void Spin(uint32_t turns) {
#if defined(__arm__)
  asm volatile(
      ".syntax unified\n"
      "1:\n"
      "nop\n"
      "nop\n"
      "subs %0, #1\n"
      "bne 1b\n"
      : "+l"(turns)
      :
      : "cc");
#else
  asm volatile(
      "1:\n"
      "nop\n"
      "nop\n"
      "addi %0, %0, -1\n"
      "bnez %0, 1b\n"
      : "+r"(turns));
#endif
}

// Prints what the clock says of 0, 4, 4,000 ... instructions. The last is past the wrap of SysTick.
int Count() {
  GetInstructionCount();
  for (uint32_t turns = 1; turns <= 250000000; turns *= turns == 1 ? 1000 : 250) {
    const uint64_t before = GetInstructionCount();
    Spin(turns);
    const uint64_t after = GetInstructionCount();
    Print("%lu instructions took %llu\n", static_cast<unsigned long>(turns) * 4,
          static_cast<unsigned long long>(after - before));
  }
  return 0;
}

// Writes and reads a word in every 4 KB of the spare memory, and its last one.
int Spare() {
  uint32_t* const words = reinterpret_cast<uint32_t*>(tflite::SpareMemory());
  const size_t count = tflite::SpareMemorySize() / sizeof(uint32_t);
  Print("%lu bytes\n", static_cast<unsigned long>(count * sizeof(uint32_t)));
  for (size_t i = 0; i < count; i += 1024) words[i] = static_cast<uint32_t>(i);
  words[count - 1] = 0x12345678;
  for (size_t i = 0; i < count; i += 1024) {
    if (words[i] != static_cast<uint32_t>(i) && i != count - 1) return 1;
  }
  return words[count - 1] == 0x12345678 ? 0 : 1;
}

__attribute__((noinline)) int Recurse(int depth) {
  volatile char block[256];
  block[0] = static_cast<char>(depth);
  if (stop_recursion) return 0;
  return Recurse(depth + 1) + block[0];
}

// Touches the stack down to `size` bytes below this function's frame, and returns.
__attribute__((noinline)) int UseStack(size_t size) {
  volatile char* const block = static_cast<volatile char*>(__builtin_alloca(size));
  for (size_t i = 0; i < size; i += 4) block[i] = 1;
  return 0;
}

__attribute__((noinline)) int WriteTo(volatile int* address) {
  asm volatile("" : "+r"(address));
  *address = 1;
  return 0;
}

[[noreturn]] void Fault() {
#if defined(__arm__)
  asm volatile("udf #0");
#else
  asm volatile("unimp");
#endif
  for (;;) {
  }
}

// A fault that the fault handler must not see: at its own priority.
[[noreturn]] void LockUp() {
#if defined(__arm__) && __ARM_ARCH >= 7
  asm volatile("cpsid f");
#endif
  Fault();
}

}  // namespace

int main(int argc, char** argv) {
  const char* const command = argc > 1 ? argv[1] : "";
  if (strcmp(command, "exit") == 0) return Number(argv[2]);
  if (strcmp(command, "arguments") == 0) {
    for (int i = 0; i < argc; ++i) Print("<%s>\n", argv[i]);
    return argv[argc] == nullptr ? 0 : 1;
  }
  if (strcmp(command, "copy") == 0) return Copy(argv[2], argv[3]);
  if (strcmp(command, "missing") == 0) return Missing(argv[2]);
  if (strcmp(command, "count") == 0) return Count();
  if (strcmp(command, "spare") == 0) return Spare();
  if (strcmp(command, "fault") == 0) Fault();
  if (strcmp(command, "divide") == 0) return hundred / zero;
  if (strcmp(command, "overflow") == 0) return Recurse(0);
  if (strcmp(command, "little_overflow") == 0) return UseStack(static_cast<size_t>(Number(argv[2])));
  if (strcmp(command, "write_null") == 0) return WriteTo(nullptr);
  if (strcmp(command, "lockup") == 0) LockUp();
  if (strcmp(command, "hang") == 0) {
    Print("before the loop\n");
    for (;;) zero = 0;
  }
  Print("no such command: %s\n", command);
  return 99;
}
