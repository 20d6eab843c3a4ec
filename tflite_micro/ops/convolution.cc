#include "tflite_micro/ops/convolution.h"

#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/kernels/factors.h"
#include "tflite_micro/kernels/sharing.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

// The kernels add window and input extents in 32 bits.
TfLiteStatus CheckExtent(TfLiteContext* context, int input, int filter, int dilation) {
  const int64_t extent = (int64_t{filter} - 1) * dilation + 1;
  if (extent + input <= INT32_MAX) return kTfLiteOk;
  TF_LITE_KERNEL_LOG(context, "filter %d with dilation %d spans too much for an input of %d", filter, dilation, input);
  return kTfLiteError;
}

// OpData has 16 bits for the number of a scratch buffer.
TfLiteStatus NarrowIndex(TfLiteContext* context, int32_t index, int16_t* narrow) {
  *narrow = static_cast<int16_t>(index);
  TF_LITE_ENSURE_MSG(context, index <= INT16_MAX, "the model's operators ask for more than %d scratch buffers",
                     INT16_MAX + 1);
  return kTfLiteOk;
}

TfLiteStatus CheckAttribute(TfLiteContext* context, const char* what, int value) {
  (void)what;
  if (value >= 1 && value <= UINT16_MAX) return kTfLiteOk;
  TF_LITE_KERNEL_LOG(context, "%s is %d, expected 1 to %d", what, value, UINT16_MAX);
  return kTfLiteError;
}

}  // namespace

TfLiteStatus PrepareWindowDimension(TfLiteContext* context, TfLitePadding padding, const char* stride_name,
                                    const char* dilation_name, int input, int filter, int stride, int dilation,
                                    int* output, int* padding_before) {
  TF_LITE_ENSURE_STATUS(CheckAttribute(context, stride_name, stride));
  TF_LITE_ENSURE_STATUS(CheckAttribute(context, dilation_name, dilation));
  TF_LITE_ENSURE_STATUS(CheckExtent(context, input, filter, dilation));
  return WindowOutputSize(context, padding, input, filter, stride, dilation, output, padding_before);
}

TfLiteStatus PrepareWindow(TfLiteContext* context, const WindowAttributes& attributes, const TfLiteTensor* input,
                           FilterSize filter, WindowData* data, int* output_height, int* output_width) {
  int padding_top = 0;
  int padding_left = 0;
  TF_LITE_ENSURE_STATUS(PrepareWindowDimension(context, attributes.padding, "stride_h", "dilation_h_factor",
                                               Dim(input, 1), filter.height, attributes.stride_height,
                                               attributes.dilation_height, output_height, &padding_top));
  TF_LITE_ENSURE_STATUS(PrepareWindowDimension(context, attributes.padding, "stride_w", "dilation_w_factor",
                                               Dim(input, 2), filter.width, attributes.stride_width,
                                               attributes.dilation_width, output_width, &padding_left));
  // No padding is larger than the window.
  TF_LITE_ENSURE_MSG(context, padding_top <= UINT16_MAX && padding_left <= UINT16_MAX,
                     "the padding is %d rows above and %d columns to the left, at most 65535 are supported",
                     padding_top, padding_left);
  *data = {static_cast<uint16_t>(padding_top),
           static_cast<uint16_t>(padding_left),
           static_cast<uint16_t>(attributes.stride_height),
           static_cast<uint16_t>(attributes.stride_width),
           static_cast<uint16_t>(attributes.dilation_height),
           static_cast<uint16_t>(attributes.dilation_width)};
  return kTfLiteOk;
}

FactorLayout LayoutFactors(TfLiteContext* context, const TfLiteNode* node, int position, const TfLiteTensor* filter,
                           int channels, bool precise) {
  if (ScaleCount(filter) == 1) return {1, precise, 0, precise ? size_t{9} : size_t{5}};
  const void* scales = GetMicroContext(context)->GetStoredScales(node->inputs->data[position]);
  if (scales != nullptr) {
    const int64_t distance = static_cast<int64_t>(reinterpret_cast<uintptr_t>(scales)) -
                             static_cast<int64_t>(reinterpret_cast<uintptr_t>(filter->data.data));
    if (distance != 0 && distance >= INT32_MIN && distance <= INT32_MAX) {
      return {channels, precise, static_cast<int32_t>(distance), sizeof(DerivedFactors)};
    }
  }
  return {channels, precise, 0, static_cast<size_t>(channels) * (precise ? 9 : 5)};
}

TfLiteStatus RequestFactorScratch(TfLiteContext* context, const FactorLayout& layout, int64_t kernel_bytes,
                                  QuantizedData* data) {
  data->scratch = -1;
  if (kernel_bytes < 0 && layout.scale_distance == 0) return kTfLiteOk;
  const int64_t factor_bytes =
      layout.scale_distance == 0 ? 0 : static_cast<int64_t>(DerivedBytes(layout.count, layout.precise));
  int32_t index = 0;
  TF_LITE_ENSURE_STATUS(RequestScratch(context, factor_bytes + (kernel_bytes < 0 ? 0 : kernel_bytes), &index));
  return NarrowIndex(context, index, &data->scratch);
}

void AllowSharedRows(TfLiteContext* context, const kernels::WindowShape& shape, const TfLiteTensor* input,
                     const TfLiteTensor* output, bool by_channel) {
  const int64_t distance = kernels::RowSharingDistance(shape, TypeBits(input->type) / 8, TypeBits(output->type) / 8);
  AllowSharing(context, 0, distance,
               by_channel ? MicroContext::Sharing::kSameChannels : MicroContext::Sharing::kInOrder);
}

