#include "tflite_micro/ops/transpose_conv.h"

#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/kernels/transpose_conv.h"
#include "tflite_micro/ops/filter_blocks.h"
#include "tflite_micro/ops/index_access.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/tensor_access.h"
#include "tflite_micro/schema/model_access.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kOutputShape = 0;
constexpr int kFilter = 1;
constexpr int kInput = 2;
constexpr int kBias = 3;
constexpr int kOutput = 0;

constexpr TypeRow kRows[] = {
    {{kTfLiteInt32, kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteInt32, kTfLiteInt8, kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteInt32, kTfLiteInt4, kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteInt32, kTfLiteInt2, kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteInt32, kTfLiteInt8, kTfLiteInt8, kTfLiteInt32}, {kTfLiteInt8}},
    {{kTfLiteInt32, kTfLiteInt4, kTfLiteInt8, kTfLiteInt32}, {kTfLiteInt8}},
    {{kTfLiteInt32, kTfLiteInt2, kTfLiteInt8, kTfLiteInt32}, {kTfLiteInt8}},
    {{kTfLiteInt32, kTfLiteUInt8, kTfLiteUInt8, kTfLiteInt32}, {kTfLiteUInt8}},
    {{kTfLiteInt32, kTfLiteInt8, kTfLiteInt16, kTfLiteInt64}, {kTfLiteInt16}},
    {{kTfLiteInt32, kTfLiteInt4, kTfLiteInt16, kTfLiteInt64}, {kTfLiteInt16}},
    {{kTfLiteInt32, kTfLiteInt2, kTfLiteInt16, kTfLiteInt64}, {kTfLiteInt16}},
    {{kTfLiteInt32, kTfLiteInt8, kTfLiteInt16, kTfLiteInt32}, {kTfLiteInt16}},
    {{kTfLiteInt32, kTfLiteInt4, kTfLiteInt16, kTfLiteInt32}, {kTfLiteInt16}},
    {{kTfLiteInt32, kTfLiteInt2, kTfLiteInt16, kTfLiteInt32}, {kTfLiteInt16}},
};
constexpr OperatorSignature kSignature = {3, 4, 1, 1, sizeof(kRows) / sizeof(kRows[0]), kRows};

FilterSize FilterSizeOf(const int* dims) { return {dims[1], dims[2]}; }

FilterLayout FilterLayoutOf(const int* filter_dims) {
  return ChannelsFirst(filter_dims[0], filter_dims[1] * filter_dims[2] * filter_dims[3], filter_dims[0]);
}

// The shape for one call of a kernel, which sees the output channels of a block.
kernels::WindowShape PartOf(kernels::WindowShape shape, const FilterBlocks& blocks) {
  shape.output_depth = blocks.count();
  return shape;
}

// Checks the wanted shape against the other tensors and sets the output's.
TfLiteStatus PrepareShape(TfLiteContext* context, const TfLiteTensor* shape, const TfLiteTensor* filter,
                          const TfLiteTensor* input, TfLiteTensor* output) {
  if (ElementCount(shape) != 4) {
    TF_LITE_KERNEL_LOG(context, "output shape has %d values, expected 4", ElementCount(shape));
    return kTfLiteError;
  }
  TF_LITE_ENSURE_STATUS(CheckRank(context, filter, "filter", 4, 4));
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "input", 4, 4));
  // A shape that is computed has to come out as the model says that the output is: memory is laid out before.
  int dims[4];
  if (!IsConstant(shape)) TF_LITE_ENSURE_STATUS(CheckRank(context, output, "output", 4, 4));
  for (int i = 0; i < 4; ++i) {
    dims[i] = IsConstant(shape) ? static_cast<int>(ConstantElement(shape, i)) : Dim(output, i);
  }
  if (dims[0] != Dim(input, 0) || dims[1] <= 0 || dims[2] <= 0 || dims[3] != Dim(filter, 0)) {
    TF_LITE_KERNEL_LOG(context,
                       "output shape [%d, %d, %d, %d] contradicts a batch of %d and a filter of %d output channels",
                       dims[0], dims[1], dims[2], dims[3], Dim(input, 0), Dim(filter, 0));
    return kTfLiteError;
  }
  for (int i = 1; i < 4; ++i) {
    if (Dim(input, i) <= 0 || Dim(filter, i) <= 0) {
      TF_LITE_KERNEL_LOG(context, "dimension %d is %d in the input and %d in the filter, both must be positive", i,
                         Dim(input, i), Dim(filter, i));
      return kTfLiteError;
    }
  }
  if (Dim(filter, 3) != Dim(input, 3) || Dim(filter, 0) <= 0) {
    TF_LITE_KERNEL_LOG(context, "filter takes %d channels, input has %d", Dim(filter, 3), Dim(input, 3));
    return kTfLiteError;
  }
  return SetOutputShape(context, output, 4, dims);
}

