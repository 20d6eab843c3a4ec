// Linked into a test, it runs the versions for AVX2 on processors that have more.
#include "tflite_micro/kernels/x86/instruction_set.h"

namespace tflite {
namespace kernels {
namespace x86 {
namespace {

[[maybe_unused]] const bool is_allowed = (AllowInstructionSet(InstructionSet::kAvx2), true);

}  // namespace
}  // namespace x86
}  // namespace kernels
}  // namespace tflite
