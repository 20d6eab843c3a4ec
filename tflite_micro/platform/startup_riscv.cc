// Start-up of the simulated RISC-V board, in machine mode: reset, memory guard, and a report of every trap.
#include <stdint.h>

#include "tflite_micro/platform/semihosting.h"
#include "tflite_micro/platform/startup.h"

// Control registers belong to every core with traps, but not to what -march=rv32imc tells the assembler.
#define WITH_CONTROL_REGISTERS(code) \
  ".option push\n"                   \
  ".option arch, +zicsr\n" code "\n.option pop\n"

extern "C" {

extern char __tflm_guard_start[], __tflm_guard_size[];
extern char __tflm_code_start[], __tflm_code_size[];

[[noreturn]] void tflm_reset();
void tflm_trap();
[[noreturn]] void tflm_report_trap(const uint32_t* registers);

}  // extern "C"

namespace {

const char* TrapName(uint32_t cause) {
  switch (cause) {
    case 0:
      return "Instruction address misaligned";
    case 1:
      return "Instruction access fault";
    case 2:
      return "Illegal instruction";
    case 3:
      return "Breakpoint";
    case 4:
      return "Load address misaligned";
    case 5:
      return "Load access fault";
    case 6:
      return "Store address misaligned";
    case 7:
      return "Store access fault";
    default:
      return "Unexpected trap";
  }
}

// An entry of the physical memory protection: a naturally aligned range (NAPOT), locked so that it binds machine mode
// too; RISC-V privileged specification 3.7. `start` and `size` are linker symbols.
constexpr uint32_t kPmpRead = 1u << 0;
constexpr uint32_t kPmpExecute = 1u << 2;
constexpr uint32_t kPmpNapot = 3u << 3;
constexpr uint32_t kPmpLocked = 1u << 7;

uint32_t NapotAddress(const char* start, const char* size) {
  return (reinterpret_cast<uint32_t>(start) >> 2) | ((reinterpret_cast<uint32_t>(size) >> 3) - 1);
}

// Makes the memory below the stack inaccessible and the code read-only.
void ProtectMemory() {
  const uint32_t guard = NapotAddress(__tflm_guard_start, __tflm_guard_size);
  const uint32_t code = NapotAddress(__tflm_code_start, __tflm_code_size);
  constexpr uint32_t kGuard = kPmpLocked | kPmpNapot;
  constexpr uint32_t kCode = kPmpLocked | kPmpNapot | kPmpRead | kPmpExecute;
  asm volatile(WITH_CONTROL_REGISTERS("csrw pmpaddr0, %0")::"r"(guard));
  asm volatile(WITH_CONTROL_REGISTERS("csrw pmpaddr1, %0")::"r"(code));
  asm volatile(WITH_CONTROL_REGISTERS("csrw pmpcfg0, %0")::"r"(kGuard | (kCode << 8)));
}

}  // namespace

extern "C" __attribute__((naked, section(".tflm_reset"))) void tflm_reset() {
  asm volatile(
      WITH_CONTROL_REGISTERS(".option push\n"
                             ".option norelax\n"
                             "la gp, __global_pointer$\n"
                             ".option pop\n"
                             "la sp, __tflm_stack_top\n"
                             "la tp, __tflm_tls_start\n"
                             "la t0, tflm_trap\n"
                             "csrw mtvec, t0\n"
                             "tail tflm_start\n"));
}

extern "C" __attribute__((used, noreturn)) void tflm_start() {
#ifdef __riscv_flen
  constexpr uint32_t kFloatingPointInitial = 1u << 13;
  asm volatile(WITH_CONTROL_REGISTERS("csrs mstatus, %0")::"r"(kFloatingPointInitial));
#endif
  ProtectMemory();
  tflite::startup::RunProgram();
}

// Saves x1..x31 on a stack of its own, as the program's may be what faulted, and reports.
extern "C" __attribute__((naked, aligned(4))) void tflm_trap() {
  asm volatile(
      WITH_CONTROL_REGISTERS("csrw mscratch, sp\n"
                             "la sp, __tflm_fault_stack_top\n"
                             "addi sp, sp, -128\n"
                             "sw x1, 4(sp)\n"
                             "sw x3, 12(sp)\n"
                             "sw x4, 16(sp)\n"
                             "sw x5, 20(sp)\n"
                             "sw x6, 24(sp)\n"
                             "sw x7, 28(sp)\n"
                             "sw x8, 32(sp)\n"
                             "sw x9, 36(sp)\n"
                             "sw x10, 40(sp)\n"
                             "sw x11, 44(sp)\n"
                             "sw x12, 48(sp)\n"
                             "sw x13, 52(sp)\n"
                             "sw x14, 56(sp)\n"
                             "sw x15, 60(sp)\n"
                             "sw x16, 64(sp)\n"
                             "sw x17, 68(sp)\n"
                             "sw x18, 72(sp)\n"
                             "sw x19, 76(sp)\n"
                             "sw x20, 80(sp)\n"
                             "sw x21, 84(sp)\n"
                             "sw x22, 88(sp)\n"
                             "sw x23, 92(sp)\n"
                             "sw x24, 96(sp)\n"
                             "sw x25, 100(sp)\n"
                             "sw x26, 104(sp)\n"
                             "sw x27, 108(sp)\n"
                             "sw x28, 112(sp)\n"
                             "sw x29, 116(sp)\n"
                             "sw x30, 120(sp)\n"
                             "sw x31, 124(sp)\n"
                             "csrr t0, mscratch\n"
                             "sw t0, 8(sp)\n"
                             "mv a0, sp\n"
                             "tail tflm_report_trap\n"));
}

// `registers`: x0..x31 of the program.
extern "C" void tflm_report_trap(const uint32_t* registers) {
  using tflite::startup::Print;
  using tflite::startup::PrintRegister;
  uint32_t cause, program_counter, value;
  asm volatile(WITH_CONTROL_REGISTERS("csrr %0, mcause") : "=r"(cause));
  asm volatile(WITH_CONTROL_REGISTERS("csrr %0, mepc") : "=r"(program_counter));
  asm volatile(WITH_CONTROL_REGISTERS("csrr %0, mtval") : "=r"(value));
  Print("\n*** ");
  Print(TrapName(cause));
  Print("\n");
  PrintRegister("mcause", cause);
  PrintRegister("mepc", program_counter);
  PrintRegister("mtval", value);
  Print("\n");
  static const char* const names[32] = {"",   "ra", "sp", "gp", "tp",  "t0",  "t1", "t2", "s0", "s1", "a0",
                                        "a1", "a2", "a3", "a4", "a5",  "a6",  "a7", "s2", "s3", "s4", "s5",
                                        "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6"};
  for (int i = 1; i < 32; ++i) {
    if (i == 2) continue;  // Printed below.
    PrintRegister(names[i], registers[i]);
    if (i % 8 == 0 || i == 31) Print("\n");
  }
  tflite::startup::PrintStackState(registers[2], false);
  tflite::semihosting::Exit(tflite::startup::kExitFault);
}
