// Start-up of the simulated Cortex-M boards: vector table, reset, and a report of every fault.
#include <stdint.h>

#include "tflite_micro/platform/semihosting.h"
#include "tflite_micro/platform/startup.h"

#if defined(__ARM_ARCH_8M_MAIN__) || defined(__ARM_ARCH_8_1M_MAIN__)
#define TFLM_ARMV8M
#endif

extern "C" {

extern char __tflm_stack_top[];
extern char __tflm_stack_bottom[];
extern char __tflm_guard_start[], __tflm_guard_size[];
extern char __tflm_code_start[], __tflm_code_size[];
extern char __tflm_fault_stack_top[];

[[noreturn]] void tflm_reset();
void tflm_fault();
[[noreturn]] void tflm_report_fault(const uint32_t* frame, uint32_t exception_return, const uint32_t* callee_saved);

// Handlers that a program may define, named as CMSIS names them. Without a definition the exception is unexpected and
// reported like a fault.
void SVC_Handler() __attribute__((weak, alias("tflm_fault"), nothrow));
void PendSV_Handler() __attribute__((weak, alias("tflm_fault"), nothrow));
void SysTick_Handler() __attribute__((weak, alias("tflm_fault"), nothrow));

// Of the C library's mathematical functions. Its own errno is in a record of 1 KB for all that the library can do.
int* __errno() {
  static int value = 0;
  return &value;
}

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

uint32_t ReadWord(uint32_t address) { return *reinterpret_cast<volatile uint32_t*>(address); }

void WriteWord(uint32_t address, uint32_t value) { *reinterpret_cast<volatile uint32_t*>(address) = value; }

#if __ARM_ARCH >= 7
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

// Memory protection unit, as far as all architectures agree.
constexpr uint32_t kMpuType = 0xE000ED90;
constexpr uint32_t kMpuTypeRegions = 0xFFu << 8;
constexpr uint32_t kMpuControl = 0xE000ED94;
constexpr uint32_t kMpuEnable = 1u << 0;
constexpr uint32_t kMpuDefaultMap = 1u << 2;  // For what no region covers.
constexpr uint32_t kMpuRegion = 0xE000ED98;
constexpr uint32_t kMpuBase = 0xE000ED9C;

#ifdef TFLM_ARMV8M
// Armv8-M ARM D1.2: a region from a base to a limit. The stack has a limit of its own.
constexpr uint32_t kMpuLimit = 0xE000EDA0;
constexpr uint32_t kMpuMemoryType0 = 0xE000EDC0;
constexpr uint32_t kNormalMemory = 0x44;  // Not cacheable.
constexpr uint32_t kReadOnly = 3u << 1;
constexpr uint32_t kEndOfNonSecureCode = 0x0FFFFFFF;

void ProtectRegion(uint32_t region, uint32_t start, uint32_t last) {
  WriteWord(kMpuRegion, region);
  WriteWord(kMpuBase, start | kReadOnly);
  WriteWord(kMpuLimit, (last & ~0x1Fu) | 1);
}

void ProtectRegions() {
  WriteWord(kMpuMemoryType0, kNormalMemory);
  const uint32_t code = reinterpret_cast<uint32_t>(__tflm_code_start);
  ProtectRegion(0, code, code + reinterpret_cast<uint32_t>(__tflm_code_size) - 1);
  ProtectRegion(1, 0, kEndOfNonSecureCode);
}
#else
// Armv7-M ARM B3.5: a region whose size is a power of two and divides its start. Armv6-M has the same.
constexpr uint32_t kMpuAttributes = 0xE000EDA0;
constexpr uint32_t kNoAccess = 1u << 28;
constexpr uint32_t kReadOnly = (6u << 24) | (1u << 17);

// `start` and `size` are linker symbols.
void ProtectRegion(uint32_t region, const char* start, const char* size, uint32_t attributes) {
  uint32_t log2_size = 0;
  while ((2u << log2_size) <= reinterpret_cast<uint32_t>(size)) ++log2_size;
  WriteWord(kMpuRegion, region);
  WriteWord(kMpuBase, reinterpret_cast<uint32_t>(start));
  WriteWord(kMpuAttributes, attributes | ((log2_size - 1) << 1) | 1);
}

void ProtectRegions() {
  ProtectRegion(0, __tflm_guard_start, __tflm_guard_size, kNoAccess);
  ProtectRegion(1, __tflm_code_start, __tflm_code_size, kReadOnly);
}
#endif

// Makes the memory below the stack inaccessible, and the code read-only, which catches writes through null pointers.
void ProtectMemory() {
  if ((ReadWord(kMpuType) & kMpuTypeRegions) == 0) return;
  ProtectRegions();
  WriteWord(kMpuControl, kMpuEnable | kMpuDefaultMap);
  asm volatile("dsb\n isb\n" ::: "memory");
}

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

// The core has loaded the stack pointer from the vector table, so this can be an ordinary function. Floating-point
// instructions must wait for the FPU, and variables for RunProgram().
extern "C" __attribute__((section(".tflm_reset"))) void tflm_reset() {
#if __ARM_ARCH >= 7
#if defined(__ARM_FP) || defined(__ARM_FEATURE_MVE)
  WriteWord(kCpacr, ReadWord(kCpacr) | kCpacrFullFpu);
  asm volatile("dsb\n isb\n" ::: "memory");
#endif
  // C++ leaves a division by zero undefined; here it stops the program instead of yielding 0.
  WriteWord(kCcr, ReadWord(kCcr) | kCcrDivideByZeroTrap);
#endif
#ifdef TFLM_ARMV8M
  asm volatile("msr msplim, %0" ::"r"(__tflm_stack_bottom));
#endif
  ProtectMemory();
  tflite::startup::RunProgram();
}

// Switches to a stack of its own, as the program's may be what faulted, then reports. The registers that the hardware
// does not stack are passed on below it.
extern "C" __attribute__((naked)) void tflm_fault() {
  asm volatile(
      "mov r0, sp\n"
      "mov r1, lr\n"
#ifdef TFLM_ARMV8M
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

// `frame`: r0-r3, r12, lr, pc, xpsr as the hardware stacked them, if the stack still stood.
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
