#include "tflite_micro/ops/fully_connected.h"

#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/kernels/fully_connected.h"
#include "tflite_micro/ops/filter_blocks.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"
#include "tflite_micro/ops/tensor_access.h"
#include "tflite_micro/schema/model_access.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kInput = 0;
constexpr int kFilter = 1;
constexpr int kBias = 2;
constexpr int kOutput = 0;
constexpr int kMaxRank = 8;

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

// Sets the output's shape.
TfLiteStatus PrepareShape(TfLiteContext* context, const TfLiteTensor* input, const TfLiteTensor* filter,
                          bool keep_num_dims, TfLiteTensor* output) {
  const int units = Dim(filter, 0);
  const int depth = Dim(filter, 1);
  if (units <= 0 || depth <= 0 || ElementCount(input) % depth != 0) {
    TF_LITE_KERNEL_LOG(context, "input has %d elements, which do not make rows for the filter of [%d, %d]",
                       ElementCount(input), units, depth);
    return kTfLiteError;
  }
  int dims[kMaxRank];
  if (!keep_num_dims) {
    dims[0] = ElementCount(input) / depth;
    dims[1] = units;
    return SetOutputShape(context, output, 2, dims);
  }
  const int rank = Rank(input);
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "input", 1, kMaxRank));
  if (Dim(input, rank - 1) != depth) {
    TF_LITE_KERNEL_LOG(context, "input's last dimension is %d, the filter's %d: they must agree to keep the others",
                       Dim(input, rank - 1), depth);
    return kTfLiteError;
  }
  for (int i = 0; i < rank - 1; ++i) dims[i] = Dim(input, i);
  dims[rank - 1] = units;
  return SetOutputShape(context, output, rank, dims);
}

struct Sizes {
  int32_t batches;
  int32_t depth;
  int32_t units;
};

// Calls run(batch, batches, blocks) for each block of the filter's units: with all batches at once, or if the block is
// not all units, with one batch at a time.
template <typename Run>
void ForEachBlock(TfLiteContext* context, const TfLiteEvalTensor* filter, const Sizes& sizes, int32_t scratch,
                  Run run) {
  FilterBlocks blocks(context, filter, ChannelsFirst(sizes.units, sizes.depth, sizes.units), scratch);
  while (blocks.Next()) {
    const int32_t batches = blocks.is_whole() ? sizes.batches : 1;
    for (int32_t batch = 0; batch < sizes.batches; batch += batches) run(batch, batches, blocks);
  }
}

Sizes SizesOf(const TfLiteEvalTensor* filter, const TfLiteEvalTensor* output) {
  const int32_t units = filter->dims->data[0];
  return {micro::ElementCount(*output->dims) / units, filter->dims->data[1], units};
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
  TF_LITE_ENSURE_STATUS(CheckRank(context, filter, "filter", 2, 2));

  const auto& params = *static_cast<const TfLiteFullyConnectedParams*>(node->builtin_data);
  if (params.weights_format != kTfLiteFullyConnectedWeightsFormatDefault) {
    TF_LITE_KERNEL_LOG(context, "the weights are shuffled, or in a format unknown; only DEFAULT is supported");
    return kTfLiteError;
  }
  const TfLiteFusedActivation activation = params.activation;
  const TfLiteType bias_type = bias != nullptr ? bias->type : params.quantized_bias_type;
  TF_LITE_ENSURE_STATUS(PrepareShape(context, input, filter, params.keep_num_dims, output));
  const int units = Dim(filter, 0);
  TF_LITE_ENSURE_STATUS(CheckBias(context, bias, units));

  const FilterLayout layout = ChannelsFirst(units, Dim(filter, 1), units);
  if (type == kTfLiteFloat32 && filter->type != kTfLiteFloat32) {
    const bool is_asymmetric = params.asymmetric_quantize_inputs;
    auto* data = static_cast<FullyConnectedHybridData*>(
        AllocateOpData(context, node, sizeof(FullyConnectedHybridData) + HybridScaleBytes(filter)));
    if (data == nullptr) return kTfLiteError;
    data->hybrid.is_asymmetric = is_asymmetric ? 1 : 0;
    return PrepareHybrid(context, filter, layout, 0, Dim(filter, 1), activation, &data->hybrid,
                         reinterpret_cast<float*>(data + 1));
  }
  if (type == kTfLiteFloat32) {
    auto* data = AllocateOpData<FullyConnectedFloatData>(context, node);
    if (data == nullptr) return kTfLiteError;
    return ActivationRangeFloat(context, activation, &data->range.lowest, &data->range.highest);
  }
  const FactorLayout factors = LayoutFactors(context, node, kFilter, filter, units, /*precise=*/true);
  // Unlike convolutions', a filter with one scale may have a zero point.
  if (ScaleCount(filter) == 1) {
    TF_LITE_ENSURE_STATUS(CheckQuantized(context, input, "input"));
    TF_LITE_ENSURE_STATUS(CheckQuantized(context, filter, "filter"));
    TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "output"));
  } else {
    TF_LITE_ENSURE_STATUS(CheckConvolutionQuantization(context, input, filter, output, units, 0));
  }
  auto* data = static_cast<FullyConnectedQuantizedData*>(
      AllocateOpData(context, node, sizeof(FullyConnectedQuantizedData) + factors.bytes));
  if (data == nullptr) return kTfLiteError;
  TF_LITE_ENSURE_STATUS(PrepareQuantizedBlocks(context, filter, layout, &data->quantized));
  const int64_t kernel_bytes = type == kTfLiteInt8 ? kernels::FullyConnectedS8S8ScratchSize(Dim(filter, 1)) : -1;
  TF_LITE_ENSURE_STATUS(RequestFactorScratch(context, factors, kernel_bytes, &data->quantized));
  return PrepareQuantized(context, input, filter, output, bias_type, activation, factors,
                          kernels::PreciseChannelFactorOf, &data->quantized, data + 1);
}

}  // namespace

