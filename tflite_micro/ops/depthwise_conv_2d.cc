#include "tflite_micro/ops/depthwise_conv_2d.h"

#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/kernels/depthwise_conv.h"
#include "tflite_micro/kernels/sharing.h"
#include "tflite_micro/ops/filter_blocks.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/tensor_access.h"

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
    {{kTfLiteInt8, kTfLiteInt8, kTfLiteInt32}, {kTfLiteInt8}},
    {{kTfLiteInt8, kTfLiteInt4, kTfLiteInt32}, {kTfLiteInt8}},
    {{kTfLiteInt8, kTfLiteInt2, kTfLiteInt32}, {kTfLiteInt8}},
    {{kTfLiteUInt8, kTfLiteUInt8, kTfLiteInt32}, {kTfLiteUInt8}},
    {{kTfLiteInt16, kTfLiteInt8, kTfLiteInt64}, {kTfLiteInt16}},
    {{kTfLiteInt16, kTfLiteInt4, kTfLiteInt64}, {kTfLiteInt16}},
    {{kTfLiteInt16, kTfLiteInt2, kTfLiteInt64}, {kTfLiteInt16}},
};
constexpr OperatorSignature kSignature = {2, 3, 1, 1, sizeof(kRows) / sizeof(kRows[0]), kRows};

FilterSize FilterSizeOf(const int* dims) { return {dims[1], dims[2]}; }

// Blocks are whole input channels with all their outputs, or some of the outputs of one.
constexpr int kBlock = 8;
FilterLayout FilterLayoutOf(const int* filter_dims, int input_depth) {
  const int multiplier = filter_dims[3] / input_depth;
  return {filter_dims[1] * filter_dims[2], filter_dims[3], 1,
          multiplier < kBlock ? kBlock / multiplier * multiplier : multiplier, kBlock};
}

