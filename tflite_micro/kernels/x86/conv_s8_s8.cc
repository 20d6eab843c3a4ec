// 2-D convolution of int8 activations with int8 weights on x86: the version for what the processor has.
#include "tflite_micro/kernels/x86/conv_s8_s8.h"

#include "tflite_micro/kernels/conv.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/conv_traversal.h"
#include "tflite_micro/kernels/x86/instruction_set.h"

namespace tflite {
namespace kernels {
namespace {

using x86::ConvPlan;
using x86::InstructionSet;

// False for shapes that are left to the portable loops.
bool PlanConv(const WindowShape& shape, int32_t filter_depth, ConvPlan* plan) {
  if (!x86::ChooseStrip(shape, filter_depth, &plan->strip)) return false;
  plan->groups = shape.input_depth / filter_depth;
  plan->group_outputs = shape.output_depth / plan->groups;
  plan->runs = shape.dilation_width == 1 ? 1 : shape.filter_width;
  plan->run_size = shape.dilation_width == 1 ? shape.filter_width * filter_depth : filter_depth;
  constexpr int32_t kLargestGroup = 4;
  plan->padded_run_size = static_cast<int32_t>(x86::RoundUp(plan->run_size, kLargestGroup));
  const int64_t channels = x86::RoundUp(plan->group_outputs, x86::kFactorChannels);
  plan->packed_bytes = channels * shape.filter_height * plan->runs * plan->padded_run_size;
  plan->factor_bytes = channels / x86::kFactorChannels * static_cast<int64_t>(sizeof(x86::ChannelFactors));
  return true;
}

}  // namespace

int64_t ConvS8S8ScratchSize(const WindowShape& shape, int32_t filter_depth) {
  ConvPlan plan;
  return PlanConv(shape, filter_depth, &plan) ? plan.scratch_bytes() : 0;
}

void ConvS8S8(const WindowShape& shape, int32_t filter_depth, int32_t input_offset,
              const Requantization& requantization, const int8_t* input, const int8_t* filter, const int32_t* bias,
              int8_t* output, void* scratch) {
  const InstructionSet set = x86::UsableInstructionSet();
  ConvPlan plan;
  if (set != InstructionSet::kPortable && PlanConv(shape, filter_depth, &plan) &&
      x86::AreUsual(requantization, shape.output_depth)) {
    const x86::ConvCall call = {shape, plan,   filter_depth, input_offset, requantization,
                                input, filter, bias,         output,       scratch};
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
