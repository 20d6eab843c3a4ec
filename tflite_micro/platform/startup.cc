#include "tflite_micro/platform/startup.h"

#include <string.h>

#include "tflite_micro/platform/command_line.h"
#include "tflite_micro/platform/semihosting.h"
#include "tflite_micro/platform/system_setup.h"

// The program's main(). C++ forbids calling that name.
extern "C" int ProgramMain(int argc, char** argv) __asm__("main");

// From the linker script.
extern "C" {
extern char __tflm_data_start[], __tflm_data_end[], __tflm_data_load[];
extern char __tflm_bss_start[], __tflm_bss_end[];
extern char __tflm_ram_start[], __tflm_ram_end[];
extern char __tflm_stack_bottom[], __tflm_stack_top[];
extern char __tflm_command_line_start[], __tflm_command_line_end[];
}

namespace tflite {
namespace startup {
namespace {

// Written to the lowest words of the stack.
constexpr size_t kMarks = 8;
constexpr uint32_t kMark = 0x57ACC0DE;

}  // namespace

void RunProgram() {
  memcpy(__tflm_data_start, __tflm_data_load, static_cast<size_t>(__tflm_data_end - __tflm_data_start));
  memset(__tflm_bss_start, 0, static_cast<size_t>(__tflm_bss_end - __tflm_bss_start));

  const size_t room = static_cast<size_t>(__tflm_command_line_end - __tflm_command_line_start);
  int argc = 0;
  char** argv = nullptr;
  if (semihosting::CommandLine(__tflm_command_line_start, room) != 0 ||
      !SplitCommandLine(__tflm_command_line_start, room, &argc, &argv)) {
    Print("The command line does not fit the board's buffer for it\n");
    semihosting::Exit(kExitBadCommandLine);
  }
  // Where no hardware guards the stack, the end of the program tells.
  volatile uint32_t* const bottom = reinterpret_cast<volatile uint32_t*>(__tflm_stack_bottom);
  for (size_t i = 0; i < kMarks; ++i) bottom[i] = kMark;
  InitializeTarget();
  const int result = ProgramMain(argc, argv);
  for (size_t i = 0; i < kMarks; ++i) {
    if (bottom[i] == kMark) continue;
    Print("\n*** The program ended with ");
    PrintRegister("result", static_cast<uintptr_t>(result));
    Print("but had written below its stack\n");
    PrintStackState(0, true);
    semihosting::Exit(kExitFault);
  }
  semihosting::Exit(result);
}

void Print(const char* text) { semihosting::WriteConsole(text); }

void PrintRegister(const char* name, uintptr_t value) {
  char digits[10];
  for (int i = 0; i < 8; ++i) digits[i] = "0123456789abcdef"[(value >> (28 - 4 * i)) & 0xF];
  digits[8] = ' ';
  digits[9] = '\0';
  Print(name);
  Print("=");
  Print(digits);
}

bool InRam(uintptr_t address, size_t size) {
  const uintptr_t start = reinterpret_cast<uintptr_t>(__tflm_ram_start);
  const uintptr_t end = reinterpret_cast<uintptr_t>(__tflm_ram_end);
  return address >= start && address <= end && size <= end - address;
}

void PrintStackState(uintptr_t stack_pointer, bool overflowed) {
  const uintptr_t bottom = reinterpret_cast<uintptr_t>(__tflm_stack_bottom);
  const uintptr_t top = reinterpret_cast<uintptr_t>(__tflm_stack_top);
  PrintRegister("sp", stack_pointer);
  PrintRegister("stack", bottom);
  PrintRegister("to", top);
  Print("\n");
  // A fault close above the bottom is most likely an access below it.
  if (overflowed || stack_pointer < bottom + 64) {
    Print(
        "The stack overflowed. Link with -Wl,--defsym=__tflm_stack_size=BYTES "
        "for more.\n");
  }
}

}  // namespace startup
}  // namespace tflite
