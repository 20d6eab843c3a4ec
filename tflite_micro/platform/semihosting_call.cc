#include "tflite_micro/platform/semihosting_call.h"

namespace tflite {
namespace semihosting {

intptr_t Call(Operation operation, const void* argument) {
#if defined(__arm__)
  register uintptr_t r0 asm("r0") = operation;
  register const void* r1 asm("r1") = argument;
  asm volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory", "cc");
  return static_cast<intptr_t>(r0);
#elif defined(__riscv)
  // The three instructions are recognised together: uncompressed, and not across a page.
  register uintptr_t a0 asm("a0") = operation;
  register const void* a1 asm("a1") = argument;
  asm volatile(
      ".option push\n"
      ".option norvc\n"
      ".balign 16\n"
      "slli x0, x0, 0x1f\n"
      "ebreak\n"
      "srai x0, x0, 7\n"
      ".option pop\n"
      : "+r"(a0)
      : "r"(a1)
      : "memory");
  return static_cast<intptr_t>(a0);
#else
#error "Semihosting is known for Arm and RISC-V only"
#endif
}

}  // namespace semihosting
}  // namespace tflite
