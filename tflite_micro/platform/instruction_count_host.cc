// On the host, where instructions are not counted: nanoseconds.
#include <time.h>

#include "tflite_micro/platform/instruction_count.h"

namespace tflite {

uint64_t GetInstructionCount() {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1000000000u + static_cast<uint64_t>(now.tv_nsec);
}

}  // namespace tflite
