// Instructions from SysTick. The counter is too coarse by itself (40 instructions a tick on the MPS2 boards), so a
// reading waits for the next tick in a loop of known length: the tick's time is exact, and the loop tells how long
// ago the reading began. The wait is not counted.
#include "tflite_micro/platform/instruction_count.h"

extern "C" {
// From the board's linker script; the symbol's address is the number.
extern char __tflm_systick_hertz[];
void SysTick_Handler();
}

namespace tflite {
namespace {

// Armv6-M ARM B3.3, Armv7-M ARM B3.3.
constexpr uint32_t kSysTickControl = 0xE000E010;
constexpr uint32_t kSysTickReload = 0xE000E014;
constexpr uint32_t kSysTickValue = 0xE000E018;
constexpr uint32_t kEnable = 1u << 0;
constexpr uint32_t kInterrupt = 1u << 1;
constexpr uint32_t kCoreClock = 1u << 2;
constexpr uint32_t kReload = 0xFFFFFF;
constexpr uint32_t kInterruptControlState = 0xE000ED04;
constexpr uint32_t kSysTickPending = 1u << 26;

volatile uint32_t wraps = 0;

bool started = false;
// The program's count at the end of the last call.
uint64_t program_count = 0;
// The tick that ended the last call: its counter value, and the time shortly before.
uint32_t resumed_value = 0;
uint64_t resumed_after = 0;

volatile uint32_t& Register(uint32_t address) { return *reinterpret_cast<volatile uint32_t*>(address); }

// Instructions per turn of WaitForTick()'s loop.
constexpr uint32_t kTurnInstructions = 4;

// What two readings one after the other differ by: the instructions of a call outside of the loops. Measured when the
// clock starts, as it depends on the compiler.
uint32_t call_cost = 0;

// Waits for the counter to change, to `*value`; returns the number of turns that took.
inline uint32_t WaitForTick(uint32_t* value) {
  uint32_t turns = 0;
  uint32_t first, now;
  asm volatile(
      ".syntax unified\n"
      "ldr %[first], [%[value]]\n"
      "1:\n"
      "adds %[turns], #1\n"
      "ldr %[now], [%[value]]\n"
      "cmp %[now], %[first]\n"
      "beq 1b\n"
      : [turns] "+l"(turns), [first] "=&l"(first), [now] "=&l"(now)
      : [value] "l"(kSysTickValue)
      : "cc", "memory");
  *value = now;
  return turns;
}

// Ticks since the clock was started.
inline uint64_t Ticks() {
  uint32_t high, low;
  do {
    high = wraps;
    low = Register(kSysTickValue);
    // The counter wrapped but the interrupt was not taken yet, as it is disabled.
    if ((Register(kInterruptControlState) & kSysTickPending) != 0) {
      low = Register(kSysTickValue);
      return (uint64_t{high + 1} << 24) + (kReload - low);
    }
  } while (high != wraps);
  return (uint64_t{high} << 24) + (kReload - low);
}

// 1 ns of virtual time is one instruction. All boards' frequencies are multiples of 250 kHz, which keeps the product
// small.
uint64_t InstructionsOf(uint64_t ticks) {
  const uint32_t hertz = static_cast<uint32_t>(reinterpret_cast<uintptr_t>(__tflm_systick_hertz));
  return ticks * 4000 / (hertz / 250000);
}

void Start() {
  started = true;
  Register(kSysTickReload) = kReload;
  Register(kSysTickValue) = 0;
  Register(kSysTickControl) = kEnable | kInterrupt | kCoreClock;
  uint32_t value;
  WaitForTick(&value);
  // The mean, as each difference is off by a few instructions.
  constexpr uint32_t kCalls = 16;
  GetInstructionCount();
  const uint64_t first = GetInstructionCount();
  for (uint32_t i = 0; i < kCalls; ++i) GetInstructionCount();
  call_cost = static_cast<uint32_t>(program_count - first) / kCalls;
  program_count = 0;
}

}  // namespace

__attribute__((noinline)) uint64_t GetInstructionCount() {
  if (!started) Start();
  uint32_t value;
  const uint32_t turns = WaitForTick(&value);
  const uint64_t entered_tick = Ticks();
  const uint64_t resumed_tick = resumed_after + ((kReload - resumed_value - resumed_after) & kReload);
  const uint64_t elapsed = InstructionsOf(entered_tick - resumed_tick);
  const uint64_t cost = uint64_t{turns} * kTurnInstructions + call_cost;
  program_count += elapsed > cost ? elapsed - cost : 0;
  const uint64_t result = program_count;
  resumed_after = Ticks();
  WaitForTick(&resumed_value);
  return result;
}

}  // namespace tflite

extern "C" void SysTick_Handler() { tflite::wraps = tflite::wraps + 1; }
