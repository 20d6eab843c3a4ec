#include "tflite_micro/kernels/x86/instruction_set.h"

namespace tflite {
namespace kernels {
namespace x86 {
namespace {

InstructionSet allowed = InstructionSet::kVnni;

InstructionSet Best() {
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
