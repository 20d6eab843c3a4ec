// Quantised ReLU of int8 on x86: the version for what the processor has.
#include "tflite_micro/kernels/x86/relu_s8.h"

#include <string.h>

#include "tflite_micro/kernels/portable/relu_quantized.h"
#include "tflite_micro/kernels/x86/instruction_set.h"

namespace tflite {
namespace kernels {

void ReluS8(const ReluParams& params, const int8_t* input, int8_t* output, int size) {
  // Below that, a block of which most is not needed is not worth it.
  constexpr int kFew = 16;
  const x86::InstructionSet set = x86::UsableInstructionSet();
  if (set == x86::InstructionSet::kPortable || size < kFew || params.shift[0] > x86::kMostReluShift ||
      params.shift[1] > x86::kMostReluShift) {
    ReluQuantized(ElementType::kS8, params, input, output, size);
    return;
  }
  const auto run = set == x86::InstructionSet::kVnni ? x86::vnni::ReluS8 : x86::avx2::ReluS8;
  const int whole = size / x86::kReluBlock * x86::kReluBlock;
  run(params, input, output, whole);
  if (whole == size) return;
  int8_t rest[x86::kReluBlock] = {};
  memcpy(rest, input + whole, static_cast<size_t>(size - whole));
  run(params, rest, rest, x86::kReluBlock);
  memcpy(output + whole, rest, static_cast<size_t>(size - whole));
}

}  // namespace kernels
}  // namespace tflite