TfLiteStatus PrepareFullyConnected(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, kTfLiteNoType);
}
TfLiteStatus PrepareFullyConnectedInt8(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, kTfLiteInt8);
}
TfLiteStatus PrepareFullyConnectedInt16(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, kTfLiteInt16);
}

TfLiteStatus EvalFullyConnectedFloat32(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const FullyConnectedFloatData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  const Sizes sizes = SizesOf(filter, output);
  kernels::FullyConnectedF32(sizes.batches, sizes.depth, sizes.units, data.range.lowest, data.range.highest,
                             GetTensorData<float>(input), GetTensorData<float>(filter), GetTensorData<float>(bias),
                             GetTensorData<float>(output));
  return kTfLiteOk;
}

TfLiteStatus EvalFullyConnectedHybrid(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const FullyConnectedHybridData*>(node->user_data);
  const HybridData& hybrid = data->hybrid;
  const float* scales = reinterpret_cast<const float*>(data + 1);
  const bool is_per_channel = hybrid.scale_count != 1;
  const TfLiteEvalTensor* filter = micro::GetEvalInput(context, node, kFilter);
  const float* bias = GetTensorData<float>(micro::GetEvalInput(context, node, kBias));
  const float* input = GetTensorData<float>(micro::GetEvalInput(context, node, kInput));
  TfLiteEvalTensor* output_tensor = micro::GetEvalOutput(context, node, kOutput);
  float* output = GetTensorData<float>(output_tensor);
  int8_t* quantized = static_cast<int8_t*>(context->GetScratchBuffer(context, hybrid.input_scratch));
  const Sizes sizes = SizesOf(filter, output_tensor);
  const FilterLayout layout = ChannelsFirst(sizes.units, sizes.depth, sizes.units);
  for (int32_t batch = 0; batch < sizes.batches; ++batch) {
    for (int32_t i = 0; i < sizes.units; ++i) output[i] = bias != nullptr ? bias[i] : 0.0f;
    const kernels::RowQuantization quantization =
        kernels::QuantizeRow(input, sizes.depth, hybrid.is_asymmetric != 0, quantized);
    FilterBlocks blocks(context, filter, layout, hybrid.filter_scratch);
    while (blocks.Next()) {
      kernels::AccumulateHybrid(blocks.weights(), blocks.count(), sizes.depth, quantized, quantization,
                                is_per_channel ? 1.0f : scales[0], is_per_channel ? scales + blocks.channel() : nullptr,
                                output + blocks.channel());
    }
    for (int32_t i = 0; i < sizes.units; ++i) {
      output[i] = kernels::Clamp(output[i], hybrid.range.lowest, hybrid.range.highest);
    }
    input += sizes.depth;
    output += sizes.units;
  }
  return kTfLiteOk;
}

