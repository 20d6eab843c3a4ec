#include "tflite_micro/ops/resize.h"

#include "tflite_micro/kernels/resize.h"
#include "tflite_micro/ops/index_access.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

// Everything but the types, which have been checked.
ResizeData* PrepareResize(TfLiteContext* context, TfLiteNode* node, bool align_corners, bool half_pixel_centers) {
  const TfLiteTensor* input = Input(context, node, 0);
  const TfLiteTensor* size = Input(context, node, 1);
  TfLiteTensor* output = Output(context, node, 0);
  if (input == nullptr || size == nullptr || output == nullptr) return nullptr;
  // The model says beforehand what a computed size will be.
  if (CheckRank(context, input, "the input", 4, 4) != kTfLiteOk ||
      (!IsConstant(size) && CheckRank(context, output, "the output of a computed size", 4, 4) != kTfLiteOk)) {
    return nullptr;
  }
  if (ElementCount(size) != 2) {
    TF_LITE_KERNEL_LOG(context, "the size (input 1) has %d elements, expected 2: height and width", ElementCount(size));
    return nullptr;
  }
  const int height = IsConstant(size) ? ConstantElement(size, 0) : Dim(output, 1);
  const int width = IsConstant(size) ? ConstantElement(size, 1) : Dim(output, 2);
  if (height < 1 || width < 1 || Dim(input, 1) < 1 || Dim(input, 2) < 1) {
    TF_LITE_KERNEL_LOG(context, "%d by %d pixels cannot become %d by %d; all must be positive", Dim(input, 1),
                       Dim(input, 2), height, width);
    return nullptr;
  }
  const int dims[] = {Dim(input, 0), height, width, Dim(input, 3)};
  if (SetOutputShape(context, output, 4, dims) != kTfLiteOk) return nullptr;
  auto* data = AllocateOpData<ResizeData>(context, node);
  if (data == nullptr) return nullptr;
  data->align_corners = align_corners ? 1 : 0;
  data->half_pixel_centers = half_pixel_centers ? 1 : 0;
  data->element_bytes = static_cast<uint8_t>(TypeBits(input->type) / 8);
  return data;
}

kernels::ResizeShape ShapeOf(const ResizeData& data, const TfLiteEvalTensor* input, const TfLiteEvalTensor* output) {
  const int* in = input->dims->data;
  const int* out = output->dims->data;
  return {in[0], in[1], in[2], out[1], out[2], in[3], data.align_corners != 0, data.half_pixel_centers != 0};
}

TfLiteStatus CheckSize(TfLiteContext* context, const TfLiteNode* node, const TfLiteEvalTensor* output) {
  const TfLiteEvalTensor* size = micro::GetEvalInput(context, node, 1);
  const int64_t height = IndexElement(size, 0);
  const int64_t width = IndexElement(size, 1);
  TF_LITE_ENSURE_MSG(context, height == output->dims->data[1] && width == output->dims->data[2],
                     "the size is %d by %d, but of the output in the model %d by %d", SaturatedIndex(height),
                     SaturatedIndex(width), output->dims->data[1], output->dims->data[2]);
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus PrepareResizeNearestNeighbor(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType, kTfLiteInt32}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_MSG(context, input->type == output->type, "the input is %s, but the output %s",
                     TfLiteTypeGetName(input->type), TfLiteTypeGetName(output->type));
  TF_LITE_ENSURE_MSG(context, TypeBits(input->type) >= 8, "elements of type %s cannot be moved",
                     TfLiteTypeGetName(input->type));
  const auto options = *static_cast<const TfLiteResizeNearestNeighborParams*>(node->builtin_data);
  const ResizeData* data = PrepareResize(context, node, options.align_corners, options.half_pixel_centers);
  return data != nullptr ? kTfLiteOk : kTfLiteError;
}

TfLiteStatus EvalResizeNearestNeighbor(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const ResizeData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[0];
  const TfLiteEvalTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckSize(context, node, output));
  const kernels::ResizeShape shape = ShapeOf(data, input, output);
  if (shape.batches == 0 || shape.depth == 0) return kTfLiteOk;
  kernels::ResizeNearest(shape, shape.depth * data.element_bytes, input->data.data, output->data.data);
  return kTfLiteOk;
}

TfLiteStatus PrepareResizeBilinear(TfLiteContext* context, TfLiteNode* node) {
  // The kernels are in this order.
  static constexpr TypeRow kTypes[] = {
      {{kTfLiteFloat32, kTfLiteInt32}, {kTfLiteFloat32}},
      {{kTfLiteUInt8, kTfLiteInt32}, {kTfLiteUInt8}},
      {{kTfLiteInt8, kTfLiteInt32}, {kTfLiteInt8}},
      {{kTfLiteInt16, kTfLiteInt32}, {kTfLiteInt16}},
  };
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 4, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const auto options = *static_cast<const TfLiteResizeBilinearParams*>(node->builtin_data);
  TF_LITE_ENSURE_MSG(context, !(options.align_corners && options.half_pixel_centers),
                     "align_corners and half_pixel_centers exclude each other");
  ResizeData* data = PrepareResize(context, node, options.align_corners, options.half_pixel_centers);
  if (data == nullptr) return kTfLiteError;
  while (kTypes[data->kernel].inputs[0] != input->type) ++data->kernel;
  return kTfLiteOk;
}

TfLiteStatus EvalResizeBilinear(TfLiteContext* context, TfLiteNode* node) {
  static constexpr void (*kKernels[])(const kernels::ResizeShape&, const void*, void*) = {
      kernels::ResizeBilinearF32, kernels::ResizeBilinearU8, kernels::ResizeBilinearS8, kernels::ResizeBilinearS16};
  const auto& data = *static_cast<const ResizeData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[0];
  const TfLiteEvalTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckSize(context, node, output));
  kKernels[data.kernel](ShapeOf(data, input, output), input->data.data, output->data.data);
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParseResizeBilinear(const Operator* op, void* params, size_t* bytes) {
  using From = ResizeBilinearOptions;
  using To = TfLiteResizeBilinearParams;
  static constexpr auto kOptions =
      ops::OptionsAs<From, To>(ops::Option(From::kAlignCorners, offsetof(To, align_corners)),
                               ops::Option(From::kHalfPixelCenters, offsetof(To, half_pixel_centers)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

TfLiteStatus ParseResizeNearestNeighbor(const Operator* op, void* params, size_t* bytes) {
  using From = ResizeNearestNeighborOptions;
  using To = TfLiteResizeNearestNeighborParams;
  static constexpr auto kOptions =
      ops::OptionsAs<From, To>(ops::Option(From::kAlignCorners, offsetof(To, align_corners)),
                               ops::Option(From::kHalfPixelCenters, offsetof(To, half_pixel_centers)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
