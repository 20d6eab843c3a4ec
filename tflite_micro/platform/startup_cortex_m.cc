// Start-up of the simulated Cortex-M boards: vector table, reset, and a report
// of every fault.
#include <stdint.h>

#include "tflite_micro/platform/semihosting.h"
#include "tflite_micro/platform/startup.h"

extern "C" {

extern char __tflm_stack_top[];
extern char __tflm_guard_end[];
extern char __tflm_fault_stack_top[];

[[noreturn]] void tflm_reset();
void tflm_fault();
[[noreturn]] void tflm_report_fault(const uint32_t* frame, uint32_t exception_return, const uint32_t* callee_saved);

// Handlers that a program may define, named as CMSIS names them. Without a
// definition the exception is unexpected and reported like a fault.
void SVC_Handler() __attribute__((weak, alias("tflm_fault"), nothrow));
void PendSV_Handler() __attribute__((weak, alias("tflm_fault"), nothrow));
void SysTick_Handler() __attribute__((weak, alias("tflm_fault"), nothrow));

}  // extern "C"

namespace {

using Vector = void (*)();

struct VectorTable {
  const char* initial_stack_pointer;
  Vector exceptions[15];
};

// Interrupts of the board's devices have no entry here: nothing enables one.
__attribute__((section(".tflm_vectors"), used)) const VectorTable vector_table = {__tflm_stack_top,
                                                                                  {
                                                                                      tflm_reset,
                                                                                      tflm_fault,  // NMI
                                                                                      tflm_fault,  // HardFault
                                                                                      tflm_fault,  // MemManage
                                                                                      tflm_fault,  // BusFault
                                                                                      tflm_fault,  // UsageFault
                                                                                      tflm_fault,  // SecureFault
                                                                                      tflm_fault,  // reserved
                                                                                      tflm_fault,  // reserved
                                                                                      tflm_fault,  // reserved
                                                                                      SVC_Handler,
                                                                                      tflm_fault,  // DebugMonitor
                                                                                      tflm_fault,  // reserved
                                                                                      PendSV_Handler,
                                                                                      SysTick_Handler,
                                                                                  }};

#if __ARM_ARCH >= 7
uint32_t ReadWord(uint32_t address) { return *reinterpret_cast<volatile uint32_t*>(address); }

void WriteWord(uint32_t address, uint32_t value) { *reinterpret_cast<volatile uint32_t*>(address) = value; }

// System control block, Armv7-M ARM B3.2.2 and Armv8-M ARM D1.1.
constexpr uint32_t kCcr = 0xE000ED14;
constexpr uint32_t kCcrDivideByZeroTrap = 1u << 4;
constexpr uint32_t kCfsr = 0xE000ED28;
constexpr uint32_t kCfsrStackOverflow = 1u << 20;
constexpr uint32_t kHfsr = 0xE000ED2C;
constexpr uint32_t kMmfar = 0xE000ED34;
constexpr uint32_t kBfar = 0xE000ED38;
constexpr uint32_t kCpacr = 0xE000ED88;
constexpr uint32_t kCpacrFullFpu = 0xFu << 20;  // CP10 and CP11: floating point and MVE.
#endif

const char* ExceptionName(uint32_t number) {
  switch (number) {
    case 2:
      return "NMI";
    case 3:
      return "HardFault";
    case 4:
      return "MemManage fault";
    case 5:
      return "BusFault";
    case 6:
      return "UsageFault";
    case 7:
      return "SecureFault";
    case 11:
      return "SVCall without a handler";
    case 14:
      return "PendSV without a handler";
    case 15:
      return "SysTick without a handler";
    default:
      return "Unexpected interrupt";
  }
}

}  // namespace

// The core has loaded the stack pointer from the vector table, so this can be
// an ordinary function. Floating-point instructions must wait for the FPU, and
// variables for RunProgram().
extern "C" __attribute__((section(".tflm_reset"))) void tflm_reset() {
#if __ARM_ARCH >= 7
#if defined(__ARM_FP) || defined(__ARM_FEATURE_MVE)
  WriteWord(kCpacr, ReadWord(kCpacr) | kCpacrFullFpu);
  asm volatile("dsb\n isb\n" ::: "memory");
#endif
  // C++ leaves a division by zero undefined; here it stops the program instead
  // of yielding 0.
  WriteWord(kCcr, ReadWord(kCcr) | kCcrDivideByZeroTrap);
#endif
#if defined(__ARM_ARCH_8M_MAIN__) || defined(__ARM_ARCH_8_1M_MAIN__)
  asm volatile("msr msplim, %0" ::"r"(__tflm_guard_end));
#endif
  tflite::startup::RunProgram();
}

// Switches to a stack of its own, as the program's may be what faulted, then
// reports. The registers that the hardware does not stack are passed on below
// it.
extern "C" __attribute__((naked)) void tflm_fault() {
  asm volatile(
      "mov r0, sp\n"
      "mov r1, lr\n"
#if defined(__ARM_ARCH_8M_MAIN__) || defined(__ARM_ARCH_8_1M_MAIN__)
      "movs r2, #0\n"
      "msr msplim, r2\n"
#endif
      "ldr r2, =__tflm_fault_stack_top\n"
      "mov sp, r2\n"
      "push {r4-r7}\n"
      "mov r2, sp\n"
      "bl tflm_report_fault\n"
      ".ltorg\n");
}

// `frame`: r0-r3, r12, lr, pc, xpsr as the hardware stacked them, if the stack
// still stood.
extern "C" void tflm_report_fault(const uint32_t* frame, uint32_t exception_return, const uint32_t* callee_saved) {
  using tflite::startup::Print;
  using tflite::startup::PrintRegister;
  uint32_t exception;
  asm volatile("mrs %0, ipsr" : "=r"(exception));
  Print("\n*** ");
  Print(ExceptionName(exception));
  Print("\n");
  const uintptr_t frame_address = reinterpret_cast<uintptr_t>(frame);
  if (tflite::startup::InRam(frame_address, 32)) {
    static const char* const names[8] = {"r0", "r1", "r2", "r3", "r12", "lr", "pc", "xpsr"};
    for (int i = 0; i < 8; ++i) {
      PrintRegister(names[i], frame[i]);
      if (i == 3 || i == 7) Print("\n");
    }
  } else {
    Print(
        "(the registers were not saved: the stack pointer is outside of "
        "RAM)\n");
  }
  static const char* const saved_names[4] = {"r4", "r5", "r6", "r7"};
  for (int i = 0; i < 4; ++i) PrintRegister(saved_names[i], callee_saved[i]);
  Print("\n");
#if __ARM_ARCH >= 7
  PrintRegister("cfsr", ReadWord(kCfsr));
  PrintRegister("hfsr", ReadWord(kHfsr));
  PrintRegister("mmfar", ReadWord(kMmfar));
  PrintRegister("bfar", ReadWord(kBfar));
#endif
  PrintRegister("exc_return", exception_return);
  Print("\n");
  // EXC_RETURN bit 4: the frame has no room for floating-point registers.
  const uintptr_t frame_size = (exception_return & 0x10) != 0 ? 32 : 104;
  bool overflowed = false;
#if __ARM_ARCH >= 7
  // Set by the cores that check the stack pointer against a limit.
  overflowed = (ReadWord(kCfsr) & kCfsrStackOverflow) != 0;
#endif
  tflite::startup::PrintStackState(frame_address + frame_size, overflowed);
  tflite::semihosting::Exit(tflite::startup::kExitFault);
}
