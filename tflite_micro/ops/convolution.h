// What the convolutions, the fully connected layer and the poolings share: the parts of their OpData, how Prepare fills
// them and how Eval reads them. The Eval side is inline or in files of its own, and calls nothing of Prepare.
#ifndef TFLITE_MICRO_OPS_CONVOLUTION_H_
#define TFLITE_MICRO_OPS_CONVOLUTION_H_

#include <stdint.h>

#include "tflite_micro/common/builtin_op_data.h"
#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"
#include "tflite_micro/kernels/factors.h"
#include "tflite_micro/kernels/hybrid.h"
#include "tflite_micro/kernels/requantization.h"
#include "tflite_micro/kernels/window.h"
#include "tflite_micro/ops/filter_blocks.h"
#include "tflite_micro/ops/tensor_access.h"

namespace tflite {
namespace ops {

// Part of an OpData: how a window moves over its input.
struct WindowData {
  uint16_t padding_top;
  uint16_t padding_left;
  uint16_t stride_height;
  uint16_t stride_width;
  uint16_t dilation_height;
  uint16_t dilation_width;
};

// Part of an OpData: the range of float outputs.
struct FloatRange {
  float lowest;
  float highest;
};

// Where the factors are that outputs are multiplied by.
enum class FactorSource : uint8_t {
  kOne,      // kept, one for all channels
  kKept,     // kept, one for each output channel
  kDerived,  // one for each, made in each Eval
};

// Part of an OpData: zero points and range.
//
// Behind the OpData lie the factors that outputs are multiplied by: multipliers of 32 bits, one or one for each output
// channel (precise ones: their high halves, then as many low ones), then as many shifts of 8 bits. If there is one for
// each channel and the model holds the filter's scales, they are not kept but derived from these in each Eval, into
// scratch memory; then a DerivedFactors is there instead.
struct QuantizedData {
  int16_t input_offset;   // added to inputs
  int16_t filter_offset;  // added to weights
  int16_t output_offset;  // added to outputs
  int16_t lowest;
  int16_t highest;
  // int16 activations: 1 if the accumulators have 64 bits, 0 if they have 32.
  uint8_t wide_sums;
  FactorSource factors;
  // Where packed weights are unpacked; see FilterBlocks.
  int16_t filter_scratch;
  // Where factors are derived to, and behind them what the kernel asks for; -1 if there is neither.
  int16_t scratch;
};

struct DerivedFactors {
  int32_t scale_distance;  // bytes from the filter's data to its scales, in the model
  float input_scale;
  float output_scale;
};

// Part of an OpData: float activations with integer weights. The OpData ends in the weights' scales, `scale_count`
// floats.
struct HybridData {
  FloatRange range;
  // Where activations are quantised: of one batch of a convolution, or of one row of a matrix product.
  int32_t input_scratch;
  int32_t filter_scratch;  // see FilterBlocks
  int32_t is_asymmetric;   // how activations are quantised
  int32_t scale_count;     // 1, or the number of output channels
};

// A filter as the kernels see it, whatever the order of its dimensions.
struct FilterSize {
  int height;
  int width;
};

struct WindowAttributes {
  TfLitePadding padding;
  int stride_height;
  int stride_width;
  int dilation_height;
  int dilation_width;
};

// One dimension of a window: fills the extent of the output and the padding in front of the input. `stride_name` and
// `dilation_name` are those of the attributes. Reports attributes that are not positive or too large, and a window that
// does not fit.
TfLiteStatus PrepareWindowDimension(TfLiteContext* context, TfLitePadding padding, const char* stride_name,
                                    const char* dilation_name, int input, int filter, int stride, int dilation,
                                    int* output, int* padding_before);

// Fills `data`, and the output's height and width, for `input` [batch, height, width, depth]. Reports attributes that
// are not positive or too large, and windows that do not fit.
TfLiteStatus PrepareWindow(TfLiteContext* context, const WindowAttributes& attributes, const TfLiteTensor* input,
                           FilterSize filter, WindowData* data, int* output_height, int* output_width);

// How the factors of `filter` are kept or derived: one or one for each channel, with 31 bits or, if `precise`, with 63.
struct FactorLayout {
  int32_t count;
  bool precise;
  int32_t scale_distance;  // 0: they are kept
  size_t bytes;            // to add to an OpData
};
// `filter` is the node's input at `position`.
FactorLayout LayoutFactors(TfLiteContext* context, const TfLiteNode* node, int position, const TfLiteTensor* filter,
                           int channels, bool precise);

// What `count` factors take where they are derived to, with the alignment of what follows.
inline size_t DerivedBytes(int32_t count, bool precise) {
  return (static_cast<size_t>(count) * (precise ? 9 : 5) + 7) / 8 * 8;
}

// Asks for the memory that factors are derived to, if they are, and for `kernel_bytes` of a kernel, which may be 0; in
// one piece. Also where both are nothing, so that an OpData is the same on every target; kernel_bytes < 0 says that on
// none the kernel needs any.
TfLiteStatus RequestFactorScratch(TfLiteContext* context, const FactorLayout& layout, int64_t kernel_bytes,
                                  QuantizedData* data);

// PrepareFilterBlocks() for a QuantizedData.
TfLiteStatus PrepareQuantizedBlocks(TfLiteContext* context, const TfLiteTensor* filter, const FilterLayout& layout,
                                    QuantizedData* data);

// Reports a bias that does not have one value for each channel. `bias` may be null.
TfLiteStatus CheckBias(TfLiteContext* context, const TfLiteTensor* bias, int channels);

// How a factor is made: kernels::PreciseChannelFactorOf(), or for 31 bits, in `high`, NarrowFactorOf(). Named by the
// operator, so that it links one of them.
using FactorFunction = kernels::PreciseChannelFactor (*)(const kernels::ScaleRatio& ratio, float filter_scale);
kernels::PreciseChannelFactor NarrowFactorOf(const kernels::ScaleRatio& ratio, float filter_scale);

// Fills `data` and the factors behind it at `factors`, from quantisations that have been checked. A factor is
// input scale * filter scale / output scale. `bias_type`: decides the accumulators of int16 activations. Reports an
// activation or factors out of range.
TfLiteStatus PrepareQuantized(TfLiteContext* context, const TfLiteTensor* input, const TfLiteTensor* filter,
                              const TfLiteTensor* output, TfLiteType bias_type, TfLiteFusedActivation activation,
                              const FactorLayout& layout, FactorFunction factor_of, QuantizedData* data, void* factors);

// Reports unless input and output are quantised, and `filter` symmetrically, per tensor or along `filter_dimension`; a
// uint8 filter per tensor with any zero point.
TfLiteStatus CheckConvolutionQuantization(TfLiteContext* context, const TfLiteTensor* input, const TfLiteTensor* filter,
                                          const TfLiteTensor* output, int channels, int filter_dimension);

// Says that the output may share memory with the node's first input, of which it makes rows from top to bottom. If
// `by_channel`, each channel of the output is made of the same one of the input, in any order of channels.
void AllowSharedRows(TfLiteContext* context, const kernels::WindowShape& shape, const TfLiteTensor* input,
                     const TfLiteTensor* output, bool by_channel);

// How many elements of `tensor` belong to one batch.
inline int BatchSize(const TfLiteTensor* tensor) {
  const int* dims = tensor->dims->data;
  return dims[1] * dims[2] * dims[3];
}

// Whether `filter` has several scales which are not all the same.
bool HasDifferentScales(const TfLiteTensor* filter);

// The bytes that the scales of a HybridData take.
size_t HybridScaleBytes(const TfLiteTensor* filter);

// Fills all of `data` but its flag, and the scales behind it, and asks for scratch memory. `row_size`: how many
// activations are quantised together. Reports a filter that is not quantised symmetrically, per tensor or along
// `filter_dimension`.
TfLiteStatus PrepareHybrid(TfLiteContext* context, const TfLiteTensor* filter, const FilterLayout& layout,
                           int filter_dimension, int row_size, TfLiteFusedActivation activation, HybridData* data,
                           float* scales);

// Eval.

// A convolution of float activations with integer weights, batch by batch: calls
// run(blocks, shape, quantised input, input_offset, sums) for each block of the filter, with the shape of one batch and
// `sums` the accumulators of its first output channel. `scales` are those behind `data`.
template <typename Run>
void RunHybrid(TfLiteContext* context, const HybridData& data, const float* scales, kernels::WindowShape shape,
               const FilterLayout& layout, const TfLiteEvalTensor* input, const TfLiteEvalTensor* filter,
               const TfLiteEvalTensor* bias, TfLiteEvalTensor* output, Run run) {
  const int32_t batches = shape.batches;
  const int32_t input_size = shape.input_height * shape.input_width * shape.input_depth;
  const int32_t positions = shape.output_height * shape.output_width;
  int8_t* quantized = static_cast<int8_t*>(context->GetScratchBuffer(context, data.input_scratch));
  const float* values = GetTensorData<float>(input);
  float* results = GetTensorData<float>(output);
  shape.batches = 1;
  for (int32_t batch = 0; batch < batches; ++batch) {
    const kernels::RowQuantization quantization =
        kernels::QuantizeRow(values, input_size, data.is_asymmetric != 0, quantized);
    FilterBlocks blocks(context, filter, layout, data.filter_scratch);
    // The accumulators take the places of the outputs that they become.
    while (blocks.Next()) {
      run(blocks, shape, quantized, -quantization.zero_point, reinterpret_cast<int32_t*>(results) + blocks.channel());
    }
    kernels::FinishHybrid(positions, shape.output_depth, quantization, scales, data.scale_count == 1 ? 0 : -1,
                          GetTensorData<float>(bias), data.range.lowest, data.range.highest, results);
    values += input_size;
    results += positions * shape.output_depth;
  }
}

// The kernels' view of `data`, with the factors that are kept at `behind` or derived, and the memory that the kernel
// asked for. `channels`: those of the output.
struct QuantizedRun {
  kernels::Requantization requantization;
  void* scratch;
};
QuantizedRun BeginQuantized(TfLiteContext* context, const QuantizedData& data, const void* behind,
                            const TfLiteEvalTensor* filter, int32_t channels);
struct PreciseQuantizedRun {
  kernels::PreciseRequantization requantization;
  void* scratch;
};
PreciseQuantizedRun BeginPreciseQuantized(TfLiteContext* context, const QuantizedData& data, const void* behind,
                                          const TfLiteEvalTensor* filter, int32_t channels);

// The kernels' view of a window over `input` that gives `output`, both [batch, height, width, depth]. Tensors as of
// Prepare or as of Eval.
template <typename Tensor>
inline kernels::WindowShape WindowShapeOf(const WindowData& data, const Tensor* input, FilterSize filter,
                                          const Tensor* output) {
  const int* in = input->dims->data;
  const int* out = output->dims->data;
  return {in[0],
          in[1],
          in[2],
          in[3],
          filter.height,
          filter.width,
          out[1],
          out[2],
          out[3],
          data.stride_height,
          data.stride_width,
          data.dilation_height,
          data.dilation_width,
          data.padding_top,
          data.padding_left,
          in[3],
          out[3]};
}

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_CONVOLUTION_H_
