#include "tflite_micro/ops/conv_2d.h"

#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/kernels/conv.h"
#include "tflite_micro/kernels/sharing.h"
#include "tflite_micro/ops/filter_blocks.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/tensor_access.h"
#include "tflite_micro/schema/model_access.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kInput = 0;
constexpr int kFilter = 1;
constexpr int kBias = 2;
constexpr int kOutput = 0;

constexpr TypeRow kRows[] = {
    {{kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteFloat32, kTfLiteInt8, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteFloat32, kTfLiteInt4, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteFloat32, kTfLiteInt2, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteFloat32, kTfLiteUInt8, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteInt8, kTfLiteInt8, kTfLiteInt32}, {kTfLiteInt8}},
    {{kTfLiteInt8, kTfLiteInt4, kTfLiteInt32}, {kTfLiteInt8}},
    {{kTfLiteInt8, kTfLiteInt2, kTfLiteInt32}, {kTfLiteInt8}},
    {{kTfLiteUInt8, kTfLiteUInt8, kTfLiteInt32}, {kTfLiteUInt8}},
    {{kTfLiteInt16, kTfLiteInt8, kTfLiteInt64}, {kTfLiteInt16}},
    {{kTfLiteInt16, kTfLiteInt4, kTfLiteInt64}, {kTfLiteInt16}},
    {{kTfLiteInt16, kTfLiteInt2, kTfLiteInt64}, {kTfLiteInt16}},
    {{kTfLiteInt16, kTfLiteInt8, kTfLiteInt32}, {kTfLiteInt16}},
    {{kTfLiteInt16, kTfLiteInt4, kTfLiteInt32}, {kTfLiteInt16}},
    {{kTfLiteInt16, kTfLiteInt2, kTfLiteInt32}, {kTfLiteInt16}},
};
constexpr OperatorSignature kSignature = {2, 3, 1, 1, sizeof(kRows) / sizeof(kRows[0]), kRows};

FilterSize FilterSizeOf(const int* dims) { return {dims[1], dims[2]}; }

FilterLayout FilterLayoutOf(const int* filter_dims, int input_depth) {
  const int groups = input_depth / filter_dims[3];
  return ChannelsFirst(filter_dims[0], filter_dims[1] * filter_dims[2] * filter_dims[3], filter_dims[0] / groups);
}

// One call of a kernel: all output channels, or a block of them, which belong to one group.
struct Part {
  kernels::WindowShape shape;
  int32_t input_channel;
};
Part PartOf(const kernels::WindowShape& shape, const int* filter_dims, const FilterBlocks& blocks) {
  Part part = {shape, 0};
  if (blocks.is_whole()) return part;
  const int32_t filter_depth = filter_dims[3];
  const int32_t group_outputs = shape.output_depth / (shape.input_depth / filter_depth);
  part.input_channel = blocks.channel() / group_outputs * filter_depth;
  part.shape.input_depth = filter_depth;
  part.shape.output_depth = blocks.count();
  return part;
}

