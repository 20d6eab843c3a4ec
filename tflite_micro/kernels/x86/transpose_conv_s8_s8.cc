// 2-D transposed convolution of int8 activations with int8 weights on x86.
//
// Outputs whose rows and columns leave the same remainders by the strides are reached by the same taps. They are the
// outputs of a convolution with these taps alone, in reverse order and one position apart, so one convolution for each
// pair of remainders makes them all: there is no product with a zero between inputs.
#include "tflite_micro/kernels/board_memory.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/window_traversal.h"
#include "tflite_micro/kernels/transpose_conv.h"
#include "tflite_micro/kernels/x86/conv_s8_s8.h"
#include "tflite_micro/kernels/x86/instruction_set.h"

namespace tflite {
namespace kernels {
namespace {

using x86::ConvPlan;
using x86::InstructionSet;

// The outputs of one remainder along one dimension, and the convolution that makes them.
struct Phase {
  int32_t first_output;
  int32_t outputs;
  // The taps, every `stride`th from this one on.
  int32_t first_tap;
  int32_t taps;
  // In front of the input, or, if it is negative, how many of its positions are not met.
  int32_t padding;
};

Phase PhaseOf(int32_t remainder, int32_t stride, int32_t padding, int32_t filter, int32_t output_size) {
  const int32_t first = (remainder + stride - padding % stride) % stride;
  Phase phase = {first, 0, remainder, 0, 0};
  if (first < output_size) phase.outputs = (output_size - first - 1) / stride + 1;
  if (remainder < filter) phase.taps = (filter - remainder - 1) / stride + 1;
  phase.padding = phase.taps - 1 - (first + padding) / stride;
  return phase;
}

struct PhasePair {
  Phase rows;
  Phase columns;

  bool has_outputs() const { return rows.outputs > 0 && columns.outputs > 0; }
  bool has_taps() const { return rows.taps > 0 && columns.taps > 0; }
};

// Calls visit(pair) for all pairs of remainders, until one returns false; then false.
template <typename Visit>
bool ForEachPhase(const WindowShape& shape, const Visit& visit) {
  for (int32_t y = 0; y < shape.stride_height; ++y) {
    const Phase rows = PhaseOf(y, shape.stride_height, shape.padding_top, shape.filter_height, shape.output_height);
    for (int32_t x = 0; x < shape.stride_width; ++x) {
      const PhasePair pair = {
          rows, PhaseOf(x, shape.stride_width, shape.padding_left, shape.filter_width, shape.output_width)};
      if (pair.has_outputs() && !visit(pair)) return false;
    }
  }
  return true;
}

WindowShape ConvolutionOf(const WindowShape& shape, const PhasePair& pair) {
  WindowShape conv = shape;
  conv.filter_height = pair.rows.taps;
  conv.filter_width = pair.columns.taps;
  conv.output_height = pair.rows.outputs;
  conv.output_width = pair.columns.outputs;
  conv.stride_height = conv.stride_width = 1;
  conv.dilation_height = conv.dilation_width = 1;
  conv.padding_top = pair.rows.padding;
  conv.padding_left = pair.columns.padding;
  conv.output_step = shape.stride_width * shape.output_step;
  return conv;
}

// How many bytes the convolutions need; -1 for shapes that are left to the portable loops.
int64_t PlanTransposeConv(const WindowShape& shape) {
  // With more remainders, each has too few outputs to be worth a convolution.
  constexpr int64_t kMostPhases = 64;
  if (int64_t{shape.stride_height} * shape.stride_width > kMostPhases) return -1;
  int64_t bytes = 0;
  const bool is_planned = ForEachPhase(shape, [&](const PhasePair& pair) {
    ConvPlan plan;
    if (!pair.has_taps()) return true;
    if (!x86::PlanConv(ConvolutionOf(shape, pair), shape.input_depth, 1, &plan)) return false;
    if (plan.scratch_bytes() > bytes) bytes = plan.scratch_bytes();
    return true;
  });
  return is_planned ? bytes : -1;
}

// Outputs that no tap reaches: what the bias becomes.
void PutBiases(const WindowShape& shape, const x86::ConvSteps& steps, const PhasePair& pair,
               const Requantization& requantization, const int32_t* bias, int8_t* output) {
  for (int32_t batch = 0; batch < shape.batches; ++batch, output += steps.output_image) {
    for (int32_t y = 0; y < pair.rows.outputs; ++y) {
      int8_t* out = output + static_cast<int64_t>(y) * steps.output_row;
      for (int32_t x = 0; x < pair.columns.outputs; ++x, out += shape.stride_width * shape.output_step) {
        for (int32_t channel = 0; channel < shape.output_depth; ++channel) {
          const int32_t sum = bias != nullptr ? bias[channel] : 0;
          out[channel] = static_cast<int8_t>(requantization.Apply(sum, channel));
        }
      }
    }
  }
}

}  // namespace

int64_t TransposeConvS8S8ScratchSize(const WindowShape& shape) {
  // Boards have the portable version.
  if (MeasuredBoard() != nullptr) return 0;
  const int64_t bytes = PlanTransposeConv(shape);
  return bytes < 0 ? 0 : bytes;
}

void TransposeConvS8S8(const WindowShape& shape, int32_t input_offset, const Requantization& requantization,
                       const int8_t* input, const int8_t* filter, const int32_t* bias, int8_t* output, void* scratch) {
  const InstructionSet set = x86::UsableInstructionSet();
  if (set == InstructionSet::kPortable || PlanTransposeConv(shape) < 0 ||
      !x86::AreUsual(requantization, shape.output_depth)) {
    const ArithmeticS8<> arithmetic = {input_offset, bias, requantization};
    TraverseTransposeConv(arithmetic, shape, input, filter, output);
    return;
  }
  const int32_t depth = shape.input_depth;
  const int32_t filter_row = shape.filter_width * depth;
  const int32_t output_row = shape.output_width * shape.output_step;
  const x86::ConvSteps steps = {shape.filter_height * filter_row, -shape.stride_height * filter_row,
                                -shape.stride_width * depth, shape.stride_height * output_row,
                                shape.output_height * output_row};
  ForEachPhase(shape, [&](const PhasePair& pair) {
    int8_t* const first_output =
        output + pair.rows.first_output * output_row + pair.columns.first_output * shape.output_step;
    if (!pair.has_taps()) {
      PutBiases(shape, steps, pair, requantization, bias, first_output);
      return true;
    }
    const WindowShape conv = ConvolutionOf(shape, pair);
    ConvPlan plan;
    x86::PlanConv(conv, depth, 1, &plan);
    const int32_t last_row = pair.rows.first_tap + (pair.rows.taps - 1) * shape.stride_height;
    const int32_t last_column = pair.columns.first_tap + (pair.columns.taps - 1) * shape.stride_width;
    const int8_t* const last_taps = filter + last_row * filter_row + last_column * depth;
    const x86::ConvCall call = {conv,  plan,      steps, depth,        input_offset, requantization,
                                input, last_taps, bias,  first_output, scratch};
    if (set == InstructionSet::kVnni) {
      x86::vnni::ConvS8S8(call);
    } else {
      x86::avx2::ConvS8S8(call);
    }
    return true;
  });
}

}  // namespace kernels
}  // namespace tflite