// One call of a kernel: all output channels, or a block of them.
struct Part {
  kernels::WindowShape shape;
  int32_t input_channel;
};
Part PartOf(const kernels::WindowShape& shape, const FilterBlocks& blocks) {
  Part part = {shape, 0};
  if (blocks.is_whole()) return part;
  const int32_t multiplier = shape.output_depth / shape.input_depth;
  part.input_channel = blocks.channel() / multiplier;
  part.shape.input_depth = multiplier < kBlock ? blocks.count() / multiplier : 1;
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

  const int input_depth = Dim(input, 3);
  const int output_depth = Dim(filter, 3);
  if (Dim(filter, 0) != 1) {
    TF_LITE_KERNEL_LOG(context, "the filter's first dimension is %d, expected 1", Dim(filter, 0));
    return kTfLiteError;
  }
  if (input_depth <= 0 || output_depth <= 0 || output_depth % input_depth != 0) {
    TF_LITE_KERNEL_LOG(context, "filter has %d channels, which is not a multiple of the input's %d", output_depth,
                       input_depth);
    return kTfLiteError;
  }
  TF_LITE_ENSURE_STATUS(CheckBias(context, bias, output_depth));

  const auto& params = *static_cast<const TfLiteDepthwiseConvParams*>(node->builtin_data);
  const WindowAttributes attributes = {params.padding, params.stride_height, params.stride_width,
                                       params.dilation_height_factor, params.dilation_width_factor};
  const TfLiteFusedActivation activation = params.activation;

  WindowData window;
  int output_dims[4] = {Dim(input, 0), 0, 0, output_depth};
  TF_LITE_ENSURE_STATUS(PrepareWindow(context, attributes, input, FilterSizeOf(filter->dims->data), &window,
                                      &output_dims[1], &output_dims[2]));
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, 4, output_dims));

  const FilterLayout layout = FilterLayoutOf(filter->dims->data, input_depth);
  if (type == kTfLiteFloat32 && filter->type != kTfLiteFloat32) {
    auto* data = static_cast<DepthwiseConv2DHybridData*>(
        AllocateOpData(context, node, sizeof(DepthwiseConv2DHybridData) + HybridScaleBytes(filter)));
    if (data == nullptr) return kTfLiteError;
    data->window = window;
    data->hybrid.is_asymmetric = 1;
    return PrepareHybrid(context, filter, layout, 3, BatchSize(input), activation, &data->hybrid,
                         reinterpret_cast<float*>(data + 1));
  }
  // With packed weights, or several input channels that have several outputs each, the kernels may go through the image
  // several times. Where each has one output, that does not matter.
  const kernels::WindowShape shape =
      WindowShapeOf<TfLiteTensor>(window, input, FilterSizeOf(filter->dims->data), output);
  if (!IsPacked(filter->type) && (input_depth == 1 || input_depth == output_depth)) {
    const bool by_channel = input_depth > 1;
    if (type == kTfLiteInt8) {
      AllowSharing(context, 0, kernels::DepthwiseConvS8S8SharingDistance(shape),
                   by_channel ? MicroContext::Sharing::kSameChannels : MicroContext::Sharing::kInOrder);
    } else {
      AllowSharedRows(context, shape, input, output, by_channel);
    }
  }
  if (type == kTfLiteFloat32) {
    auto* data = AllocateOpData<DepthwiseConv2DFloatData>(context, node);
    if (data == nullptr) return kTfLiteError;
    data->window = window;
    return ActivationRangeFloat(context, activation, &data->range.lowest, &data->range.highest);
  }
  TF_LITE_ENSURE_STATUS(CheckConvolutionQuantization(context, input, filter, output, output_depth, 3));
  const FactorLayout factors = LayoutFactors(context, node, kFilter, filter, output_depth, /*precise=*/false);
  auto* data = static_cast<DepthwiseConv2DQuantizedData*>(
      AllocateOpData(context, node, sizeof(DepthwiseConv2DQuantizedData) + factors.bytes));
  if (data == nullptr) return kTfLiteError;
  data->window = window;
  TF_LITE_ENSURE_STATUS(PrepareQuantizedBlocks(context, filter, layout, &data->quantized));
  int64_t kernel_bytes = -1;
  if (type == kTfLiteInt8) {
    kernel_bytes = kernels::DepthwiseConvS8S8ScratchSize(shape);
  }
  TF_LITE_ENSURE_STATUS(RequestFactorScratch(context, factors, kernel_bytes, &data->quantized));
  return PrepareQuantized(context, input, filter, output, kTfLiteInt64, activation, factors, NarrowFactorOf,
                          &data->quantized, data + 1);
}

}  // namespace

TfLiteStatus PrepareDepthwiseConv2D(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, kTfLiteNoType);
}
TfLiteStatus PrepareDepthwiseConv2DInt8(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, kTfLiteInt8);
}
TfLiteStatus PrepareDepthwiseConv2DInt16(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, kTfLiteInt16);
}

TfLiteStatus EvalDepthwiseConv2DFloat32(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const DepthwiseConv2DFloatData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  kernels::DepthwiseConvF32(WindowShapeOf(data.window, input, FilterSizeOf(filter->dims->data), output),
                            data.range.lowest, data.range.highest, GetTensorData<float>(input),
                            GetTensorData<float>(filter), GetTensorData<float>(bias), GetTensorData<float>(output));
  return kTfLiteOk;
}

TfLiteStatus EvalDepthwiseConv2DHybrid(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const DepthwiseConv2DHybridData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  const kernels::WindowShape shape = WindowShapeOf(data->window, input, FilterSizeOf(filter->dims->data), output);
  RunHybrid(context, data->hybrid, reinterpret_cast<const float*>(data + 1), shape,
            FilterLayoutOf(filter->dims->data, shape.input_depth), input, filter, bias, output,
            [](const FilterBlocks& blocks, const kernels::WindowShape& batch, const int8_t* quantized,
               int32_t input_offset, int32_t* sums) {
              const Part part = PartOf(batch, blocks);
              kernels::DepthwiseConvS8S8ToS32(part.shape, input_offset, quantized + part.input_channel,
                                              blocks.weights(), sums);
            });
  return kTfLiteOk;
}

