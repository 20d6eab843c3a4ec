// What the versions of the int8 convolution for instruction sets of x86 have in common: how weights and inputs are laid
// out in scratch memory.
//
// The weights of a group of output channels are packed in panels of up to kMostBlocks vectors of channels: for each tap
// of a window, in the order of the input, as many weights of each channel as a lane takes. The filter is read once for
// that, which is little next to the products. Windows lie in a strip (strip.h) as runs of neighbouring elements, one
// for each row of taps, or one for each tap where taps are dilated.
#ifndef TFLITE_MICRO_KERNELS_X86_CONV_S8_S8_H_
#define TFLITE_MICRO_KERNELS_X86_CONV_S8_S8_H_

#include <stdint.h>

#include "tflite_micro/kernels/requantization.h"
#include "tflite_micro/kernels/window.h"
#include "tflite_micro/kernels/x86/channel_factors.h"
#include "tflite_micro/kernels/x86/strip.h"

namespace tflite {
namespace kernels {
namespace x86 {

// A convolution by vectors: how it goes about it, and the memory that takes.
struct ConvPlan {
  StripShape strip;
  int32_t groups;
  int32_t group_outputs;
  // Runs in each row of a window, and their elements; rounded up to whole groups of any instruction set.
  int32_t runs;
  int32_t run_size;
  int32_t padded_run_size;
  // Of one group's channels, rounded up to whole vectors.
  int64_t packed_bytes;
  int64_t factor_bytes;

  int64_t scratch_bytes() const { return kAlignment + strip.bytes() + groups * (packed_bytes + factor_bytes); }
};

// Where the parts of a filter and of an output lie, in elements: from one to the next. Those of a filter may be
// negative: then it is the last of its rows, or of the runs of a row, that it begins with.
struct ConvSteps {
  int32_t filter_channel;
  int32_t filter_row;
  int32_t filter_run;
  int32_t output_row;
  int32_t output_image;
};

struct ConvCall {
  // The padding may be negative: then windows begin inside of the input.
  const WindowShape& shape;
  const ConvPlan& plan;
  const ConvSteps& steps;
  int32_t filter_depth;
  int32_t input_offset;
  const Requantization& requantization;
  const int8_t* input;
  const int8_t* filter;
  const int32_t* bias;
  int8_t* output;
  void* scratch;
};

// The plan for convolutions of `shape`, with runs of `run_columns` neighbouring taps. False for shapes that are left to
// the portable loops.
inline bool PlanConv(const WindowShape& shape, int32_t filter_depth, int32_t run_columns, ConvPlan* plan) {
  if (!ChooseStrip(shape, filter_depth, &plan->strip)) return false;
  plan->groups = shape.input_depth / filter_depth;
  plan->group_outputs = shape.output_depth / plan->groups;
  plan->runs = shape.filter_width / run_columns;
  plan->run_size = run_columns * filter_depth;
  constexpr int32_t kLargestGroup = 4;
  plan->padded_run_size = static_cast<int32_t>(RoundUp(plan->run_size, kLargestGroup));
  const int64_t channels = RoundUp(plan->group_outputs, kFactorChannels);
  plan->packed_bytes = channels * shape.filter_height * plan->runs * plan->padded_run_size;
  plan->factor_bytes = channels / kFactorChannels * static_cast<int64_t>(sizeof(ChannelFactors));
  return true;
}

namespace avx2 {
void ConvS8S8(const ConvCall& call);
}
namespace vnni {
void ConvS8S8(const ConvCall& call);
}

}  // namespace x86
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_X86_CONV_S8_S8_H_
