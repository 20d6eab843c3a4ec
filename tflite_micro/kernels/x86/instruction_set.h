// Which of the vector extensions that kernels of this folder have versions for the processor at hand has.
#ifndef TFLITE_MICRO_KERNELS_X86_INSTRUCTION_SET_H_
#define TFLITE_MICRO_KERNELS_X86_INSTRUCTION_SET_H_

#include <stdint.h>

namespace tflite {
namespace kernels {
namespace x86 {

// From the one that every processor has upwards. kVnni: AVX-512 F, BW, DQ, VL and VNNI.
enum class InstructionSet : uint8_t { kPortable, kAvx2, kVnni };

// What kernels are to use: the best that processor and operating system have, and that is allowed.
InstructionSet UsableInstructionSet();

// For tests: allows nothing beyond `best`. At first all are allowed.
void AllowInstructionSet(InstructionSet best);

}  // namespace x86
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_X86_INSTRUCTION_SET_H_