// Inlined, so that where the operator is registered for one type alone, what others need is not linked. kTfLiteNoType:
// for all.
__attribute__((always_inline)) inline TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node,
                                                           TfLiteType registered) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[kInput];
  const TfLiteTensor* filter = tensors.inputs[kFilter];
  const TfLiteTensor* bias = tensors.inputs[kBias];
  TfLiteTensor* output = tensors.outputs[kOutput];
  const TfLiteType type = TypeOf(input, registered);
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "input", 4, 4));
  TF_LITE_ENSURE_STATUS(CheckRank(context, filter, "filter", 4, 4));

  const int output_depth = Dim(filter, 0);
  const int filter_depth = Dim(filter, 3);
  const int input_depth = Dim(input, 3);
  if (output_depth <= 0 || filter_depth <= 0 || input_depth <= 0 || input_depth % filter_depth != 0 ||
      output_depth % (input_depth / filter_depth) != 0) {
    TF_LITE_KERNEL_LOG(context,
                       "input has %d channels, filter %d and %d outputs: the filter's must divide the input's, and the "
                       "number of groups that makes the outputs",
                       input_depth, filter_depth, output_depth);
    return kTfLiteError;
  }
  TF_LITE_ENSURE_STATUS(CheckBias(context, bias, output_depth));

  const auto& params = *static_cast<const TfLiteConvParams*>(node->builtin_data);
  const WindowAttributes attributes = {params.padding, params.stride_height, params.stride_width,
                                       params.dilation_height_factor, params.dilation_width_factor};
  const TfLiteFusedActivation activation = params.activation;
  const TfLiteType bias_type = bias != nullptr ? bias->type : params.quantized_bias_type;

  WindowData window;
  int output_dims[4] = {Dim(input, 0), 0, 0, output_depth};
  TF_LITE_ENSURE_STATUS(PrepareWindow(context, attributes, input, FilterSizeOf(filter->dims->data), &window,
                                      &output_dims[1], &output_dims[2]));
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, 4, output_dims));

  const FilterLayout layout = FilterLayoutOf(filter->dims->data, input_depth);
  if (type == kTfLiteFloat32 && filter->type != kTfLiteFloat32) {
    auto* data = static_cast<Conv2DHybridData*>(
        AllocateOpData(context, node, sizeof(Conv2DHybridData) + HybridScaleBytes(filter)));
    if (data == nullptr) return kTfLiteError;
    data->window = window;
    data->hybrid.is_asymmetric = HasDifferentScales(filter) || filter_depth != input_depth ? 1 : 0;
    return PrepareHybrid(context, filter, layout, 0, BatchSize(input), activation, &data->hybrid,
                         reinterpret_cast<float*>(data + 1));
  }
  // With packed weights or groups, the kernels may go through the image several times.
  const kernels::WindowShape shape =
      WindowShapeOf<TfLiteTensor>(window, input, FilterSizeOf(filter->dims->data), output);
  if (!IsPacked(filter->type) && filter_depth == input_depth) {
    if (type == kTfLiteInt8) {
      AllowSharing(context, 0, kernels::ConvS8S8SharingDistance(shape), MicroContext::Sharing::kInOrder);
    } else {
      AllowSharedRows(context, shape, input, output, false);
    }
  }
  if (type == kTfLiteFloat32) {
    auto* data = AllocateOpData<Conv2DFloatData>(context, node);
    if (data == nullptr) return kTfLiteError;
    data->window = window;
    return ActivationRangeFloat(context, activation, &data->range.lowest, &data->range.highest);
  }
  TF_LITE_ENSURE_STATUS(CheckConvolutionQuantization(context, input, filter, output, output_depth, 0));
  const FactorLayout factors = LayoutFactors(context, node, kFilter, filter, output_depth, /*precise=*/false);
  auto* data =
      static_cast<Conv2DQuantizedData*>(AllocateOpData(context, node, sizeof(Conv2DQuantizedData) + factors.bytes));
  if (data == nullptr) return kTfLiteError;
  data->window = window;
  TF_LITE_ENSURE_STATUS(PrepareQuantizedBlocks(context, filter, layout, &data->quantized));
  int64_t kernel_bytes = -1;
  if (type == kTfLiteInt8) {
    kernel_bytes = kernels::ConvS8S8ScratchSize(shape, filter_depth);
  }
  TF_LITE_ENSURE_STATUS(RequestFactorScratch(context, factors, kernel_bytes, &data->quantized));
  return PrepareQuantized(context, input, filter, output, bias_type, activation, factors, NarrowFactorOf,
                          &data->quantized, data + 1);
}

}  // namespace

TfLiteStatus PrepareConv2D(TfLiteContext* context, TfLiteNode* node) { return Prepare(context, node, kTfLiteNoType); }
TfLiteStatus PrepareConv2DInt8(TfLiteContext* context, TfLiteNode* node) { return Prepare(context, node, kTfLiteInt8); }
TfLiteStatus PrepareConv2DInt16(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, kTfLiteInt16);
}

TfLiteStatus EvalConv2DFloat32(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const Conv2DFloatData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  kernels::ConvF32(WindowShapeOf(data.window, input, FilterSizeOf(filter->dims->data), output), filter->dims->data[3],
                   data.range.lowest, data.range.highest, GetTensorData<float>(input), GetTensorData<float>(filter),
                   GetTensorData<float>(bias), GetTensorData<float>(output));
  return kTfLiteOk;
}

TfLiteStatus EvalConv2DHybrid(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const Conv2DHybridData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  const int* filter_dims = filter->dims->data;
  const kernels::WindowShape shape = WindowShapeOf(data->window, input, FilterSizeOf(filter_dims), output);
  RunHybrid(context, data->hybrid, reinterpret_cast<const float*>(data + 1), shape,
            FilterLayoutOf(filter_dims, shape.input_depth), input, filter, bias, output,
            [&](const FilterBlocks& blocks, const kernels::WindowShape& batch, const int8_t* quantized,
                int32_t input_offset, int32_t* sums) {
              const Part part = PartOf(batch, filter_dims, blocks);
              kernels::ConvS8S8ToS32(part.shape, filter_dims[3], input_offset, quantized + part.input_channel,
                                     blocks.weights(), sums);
            });
  return kTfLiteOk;
}

