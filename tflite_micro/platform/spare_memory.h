// Memory of a simulated board that the program's own sections do not use: for programs whose needs are known at run
// time only, such as one that loads any model.
#ifndef TFLITE_MICRO_PLATFORM_SPARE_MEMORY_H_
#define TFLITE_MICRO_PLATFORM_SPARE_MEMORY_H_

#include <stddef.h>
#include <stdint.h>

namespace tflite {

// The first of SpareMemorySize() bytes, aligned to 16; their content is not defined.
uint8_t* SpareMemory();
size_t SpareMemorySize();

}  // namespace tflite

#endif  // TFLITE_MICRO_PLATFORM_SPARE_MEMORY_H_
