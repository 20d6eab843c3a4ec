// The default clock of the host: ticks of 100 ns, so that 2^32 of them last seven minutes.
#include "tflite_micro/platform/instruction_count.h"
#include "tflite_micro/platform/micro_time.h"

namespace tflite {

uint32_t ticks_per_second() { return 10000000; }

uint32_t GetCurrentTimeTicks() { return static_cast<uint32_t>(GetInstructionCount() / 100); }

}  // namespace tflite
