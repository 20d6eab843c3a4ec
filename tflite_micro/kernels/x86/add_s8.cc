// Quantised sum of int8 on x86: the version for what the processor has.
#include "tflite_micro/kernels/x86/add_s8.h"

#include "tflite_micro/kernels/portable/add_quantized.h"
#include "tflite_micro/kernels/x86/instruction_set.h"

namespace tflite {
namespace kernels {

void AddS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
           const void* untyped_params) {
  const auto& params = *static_cast<const AddQuantizedParams*>(untyped_params);
  const auto* a8 = static_cast<const int8_t*>(a);
  const auto* b8 = static_cast<const int8_t*>(b);
  auto* out8 = static_cast<int8_t*>(out);
  int32_t done = 0;
  const x86::InstructionSet set = x86::UsableInstructionSet();
  if (set != x86::InstructionSet::kPortable && params.shift_smaller > 0 && params.shift_out > 0) {
    done = count / x86::kAddBlock * x86::kAddBlock;
    const auto run = set == x86::InstructionSet::kVnni ? x86::vnni::AddS8 : x86::avx2::AddS8;
    if (params.b_is_larger != 0) {
      run(b8, step_b, a8, step_a, out8, done, params);
    } else {
      run(a8, step_a, b8, step_b, out8, done, params);
    }
  }
  AddQuantized(ElementType::kS8, a8 + done * step_a, step_a, b8 + done * step_b, step_b, out8 + done, count - done,
               untyped_params);
}

}  // namespace kernels
}  // namespace tflite
