// The default clock of the simulated boards: a tick is an instruction, as one takes 1 ns of virtual time under
// `-icount shift=0`.
#include "tflite_micro/platform/instruction_count.h"
#include "tflite_micro/platform/micro_time.h"

namespace tflite {

uint32_t ticks_per_second() { return 1000000000; }

uint32_t GetCurrentTimeTicks() { return static_cast<uint32_t>(GetInstructionCount()); }

}  // namespace tflite
