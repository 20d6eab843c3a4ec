// From reset to main(): the vector table, the FPU, initialised and zeroed memory.
#include <stdint.h>
#include <string.h>

#include "board/console.h"

int main();

extern "C" {
extern uint8_t data_start[], data_end[], bss_start[], bss_end[], stack_top[];
extern const uint8_t data_source[];

void ResetHandler();
void FaultHandler();
}

namespace {

// Coprocessor access control register: full access to the FPU.
volatile uint32_t* const kCpacr = reinterpret_cast<volatile uint32_t*>(0xE000ED88);
constexpr uint32_t kFpuAccess = 0xFu << 20;

}  // namespace

__attribute__((section(".vectors"), used)) const void* const vectors[16] = {
    stack_top,
    reinterpret_cast<const void*>(ResetHandler),
    reinterpret_cast<const void*>(FaultHandler),
    reinterpret_cast<const void*>(FaultHandler),
    reinterpret_cast<const void*>(FaultHandler),
    reinterpret_cast<const void*>(FaultHandler),
    reinterpret_cast<const void*>(FaultHandler),
};

void ResetHandler() {
  *kCpacr = *kCpacr | kFpuAccess;
  asm volatile("dsb\n isb" ::: "memory");
  memcpy(data_start, data_source, static_cast<size_t>(data_end - data_start));
  memset(bss_start, 0, static_cast<size_t>(bss_end - bss_start));
  board::Exit(main());
}

void FaultHandler() {
  board::Write("fault\n");
  board::Exit(1);
}