TfLiteStatus EvalFullyConnectedInt8(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const FullyConnectedQuantizedData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  const Sizes sizes = SizesOf(filter, output);
  const PreciseQuantizedRun quantized = BeginPreciseQuantized(context, data->quantized, data + 1, filter, sizes.units);
  const auto run = [&](int32_t batch, int32_t batches, const FilterBlocks& blocks) {
    kernels::FullyConnectedS8S8(
        batches, sizes.depth, blocks.count(), data->quantized.input_offset, data->quantized.filter_offset,
        quantized.requantization.From(blocks.channel()), GetTensorData<int8_t>(input) + batch * sizes.depth,
        blocks.weights(), FromChannel(GetTensorData<int32_t>(bias), blocks.channel()),
        GetTensorData<int8_t>(output) + batch * sizes.units + blocks.channel(), quantized.scratch);
  };
  ForEachBlock(context, filter, sizes, data->quantized.filter_scratch, run);
  return kTfLiteOk;
}

TfLiteStatus EvalFullyConnectedUInt8(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const FullyConnectedQuantizedData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  const Sizes sizes = SizesOf(filter, output);
  kernels::FullyConnectedU8U8(
      sizes.batches, sizes.depth, sizes.units, data->quantized.input_offset, data->quantized.filter_offset,
      BeginPreciseQuantized(context, data->quantized, data + 1, filter, sizes.units).requantization,
      GetTensorData<uint8_t>(input), GetTensorData<uint8_t>(filter), GetTensorData<int32_t>(bias),
      GetTensorData<uint8_t>(output));
  return kTfLiteOk;
}

TfLiteStatus EvalFullyConnectedInt16(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const FullyConnectedQuantizedData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[kInput];
  const TfLiteEvalTensor* filter = tensors.inputs[kFilter];
  const TfLiteEvalTensor* bias = tensors.inputs[kBias];
  TfLiteEvalTensor* output = tensors.outputs[kOutput];
  const Sizes sizes = SizesOf(filter, output);
  const PreciseQuantizedRun quantized = BeginPreciseQuantized(context, data->quantized, data + 1, filter, sizes.units);
  ForEachBlock(context, filter, sizes, data->quantized.filter_scratch,
               [&](int32_t batch, int32_t batches, const FilterBlocks& blocks) {
                 const auto run = [&](const auto* biases) {
                   kernels::FullyConnectedS16S8(
                       batches, sizes.depth, blocks.count(), data->quantized.filter_offset,
                       quantized.requantization.From(blocks.channel()),
                       GetTensorData<int16_t>(input) + batch * sizes.depth, blocks.weights(),
                       FromChannel(biases, blocks.channel()),
                       GetTensorData<int16_t>(output) + batch * sizes.units + blocks.channel());
                 };
                 if (data->quantized.wide_sums != 0) {
                   run(GetTensorData<int64_t>(bias));
                 } else {
                   run(GetTensorData<int32_t>(bias));
                 }
               });
  return kTfLiteOk;
}

TfLiteStatus EvalFullyConnected(TfLiteContext* context, TfLiteNode* node) {
  switch (micro::GetEvalInput(context, node, kInput)->type) {
    case kTfLiteFloat32:
      return micro::GetEvalInput(context, node, kFilter)->type == kTfLiteFloat32
                 ? EvalFullyConnectedFloat32(context, node)
                 : EvalFullyConnectedHybrid(context, node);
    case kTfLiteInt8:
      return EvalFullyConnectedInt8(context, node);
    case kTfLiteUInt8:
      return EvalFullyConnectedUInt8(context, node);
    default:
      return EvalFullyConnectedInt16(context, node);
  }
}

}  // namespace ops

TfLiteStatus ParseFullyConnected(const Operator* op, void* params, size_t* bytes) {
  using From = FullyConnectedOptions;
  using To = TfLiteFullyConnectedParams;
  static constexpr auto kOptions =
      ops::OptionsAs<From, To>(ops::Option(From::kFusedActivationFunction, offsetof(To, activation)),
                               ops::Option(From::kWeightsFormat, offsetof(To, weights_format)),
                               ops::Option(From::kKeepNumDims, offsetof(To, keep_num_dims)),
                               ops::Option(From::kAsymmetricQuantizeInputs, offsetof(To, asymmetric_quantize_inputs)),
                               ops::Option(From::kQuantizedBiasType, offsetof(To, quantized_bias_type)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
