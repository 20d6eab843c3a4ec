// 2-D convolution of int8 activations with int8 weights on x86: the version for what the processor has.
#include "tflite_micro/kernels/x86/conv_s8_s8.h"

#include "tflite_micro/kernels/board_memory.h"
#include "tflite_micro/kernels/conv.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/conv_traversal.h"
#include "tflite_micro/kernels/x86/instruction_set.h"

namespace tflite {
namespace kernels {
namespace {

using x86::ConvPlan;
using x86::InstructionSet;

// The taps of a row are neighbours, unless they are dilated.
bool Plan(const WindowShape& shape, int32_t filter_depth, ConvPlan* plan) {
  return x86::PlanConv(shape, filter_depth, shape.dilation_width == 1 ? shape.filter_width : 1, plan);
}

}  // namespace

int64_t ConvS8S8ScratchSize(const WindowShape& shape, int32_t filter_depth) {
  if (const BoardMemory* board = MeasuredBoard()) return board->conv_scratch_size(shape, filter_depth);
  ConvPlan plan;
  return Plan(shape, filter_depth, &plan) ? plan.scratch_bytes() : 0;
}

void ConvS8S8(const WindowShape& shape, int32_t filter_depth, int32_t input_offset,
              const Requantization& requantization, const int8_t* input, const int8_t* filter, const int32_t* bias,
              int8_t* output, void* scratch) {
  const InstructionSet set = x86::UsableInstructionSet();
  ConvPlan plan;
  if (set != InstructionSet::kPortable && Plan(shape, filter_depth, &plan) &&
      x86::AreUsual(requantization, shape.output_depth)) {
    const int32_t filter_row = shape.filter_width * filter_depth;
    const int32_t output_row = shape.output_width * shape.output_step;
    const x86::ConvSteps steps = {shape.filter_height * filter_row, filter_row, plan.run_size, output_row,
                                  shape.output_height * output_row};
    const x86::ConvCall call = {shape, plan,   steps, filter_depth, input_offset, requantization,
                                input, filter, bias,  output,       scratch};
    if (set == InstructionSet::kVnni) {
      x86::vnni::ConvS8S8(call);
    } else {
      x86::avx2::ConvS8S8(call);
    }
    return;
  }
  const ArithmeticS8<> arithmetic = {input_offset, bias, requantization};
  ConvTraversal(arithmetic, shape, filter_depth, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
