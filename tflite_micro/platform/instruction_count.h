// Instructions that a simulated board has executed. Under `-icount shift=0`, which the launcher gives to QEMU, these
// numbers repeat exactly from run to run, so they can be compared. They are instructions, not cycles, and say nothing
// about a real core's caches or pipelines.
#ifndef TFLITE_MICRO_PLATFORM_INSTRUCTION_COUNT_H_
#define TFLITE_MICRO_PLATFORM_INSTRUCTION_COUNT_H_

#include <stdint.h>

namespace tflite {

// Returns the instructions executed since the first call, which returns 0. What the clock itself takes is not
// counted. Exact on RISC-V; on the Arm boards, which derive it from SysTick, a difference of two readings is off by
// at most 4 instructions, whatever its length (docs/boards.md). The Arm boards use the SysTick interrupt from the
// first call on. On the host there are no such counts: the value is real time in nanoseconds.
uint64_t GetInstructionCount();

}  // namespace tflite

#endif  // TFLITE_MICRO_PLATFORM_INSTRUCTION_COUNT_H_
