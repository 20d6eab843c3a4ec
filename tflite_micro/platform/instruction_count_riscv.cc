// The count of retired instructions, which QEMU keeps exactly.
#include "tflite_micro/platform/instruction_count.h"

namespace tflite {
namespace {

uint64_t RetiredInstructions() {
  uint32_t high, low, high_again;
  do {
    asm volatile(
        "rdinstreth %0\n"
        "rdinstret %1\n"
        "rdinstreth %2\n"
        : "=r"(high), "=r"(low), "=r"(high_again));
  } while (high != high_again);
  return (uint64_t{high} << 32) | low;
}

bool started = false;
// The program's count at the end of the last call, and the core's count then.
uint64_t program_count = 0;
uint64_t resumed_at = 0;
// What two readings one after the other differ by. Measured when the clock starts, as it depends on the compiler.
uint32_t call_cost = 0;

void Start() {
  started = true;
  GetInstructionCount();
  const uint64_t first = GetInstructionCount();
  call_cost = static_cast<uint32_t>(GetInstructionCount() - first);
  program_count = 0;
}

}  // namespace

__attribute__((noinline)) uint64_t GetInstructionCount() {
  if (!started) Start();
  const uint64_t elapsed = RetiredInstructions() - resumed_at;
  program_count += elapsed > call_cost ? elapsed - call_cost : 0;
  const uint64_t result = program_count;
  resumed_at = RetiredInstructions();
  return result;
}

}  // namespace tflite
