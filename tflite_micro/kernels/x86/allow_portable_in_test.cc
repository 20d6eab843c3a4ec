// Linked into a test, it runs the portable versions on processors that have vectors.
#include "tflite_micro/kernels/x86/instruction_set.h"

namespace tflite {
namespace kernels {
namespace x86 {
namespace {

[[maybe_unused]] const bool is_allowed = (AllowInstructionSet(InstructionSet::kPortable), true);

}  // namespace
}  // namespace x86
}  // namespace kernels
}  // namespace tflite