TfLiteStatus PrepareQuantizedBlocks(TfLiteContext* context, const TfLiteTensor* filter, const FilterLayout& layout,
                                    QuantizedData* data) {
  int32_t index = 0;
  TF_LITE_ENSURE_STATUS(PrepareFilterBlocks(context, filter, layout, &index));
  return NarrowIndex(context, index, &data->filter_scratch);
}

TfLiteStatus CheckBias(TfLiteContext* context, const TfLiteTensor* bias, int channels) {
  if (bias == nullptr || ElementCount(bias) == channels) return kTfLiteOk;
  TF_LITE_KERNEL_LOG(context, "bias has %d values, expected %d", ElementCount(bias), channels);
  return kTfLiteError;
}

TfLiteStatus CheckConvolutionQuantization(TfLiteContext* context, const TfLiteTensor* input, const TfLiteTensor* filter,
                                          const TfLiteTensor* output, int channels, int filter_dimension) {
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, input, "input"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "output"));
  if (filter->type == kTfLiteUInt8) {
    if (ScaleCount(filter) == 1) return CheckQuantized(context, filter, "filter");
    TF_LITE_KERNEL_LOG(context, "filter of uint8 has %d scales, expected 1", ScaleCount(filter));
    return kTfLiteError;
  }
  return CheckFilterQuantization(context, filter, channels, filter_dimension);
}

kernels::PreciseChannelFactor NarrowFactorOf(const kernels::ScaleRatio& ratio, float filter_scale) {
  const kernels::ChannelFactor factor = kernels::ChannelFactorOf(ratio, filter_scale);
  return {static_cast<uint32_t>(factor.multiplier), 0, factor.shift};
}

TfLiteStatus PrepareQuantized(TfLiteContext* context, const TfLiteTensor* input, const TfLiteTensor* filter,
                              const TfLiteTensor* output, TfLiteType bias_type, TfLiteFusedActivation activation,
                              const FactorLayout& layout, FactorFunction factor_of, QuantizedData* data,
                              void* factors) {
  const bool is_int16 = input->type == kTfLiteInt16;
  int32_t lowest = 0;
  int32_t highest = 0;
  TF_LITE_ENSURE_STATUS(ActivationRange(context, activation, output, &lowest, &highest));
  data->input_offset = static_cast<int16_t>(-input->params.zero_point);
  data->filter_offset = static_cast<int16_t>(-filter->params.zero_point);
  data->output_offset = static_cast<int16_t>(output->params.zero_point);
  data->lowest = static_cast<int16_t>(lowest);
  data->highest = static_cast<int16_t>(highest);
  data->wide_sums = is_int16 && bias_type != kTfLiteInt32 ? 1 : 0;
  const bool are_kept = layout.scale_distance == 0;
  data->factors = layout.count == 1 ? FactorSource::kOne : are_kept ? FactorSource::kKept : FactorSource::kDerived;
  if (!are_kept) {
    *static_cast<DerivedFactors*>(factors) = {layout.scale_distance, input->params.scale, output->params.scale};
  }

  uint32_t* multipliers = static_cast<uint32_t*>(factors);
  uint32_t* low_multipliers = multipliers + layout.count;
  int8_t* shifts = reinterpret_cast<int8_t*>(layout.precise ? low_multipliers + layout.count : low_multipliers);
  const kernels::ScaleRatio ratio = kernels::RatioOf(input->params.scale, output->params.scale);
  // With 31 bits, the rounding shift of 64-bit sums is 15 less this, and at least 1.
  const int32_t highest_shift = data->wide_sums != 0 && !layout.precise ? 14 : 30;
  for (int32_t i = 0; i < layout.count; ++i) {
    const kernels::PreciseChannelFactor factor = factor_of(ratio, ChannelScale(filter, i));
    const int32_t shift = factor.shift;
    if (shift > highest_shift) {
      TF_LITE_KERNEL_LOG(context, "channel %d: input scale * filter scale / output scale is 2^%d or more",
                         static_cast<int>(i), static_cast<int>(highest_shift));
      return kTfLiteError;
    }
    if (!are_kept) continue;
    multipliers[i] = factor.high;
    if (layout.precise) low_multipliers[i] = factor.low;
    shifts[i] = static_cast<int8_t>(shift);
  }
  return kTfLiteOk;
}

bool HasDifferentScales(const TfLiteTensor* filter) {
  for (int i = 1; i < ScaleCount(filter); ++i) {
    if (ChannelScale(filter, i) != ChannelScale(filter, 0)) return true;
  }
  return false;
}

size_t HybridScaleBytes(const TfLiteTensor* filter) { return static_cast<size_t>(ScaleCount(filter)) * sizeof(float); }

TfLiteStatus PrepareHybrid(TfLiteContext* context, const TfLiteTensor* filter, const FilterLayout& layout,
                           int filter_dimension, int row_size, TfLiteFusedActivation activation, HybridData* data,
                           float* scales) {
  TF_LITE_ENSURE_STATUS(CheckFilterQuantization(context, filter, layout.channels, filter_dimension));
  TF_LITE_ENSURE_STATUS(ActivationRangeFloat(context, activation, &data->range.lowest, &data->range.highest));
  data->scale_count = ScaleCount(filter);
  for (int32_t i = 0; i < data->scale_count; ++i) scales[i] = ChannelScale(filter, i);
  int index = 0;
  TF_LITE_ENSURE_STATUS(context->RequestScratchBufferInArena(context, static_cast<size_t>(row_size), &index));
  data->input_scratch = index;
  return PrepareFilterBlocks(context, filter, layout, &data->filter_scratch);
}

}  // namespace ops
}  // namespace tflite