// Inlined, so that where the operator is registered for one type alone, what others need is not linked. kTfLiteNoType:
// for all.
__attribute__((always_inline)) inline TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node,
                                                           TfLiteType registered) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* shape = tensors.inputs[kOutputShape];
  const TfLiteTensor* filter = tensors.inputs[kFilter];
  const TfLiteTensor* input = tensors.inputs[kInput];
  const TfLiteTensor* bias = tensors.inputs[kBias];
  TfLiteTensor* output = tensors.outputs[kOutput];
  const TfLiteType type = TypeOf(input, registered);
  TF_LITE_ENSURE_STATUS(PrepareShape(context, shape, filter, input, output));
  const int output_depth = Dim(filter, 0);
  TF_LITE_ENSURE_STATUS(CheckBias(context, bias, output_depth));

  const TfLiteTransposeConvParams params = *static_cast<const TfLiteTransposeConvParams*>(node->builtin_data);
  const TfLiteType bias_type = bias != nullptr ? bias->type : params.quantized_bias_type;
  // The window of the convolution that leads from the output to the input.
  const WindowAttributes attributes = {params.padding, params.stride_height, params.stride_width, 1, 1};
  WindowData window;
  int input_height = 0;
  int input_width = 0;
  TF_LITE_ENSURE_STATUS(PrepareWindow(context, attributes, output, FilterSizeOf(filter->dims->data), &window,
                                      &input_height, &input_width));
  if (input_height != Dim(input, 1) || input_width != Dim(input, 2)) {
    TF_LITE_KERNEL_LOG(context, "an output of %d by %d needs an input of %d by %d, but it is %d by %d", Dim(output, 1),
                       Dim(output, 2), input_height, input_width, Dim(input, 1), Dim(input, 2));
    return kTfLiteError;
  }

  const FilterLayout layout = FilterLayoutOf(filter->dims->data);
  if (type == kTfLiteFloat32 && filter->type != kTfLiteFloat32) {
    auto* data = static_cast<TransposeConvHybridData*>(
        AllocateOpData(context, node, sizeof(TransposeConvHybridData) + HybridScaleBytes(filter)));
    if (data == nullptr) return kTfLiteError;
    data->window = window;
    data->hybrid.is_asymmetric = 1;
    return PrepareHybrid(context, filter, layout, 0, BatchSize(input), params.activation, &data->hybrid,
                         reinterpret_cast<float*>(data + 1));
  }
  if (type == kTfLiteFloat32) {
    auto* data = AllocateOpData<TransposeConvFloatData>(context, node);
    if (data == nullptr) return kTfLiteError;
    data->window = window;
    return ActivationRangeFloat(context, params.activation, &data->range.lowest, &data->range.highest);
  }
  TF_LITE_ENSURE_STATUS(CheckConvolutionQuantization(context, input, filter, output, output_depth, 0));
  const FactorLayout factors = LayoutFactors(context, node, kFilter, filter, output_depth, /*precise=*/false);
  auto* data = static_cast<TransposeConvQuantizedData*>(
      AllocateOpData(context, node, sizeof(TransposeConvQuantizedData) + factors.bytes));
  if (data == nullptr) return kTfLiteError;
  data->window = window;
  TF_LITE_ENSURE_STATUS(PrepareQuantizedBlocks(context, filter, layout, &data->quantized));
  int64_t kernel_bytes = -1;
  if (type == kTfLiteInt8) {
    kernel_bytes = kernels::TransposeConvS8S8ScratchSize(
        WindowShapeOf<TfLiteTensor>(window, input, FilterSizeOf(filter->dims->data), output));
  }
  TF_LITE_ENSURE_STATUS(RequestFactorScratch(context, factors, kernel_bytes, &data->quantized));
  return PrepareQuantized(context, input, filter, output, bias_type, params.activation, factors, NarrowFactorOf,
                          &data->quantized, data + 1);
}

}  // namespace

TfLiteStatus PrepareTransposeConv(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, kTfLiteNoType);
}
TfLiteStatus PrepareTransposeConvInt8(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, kTfLiteInt8);
}

TfLiteStatus EvalTransposeConvFloat32(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const TransposeConvFloatData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  TF_LITE_ENSURE_STATUS(CheckShapeIs(context, micro::GetEvalInput(context, node, kOutputShape), output));
  kernels::TransposeConvF32(WindowShapeOf(data.window, input, FilterSizeOf(filter->dims->data), output),
                            data.range.lowest, data.range.highest, GetTensorData<float>(input),
                            GetTensorData<float>(filter), GetTensorData<float>(bias), GetTensorData<float>(output));
  return kTfLiteOk;
}

