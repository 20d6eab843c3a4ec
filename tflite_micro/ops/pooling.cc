#include "tflite_micro/ops/pooling.h"

#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/kernels/pooling.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/tensor_access.h"

namespace tflite {
namespace ops {
namespace {

constexpr TypeRow kRows[] = {
    {{kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteInt8}, {kTfLiteInt8}},
    {{kTfLiteInt16}, {kTfLiteInt16}},
    {{kTfLiteUInt8}, {kTfLiteUInt8}},
};
constexpr OperatorSignature kSignature = {1, 1, 1, 1, sizeof(kRows) / sizeof(kRows[0]), kRows};

template <typename Element, typename Bound>
using Kernel = void (*)(const kernels::WindowShape& shape, Bound lowest, Bound highest, const Element* input,
                        Element* output);

template <typename Data>
kernels::WindowShape ShapeOf(const Data& data, const TfLiteEvalTensor* input, const TfLiteEvalTensor* output) {
  return WindowShapeOf(data.window, input, {static_cast<int>(data.filter_height), static_cast<int>(data.filter_width)},
                       output);
}

TfLiteStatus EvalFloat32(TfLiteContext* context, TfLiteNode* node, Kernel<float, float> kernel) {
  const auto& data = *static_cast<const PoolFloatData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[0];
  TfLiteEvalTensor* output = tensors.outputs[0];
  kernel(ShapeOf(data, input, output), data.range.lowest, data.range.highest, GetTensorData<float>(input),
         GetTensorData<float>(output));
  return kTfLiteOk;
}

template <typename Element>
TfLiteStatus EvalQuantized(TfLiteContext* context, TfLiteNode* node, Kernel<Element, int32_t> kernel) {
  const auto& data = *static_cast<const PoolQuantizedData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[0];
  TfLiteEvalTensor* output = tensors.outputs[0];
  kernel(ShapeOf(data, input, output), data.lowest, data.highest, GetTensorData<Element>(input),
         GetTensorData<Element>(output));
  return kTfLiteOk;
}

// Inlined, so that where the operator is registered for one type alone, what others need is not linked. kTfLiteNoType:
// for all.
__attribute__((always_inline)) inline TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node,
                                                           TfLiteType registered) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "input", 4, 4));

  const TfLitePoolParams params = *static_cast<const TfLitePoolParams*>(node->builtin_data);
  const WindowAttributes attributes = {params.padding, params.stride_height, params.stride_width, 1, 1};
  if (static_cast<int64_t>(params.filter_height) * params.filter_width > INT32_MAX) {
    TF_LITE_KERNEL_LOG(context, "filter of %d by %d is too large", params.filter_height, params.filter_width);
    return kTfLiteError;
  }
  WindowData window;
  int output_dims[4] = {Dim(input, 0), 0, 0, Dim(input, 3)};
  TF_LITE_ENSURE_STATUS(PrepareWindow(context, attributes, input, {params.filter_height, params.filter_width}, &window,
                                      &output_dims[1], &output_dims[2]));
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, 4, output_dims));

  const FilterSize filter = {params.filter_height, params.filter_width};
  AllowSharedRows(context, WindowShapeOf<TfLiteTensor>(window, input, filter, output), input, output, true);
  if (TypeOf(input, registered) == kTfLiteFloat32) {
    auto* data = AllocateOpData<PoolFloatData>(context, node);
    if (data == nullptr) return kTfLiteError;
    data->window = window;
    data->filter_height = params.filter_height;
    data->filter_width = params.filter_width;
    return ActivationRangeFloat(context, params.activation, &data->range.lowest, &data->range.highest);
  }
  auto* data = AllocateOpData<PoolQuantizedData>(context, node);
  if (data == nullptr) return kTfLiteError;
  data->window = window;
  data->filter_height = params.filter_height;
  data->filter_width = params.filter_width;
  // Without an activation the quantisation does not matter.
  if (params.activation != kTfLiteActNone) TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "output"));
  return ActivationRange(context, params.activation, output, &data->lowest, &data->highest);
}

}  // namespace

