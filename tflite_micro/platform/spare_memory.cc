#include "tflite_micro/platform/spare_memory.h"

// From the board's linker script.
extern "C" {
extern uint8_t __tflm_spare_start[], __tflm_spare_end[];
}

namespace tflite {

uint8_t* SpareMemory() { return __tflm_spare_start; }

size_t SpareMemorySize() { return static_cast<size_t>(__tflm_spare_end - __tflm_spare_start); }

}  // namespace tflite