TfLiteStatus EvalDepthwiseConv2DInt8(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const DepthwiseConv2DQuantizedData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  const kernels::WindowShape shape = WindowShapeOf(data->window, input, FilterSizeOf(filter->dims->data), output);
  const QuantizedRun quantized = BeginQuantized(context, data->quantized, data + 1, filter, filter->dims->data[3]);
  FilterBlocks blocks(context, filter, FilterLayoutOf(filter->dims->data, shape.input_depth),
                      data->quantized.filter_scratch);
  while (blocks.Next()) {
    const Part part = PartOf(shape, blocks);
    kernels::DepthwiseConvS8S8(part.shape, data->quantized.input_offset,
                               quantized.requantization.From(blocks.channel()),
                               GetTensorData<int8_t>(input) + part.input_channel, blocks.weights(),
                               FromChannel(GetTensorData<int32_t>(bias), blocks.channel()),
                               GetTensorData<int8_t>(output) + blocks.channel(), quantized.scratch);
  }
  return kTfLiteOk;
}

TfLiteStatus EvalDepthwiseConv2DUInt8(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const DepthwiseConv2DQuantizedData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  kernels::DepthwiseConvU8U8(
      WindowShapeOf(data->window, input, FilterSizeOf(filter->dims->data), output), data->quantized.input_offset,
      data->quantized.filter_offset,
      BeginQuantized(context, data->quantized, data + 1, filter, filter->dims->data[3]).requantization,
      GetTensorData<uint8_t>(input), GetTensorData<uint8_t>(filter), GetTensorData<int32_t>(bias),
      GetTensorData<uint8_t>(output));
  return kTfLiteOk;
}

TfLiteStatus EvalDepthwiseConv2DInt16(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const DepthwiseConv2DQuantizedData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  const kernels::WindowShape shape = WindowShapeOf(data->window, input, FilterSizeOf(filter->dims->data), output);
  const QuantizedRun quantized = BeginQuantized(context, data->quantized, data + 1, filter, filter->dims->data[3]);
  FilterBlocks blocks(context, filter, FilterLayoutOf(filter->dims->data, shape.input_depth),
                      data->quantized.filter_scratch);
  while (blocks.Next()) {
    const Part part = PartOf(shape, blocks);
    kernels::DepthwiseConvS16S8(part.shape, quantized.requantization.From(blocks.channel()),
                                GetTensorData<int16_t>(input) + part.input_channel, blocks.weights(),
                                FromChannel(GetTensorData<int64_t>(bias), blocks.channel()),
                                GetTensorData<int16_t>(output) + blocks.channel());
  }
  return kTfLiteOk;
}

TfLiteStatus EvalDepthwiseConv2D(TfLiteContext* context, TfLiteNode* node) {
  switch (micro::GetEvalInput(context, node, kInput)->type) {
    case kTfLiteFloat32:
      return micro::GetEvalInput(context, node, kFilter)->type == kTfLiteFloat32
                 ? EvalDepthwiseConv2DFloat32(context, node)
                 : EvalDepthwiseConv2DHybrid(context, node);
    case kTfLiteInt8:
      return EvalDepthwiseConv2DInt8(context, node);
    case kTfLiteUInt8:
      return EvalDepthwiseConv2DUInt8(context, node);
    default:
      return EvalDepthwiseConv2DInt16(context, node);
  }
}

}  // namespace ops

TfLiteStatus ParseDepthwiseConv2D(const Operator* op, void* params, size_t* bytes) {
  using From = DepthwiseConv2DOptions;
  using To = TfLiteDepthwiseConvParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(
      ops::Option(From::kPadding, offsetof(To, padding)), ops::Option(From::kStrideW, offsetof(To, stride_width)),
      ops::Option(From::kStrideH, offsetof(To, stride_height)),
      ops::Option(From::kDepthMultiplier, offsetof(To, depth_multiplier)),
      ops::Option(From::kFusedActivationFunction, offsetof(To, activation)),
      ops::Option(From::kDilationWFactor, offsetof(To, dilation_width_factor)),
      ops::Option(From::kDilationHFactor, offsetof(To, dilation_height_factor)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