TfLiteStatus EvalConv2DInt8(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const Conv2DQuantizedData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  const int* filter_dims = filter->dims->data;
  const kernels::WindowShape shape = WindowShapeOf(data->window, input, FilterSizeOf(filter_dims), output);
  const QuantizedRun quantized = BeginQuantized(context, data->quantized, data + 1, filter, filter->dims->data[0]);
  FilterBlocks blocks(context, filter, FilterLayoutOf(filter_dims, shape.input_depth), data->quantized.filter_scratch);
  while (blocks.Next()) {
    const Part part = PartOf(shape, filter_dims, blocks);
    kernels::ConvS8S8(part.shape, filter_dims[3], data->quantized.input_offset,
                      quantized.requantization.From(blocks.channel()),
                      GetTensorData<int8_t>(input) + part.input_channel, blocks.weights(),
                      FromChannel(GetTensorData<int32_t>(bias), blocks.channel()),
                      GetTensorData<int8_t>(output) + blocks.channel(), quantized.scratch);
  }
  return kTfLiteOk;
}

TfLiteStatus EvalConv2DUInt8(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const Conv2DQuantizedData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  kernels::ConvU8U8(WindowShapeOf(data->window, input, FilterSizeOf(filter->dims->data), output), filter->dims->data[3],
                    data->quantized.input_offset, data->quantized.filter_offset,
                    BeginQuantized(context, data->quantized, data + 1, filter, filter->dims->data[0]).requantization,
                    GetTensorData<uint8_t>(input), GetTensorData<uint8_t>(filter), GetTensorData<int32_t>(bias),
                    GetTensorData<uint8_t>(output));
  return kTfLiteOk;
}

TfLiteStatus EvalConv2DInt16(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const Conv2DQuantizedData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  const int* filter_dims = filter->dims->data;
  const kernels::WindowShape shape = WindowShapeOf(data->window, input, FilterSizeOf(filter_dims), output);
  const QuantizedRun quantized = BeginQuantized(context, data->quantized, data + 1, filter, filter->dims->data[0]);
  FilterBlocks blocks(context, filter, FilterLayoutOf(filter_dims, shape.input_depth), data->quantized.filter_scratch);
  while (blocks.Next()) {
    const Part part = PartOf(shape, filter_dims, blocks);
    const auto run = [&](const auto* biases) {
      kernels::ConvS16S8(part.shape, filter_dims[3], quantized.requantization.From(blocks.channel()),
                         GetTensorData<int16_t>(input) + part.input_channel, blocks.weights(),
                         FromChannel(biases, blocks.channel()), GetTensorData<int16_t>(output) + blocks.channel());
    };
    if (data->quantized.wide_sums != 0) {
      run(GetTensorData<int64_t>(bias));
    } else {
      run(GetTensorData<int32_t>(bias));
    }
  }
  return kTfLiteOk;
}

TfLiteStatus EvalConv2D(TfLiteContext* context, TfLiteNode* node) {
  switch (micro::GetEvalInput(context, node, kInput)->type) {
    case kTfLiteFloat32:
      return micro::GetEvalInput(context, node, kFilter)->type == kTfLiteFloat32 ? EvalConv2DFloat32(context, node)
                                                                                 : EvalConv2DHybrid(context, node);
    case kTfLiteInt8:
      return EvalConv2DInt8(context, node);
    case kTfLiteUInt8:
      return EvalConv2DUInt8(context, node);
    default:
      return EvalConv2DInt16(context, node);
  }
}

}  // namespace ops

TfLiteStatus ParseConv2D(const Operator* op, void* params, size_t* bytes) {
  using From = Conv2DOptions;
  using To = TfLiteConvParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(
      ops::Option(From::kPadding, offsetof(To, padding)), ops::Option(From::kStrideW, offsetof(To, stride_width)),
      ops::Option(From::kStrideH, offsetof(To, stride_height)),
      ops::Option(From::kDilationWFactor, offsetof(To, dilation_width_factor)),
      ops::Option(From::kDilationHFactor, offsetof(To, dilation_height_factor)),
      ops::Option(From::kFusedActivationFunction, offsetof(To, activation)),
      ops::Option(From::kQuantizedBiasType, offsetof(To, quantized_bias_type)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
