// Fully connected layer of int8 activations and int8 weights on x86: the version for what the processor has.
#include "tflite_micro/kernels/x86/fully_connected_s8_s8.h"

#include "tflite_micro/kernels/board_memory.h"
#include "tflite_micro/kernels/fully_connected.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/fully_connected_traversal.h"
#include "tflite_micro/kernels/x86/instruction_set.h"
#include "tflite_micro/kernels/x86/strip.h"

namespace tflite {
namespace kernels {
namespace {

using x86::InstructionSet;

// Whether all factors are below 1/4, which Requantize() of vectors relies on.
bool AreUsual(const PreciseRequantization& requantization, int32_t units) {
  const int32_t count = requantization.channel_mask == 0 ? 1 : units;
  bool are_usual = true;
  for (int32_t i = 0; i < count; ++i) are_usual &= requantization.shifts[i] <= -2;
  return are_usual;
}

}  // namespace

int64_t FullyConnectedS8S8ScratchSize(int32_t depth) {
  if (const BoardMemory* board = MeasuredBoard()) return board->fully_connected_scratch_size(depth);
  return x86::kAlignment + x86::RoundUp(depth * x86::kActivationBytes + x86::kSlackBytes, x86::kAlignment);
}

void FullyConnectedS8S8(int32_t batches, int32_t depth, int32_t units, int32_t input_offset, int32_t filter_offset,
                        const PreciseRequantization& requantization, const int8_t* input, const int8_t* filter,
                        const int32_t* bias, int8_t* output, void* scratch) {
  const InstructionSet set = x86::UsableInstructionSet();
  if (set != InstructionSet::kPortable && AreUsual(requantization, units)) {
    const x86::FullyConnectedCall call = {batches, depth,  units, input_offset, filter_offset, requantization,
                                          input,   filter, bias,  output,       scratch};
    if (set == InstructionSet::kVnni) {
      x86::vnni::FullyConnectedS8S8(call);
    } else {
      x86::avx2::FullyConnectedS8S8(call);
    }
    return;
  }
  const ArithmeticS8<PreciseRequantization> arithmetic = {input_offset, bias, requantization};
  FullyConnectedTraversal(arithmetic, CommonOfInputs{input_offset, filter_offset, depth}, batches, depth, units, input,
                          filter, output);
}

}  // namespace kernels
}  // namespace tflite
