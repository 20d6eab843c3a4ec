#include "tflite_micro/kernels/x86/instruction_set.h"

namespace tflite {
namespace kernels {
namespace x86 {
namespace {

InstructionSet allowed = InstructionSet::kVnni;

// MemorySanitizer takes what a vector has beyond the end of a row for a part of the sum, though it is multiplied by
// zero.
#if defined(__has_feature)
#define TFLM_HAS_FEATURE(feature) __has_feature(feature)
#else
#define TFLM_HAS_FEATURE(feature) 0
#endif

InstructionSet Best() {
  if (TFLM_HAS_FEATURE(memory_sanitizer)) return InstructionSet::kPortable;
  if (!__builtin_cpu_supports("avx2")) return InstructionSet::kPortable;
  const bool has_vnni = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
                        __builtin_cpu_supports("avx512vnni");
  return has_vnni ? InstructionSet::kVnni : InstructionSet::kAvx2;
}

}  // namespace

InstructionSet UsableInstructionSet() {
  const InstructionSet best = Best();
  return best < allowed ? best : allowed;
}

void AllowInstructionSet(InstructionSet best) { allowed = best; }

}  // namespace x86
}  // namespace kernels
}  // namespace tflite