TfLiteStatus PreparePool2D(TfLiteContext* context, TfLiteNode* node) { return Prepare(context, node, kTfLiteNoType); }
TfLiteStatus PreparePool2DInt8(TfLiteContext* context, TfLiteNode* node) { return Prepare(context, node, kTfLiteInt8); }
TfLiteStatus PreparePool2DInt16(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, kTfLiteInt16);
}

TfLiteStatus PrepareL2Pool2D(TfLiteContext* context, TfLiteNode* node) {
  static constexpr OperatorSignature kFloatOnly = {1, 1, 1, 1, 1, kRows};
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kFloatOnly));
  return PreparePool2D(context, node);
}

TfLiteStatus EvalL2Pool2D(TfLiteContext* context, TfLiteNode* node) {
  return EvalFloat32(context, node, kernels::L2PoolF32);
}

TfLiteStatus EvalAveragePool2DFloat32(TfLiteContext* context, TfLiteNode* node) {
  return EvalFloat32(context, node, kernels::AveragePoolF32);
}
TfLiteStatus EvalAveragePool2DInt8(TfLiteContext* context, TfLiteNode* node) {
  return EvalQuantized<int8_t>(context, node, kernels::AveragePoolS8);
}
TfLiteStatus EvalAveragePool2DInt16(TfLiteContext* context, TfLiteNode* node) {
  return EvalQuantized<int16_t>(context, node, kernels::AveragePoolS16);
}
TfLiteStatus EvalAveragePool2DUInt8(TfLiteContext* context, TfLiteNode* node) {
  return EvalQuantized<uint8_t>(context, node, kernels::AveragePoolU8);
}
TfLiteStatus EvalMaxPool2DFloat32(TfLiteContext* context, TfLiteNode* node) {
  return EvalFloat32(context, node, kernels::MaxPoolF32);
}
TfLiteStatus EvalMaxPool2DInt8(TfLiteContext* context, TfLiteNode* node) {
  return EvalQuantized<int8_t>(context, node, kernels::MaxPoolS8);
}
TfLiteStatus EvalMaxPool2DInt16(TfLiteContext* context, TfLiteNode* node) {
  return EvalQuantized<int16_t>(context, node, kernels::MaxPoolS16);
}
TfLiteStatus EvalMaxPool2DUInt8(TfLiteContext* context, TfLiteNode* node) {
  return EvalQuantized<uint8_t>(context, node, kernels::MaxPoolU8);
}

TfLiteStatus EvalAveragePool2D(TfLiteContext* context, TfLiteNode* node) {
  switch (micro::GetEvalInput(context, node, 0)->type) {
    case kTfLiteFloat32:
      return EvalAveragePool2DFloat32(context, node);
    case kTfLiteInt8:
      return EvalAveragePool2DInt8(context, node);
    case kTfLiteUInt8:
      return EvalAveragePool2DUInt8(context, node);
    default:
      return EvalAveragePool2DInt16(context, node);
  }
}

TfLiteStatus EvalMaxPool2D(TfLiteContext* context, TfLiteNode* node) {
  switch (micro::GetEvalInput(context, node, 0)->type) {
    case kTfLiteFloat32:
      return EvalMaxPool2DFloat32(context, node);
    case kTfLiteInt8:
      return EvalMaxPool2DInt8(context, node);
    case kTfLiteUInt8:
      return EvalMaxPool2DUInt8(context, node);
    default:
      return EvalMaxPool2DInt16(context, node);
  }
}

}  // namespace ops

TfLiteStatus ParsePool(const Operator* op, void* params, size_t* bytes) {
  using From = Pool2DOptions;
  using To = TfLitePoolParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(
      ops::Option(From::kPadding, offsetof(To, padding)), ops::Option(From::kStrideW, offsetof(To, stride_width)),
      ops::Option(From::kStrideH, offsetof(To, stride_height)),
      ops::Option(From::kFilterWidth, offsetof(To, filter_width)),
      ops::Option(From::kFilterHeight, offsetof(To, filter_height)),
      ops::Option(From::kFusedActivationFunction, offsetof(To, activation)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
