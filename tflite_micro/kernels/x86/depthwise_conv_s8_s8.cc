// 2-D depthwise convolution of int8 activations with int8 weights on x86: the version for what the processor has. A
// single input channel with several outputs is a convolution.
#include "tflite_micro/kernels/x86/depthwise_conv_s8_s8.h"

#include "tflite_micro/kernels/board_memory.h"
#include "tflite_micro/kernels/depthwise_conv.h"
#include "tflite_micro/kernels/one_channel_depthwise.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/depthwise_conv_traversal.h"
#include "tflite_micro/kernels/x86/instruction_set.h"

namespace tflite {
namespace kernels {
namespace {

using x86::DepthwisePlan;
using x86::InstructionSet;

// The shape, with rows for columns where windows and tensors have one column: outputs of a row are made several at a
// time.
WindowShape LieDown(const WindowShape& shape) {
  if (shape.input_width != 1 || shape.filter_width != 1 || shape.output_width != 1 || shape.padding_left != 0) {
    return shape;
  }
  WindowShape lying = shape;
  lying.input_height = lying.filter_height = lying.output_height = 1;
  lying.stride_height = lying.dilation_height = 1;
  lying.padding_top = 0;
  lying.input_width = shape.input_height;
  lying.filter_width = shape.filter_height;
  lying.output_width = shape.output_height;
  lying.stride_width = shape.stride_height;
  lying.dilation_width = shape.dilation_height;
  lying.padding_left = shape.padding_top;
  return lying;
}

// False for shapes that are left to the portable loops.
bool PlanDepthwise(const WindowShape& shape, DepthwisePlan* plan) {
  const int32_t depth = shape.input_depth;
  // The steps tell a part of a convolution of several outputs for each channel, for which no scratch memory was asked.
  if (depth != shape.output_depth || shape.input_step != shape.output_step) return false;
  x86::StripShape strip;
  if (!x86::ChooseStrip(shape, depth, &strip)) return false;
  plan->columns = strip.columns;
  plan->row_size = strip.row_size();
  const auto bytes = [](int64_t groups) {
    // Vectors of groups are loaded and stored whole.
    constexpr int64_t kSlack = 64 * x86::kGroupBytes;
    return x86::RoundUp(groups * x86::kGroupBytes + kSlack, x86::kAlignment);
  };
  // With the fewest rows that an instruction set interleaves.
  const int64_t row_groups = (shape.filter_height + 1) / 2;
  plan->rows_bytes = row_groups * bytes(plan->row_size);
  plan->filter_bytes = row_groups * bytes(int64_t{shape.filter_width} * depth);
  plan->repeated_bytes = depth < x86::kFactorChannels ? row_groups * shape.filter_width * x86::kAlignment : 0;
  plan->factor_bytes =
      (depth + x86::kFactorChannels - 1) / x86::kFactorChannels * static_cast<int64_t>(sizeof(x86::ChannelFactors));
  return true;
}

}  // namespace

int64_t DepthwiseConvS8S8ScratchSize(const WindowShape& shape) {
  if (const BoardMemory* board = MeasuredBoard()) return board->depthwise_conv_scratch_size(shape);
  if (HasOneChannel(shape)) return OneChannelDepthwiseScratchSize(shape);
  DepthwisePlan plan;
  return PlanDepthwise(LieDown(shape), &plan) ? plan.scratch_bytes() : 0;
}

void DepthwiseConvS8S8(const WindowShape& shape, int32_t input_offset, const Requantization& requantization,
                       const int8_t* input, const int8_t* filter, const int32_t* bias, int8_t* output, void* scratch) {
  if (HasOneChannel(shape)) {
    OneChannelDepthwiseConvS8S8(shape, input_offset, requantization, input, filter, bias, output, scratch);
    return;
  }
  const InstructionSet set = x86::UsableInstructionSet();
  DepthwisePlan plan;
  const WindowShape lying = LieDown(shape);
  if (set != InstructionSet::kPortable && PlanDepthwise(lying, &plan) &&
      x86::AreUsual(requantization, shape.output_depth)) {
    const x86::DepthwiseCall call = {lying, plan, input_offset, requantization, input, filter, bias, output, scratch};
    if (set == InstructionSet::kVnni) {
      x86::vnni::DepthwiseConvS8S8(call);
    } else {
      x86::avx2::DepthwiseConvS8S8(call);
    }
    return;
  }
  const ArithmeticS8<> arithmetic = {input_offset, bias, requantization};
  DepthwiseConvTraversal(arithmetic, shape, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