TfLiteStatus EvalTransposeConvHybrid(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const TransposeConvHybridData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  TF_LITE_ENSURE_STATUS(CheckShapeIs(context, micro::GetEvalInput(context, node, kOutputShape), output));
  const kernels::WindowShape shape = WindowShapeOf(data->window, input, FilterSizeOf(filter->dims->data), output);
  RunHybrid(context, data->hybrid, reinterpret_cast<const float*>(data + 1), shape, FilterLayoutOf(filter->dims->data),
            input, filter, bias, output,
            [](const FilterBlocks& blocks, const kernels::WindowShape& batch, const int8_t* quantized,
               int32_t input_offset, int32_t* sums) {
              kernels::TransposeConvS8S8ToS32(PartOf(batch, blocks), input_offset, quantized, blocks.weights(), sums);
            });
  return kTfLiteOk;
}

TfLiteStatus EvalTransposeConvInt8(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const TransposeConvQuantizedData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  TF_LITE_ENSURE_STATUS(CheckShapeIs(context, micro::GetEvalInput(context, node, kOutputShape), output));
  const kernels::WindowShape shape = WindowShapeOf(data->window, input, FilterSizeOf(filter->dims->data), output);
  const QuantizedRun quantized = BeginQuantized(context, data->quantized, data + 1, filter, filter->dims->data[0]);
  FilterBlocks blocks(context, filter, FilterLayoutOf(filter->dims->data), data->quantized.filter_scratch);
  while (blocks.Next()) {
    kernels::TransposeConvS8S8(PartOf(shape, blocks), data->quantized.input_offset,
                               quantized.requantization.From(blocks.channel()), GetTensorData<int8_t>(input),
                               blocks.weights(), FromChannel(GetTensorData<int32_t>(bias), blocks.channel()),
                               GetTensorData<int8_t>(output) + blocks.channel(), quantized.scratch);
  }
  return kTfLiteOk;
}

TfLiteStatus EvalTransposeConvUInt8(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const TransposeConvQuantizedData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  TF_LITE_ENSURE_STATUS(CheckShapeIs(context, micro::GetEvalInput(context, node, kOutputShape), output));
  kernels::TransposeConvU8U8(
      WindowShapeOf(data->window, input, FilterSizeOf(filter->dims->data), output), data->quantized.input_offset,
      data->quantized.filter_offset,
      BeginQuantized(context, data->quantized, data + 1, filter, filter->dims->data[0]).requantization,
      GetTensorData<uint8_t>(input), GetTensorData<uint8_t>(filter), GetTensorData<int32_t>(bias),
      GetTensorData<uint8_t>(output));
  return kTfLiteOk;
}

TfLiteStatus EvalTransposeConvInt16(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const TransposeConvQuantizedData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  TF_LITE_ENSURE_STATUS(CheckShapeIs(context, micro::GetEvalInput(context, node, kOutputShape), output));
  const kernels::WindowShape shape = WindowShapeOf(data->window, input, FilterSizeOf(filter->dims->data), output);
  const QuantizedRun quantized = BeginQuantized(context, data->quantized, data + 1, filter, filter->dims->data[0]);
  FilterBlocks blocks(context, filter, FilterLayoutOf(filter->dims->data), data->quantized.filter_scratch);
  while (blocks.Next()) {
    const auto run = [&](const auto* biases) {
      kernels::TransposeConvS16S8(
          PartOf(shape, blocks), quantized.requantization.From(blocks.channel()), GetTensorData<int16_t>(input),
          blocks.weights(), FromChannel(biases, blocks.channel()), GetTensorData<int16_t>(output) + blocks.channel());
    };
    if (data->quantized.wide_sums != 0) {
      run(GetTensorData<int64_t>(bias));
    } else {
      run(GetTensorData<int32_t>(bias));
    }
  }
  return kTfLiteOk;
}

TfLiteStatus EvalTransposeConv(TfLiteContext* context, TfLiteNode* node) {
  switch (micro::GetEvalInput(context, node, kInput)->type) {
    case kTfLiteFloat32:
      return micro::GetEvalInput(context, node, kFilter)->type == kTfLiteFloat32
                 ? EvalTransposeConvFloat32(context, node)
                 : EvalTransposeConvHybrid(context, node);
    case kTfLiteInt8:
      return EvalTransposeConvInt8(context, node);
    case kTfLiteUInt8:
      return EvalTransposeConvUInt8(context, node);
    default:
      return EvalTransposeConvInt16(context, node);
  }
}

}  // namespace ops

TfLiteStatus ParseTransposeConv(const Operator* op, void* params, size_t* bytes) {
  using From = TransposeConvOptions;
  using To = TfLiteTransposeConvParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(
      ops::Option(From::kPadding, offsetof(To, padding)), ops::Option(From::kStrideW, offsetof(To, stride_width)),
      ops::Option(From::kStrideH, offsetof(To, stride_height)),
      ops::Option(From::kFusedActivationFunction, offsetof(To, activation)),
      ops::Option(From::kQuantizedBiasType, offsetof(To, quantized_bias_type)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
