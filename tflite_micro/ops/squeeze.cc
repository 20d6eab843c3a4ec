#include "tflite_micro/ops/squeeze.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/reshape.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kMaxRank = 8;

}  // namespace

TfLiteStatus PrepareExpandDims(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType, kTfLiteInt32}, {kTfLiteNoType}},
                                       {{kTfLiteNoType, kTfLiteInt64}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 2, kTypes, /*dynamic_inputs=*/1};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* axis_tensor = tensors.inputs[1];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 0, kMaxRank - 1));
  TF_LITE_ENSURE_STATUS(CheckConstant(context, axis_tensor, "the axis (input 1)"));
  TF_LITE_ENSURE_MSG(context, ElementCount(axis_tensor) == 1, "the axis (input 1) has %d elements, expected 1",
                     ElementCount(axis_tensor));
  const int rank = Rank(input) + 1;
  int axis = 0;
  TF_LITE_ENSURE_STATUS(NormalizeAxis(context, ConstantElement(axis_tensor, 0), rank, &axis));
  int dims[kMaxRank];
  ReshapeSources sources = {};
  for (int i = 0; i < rank; ++i) {
    const int own = i < axis ? i : i - 1;
    dims[i] = i == axis ? 1 : Dim(input, own);
    sources.dims[i] = i == axis ? kPlannedDim : static_cast<uint8_t>(own);
  }
  return PrepareNewShape(context, node, input, output, rank, dims, sources);
}

TfLiteStatus PrepareSqueeze(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {1, 1, 1, 1, 1, kTypes, /*dynamic_inputs=*/1};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 0, kMaxRank));
  const auto* options = static_cast<const TfLiteSqueezeParams*>(node->builtin_data);
  const int named = options->num_squeeze_dims;
  TF_LITE_ENSURE_MSG(context, named <= kMaxRank, "%d dimensions are named, expected up to %d", named, kMaxRank);
  TF_LITE_ENSURE_MSG(context, named > 0 || !IsDynamic(input),
                     "the dimensions to drop must be named where the input's size depends on data");
  bool is_dropped[kMaxRank] = {};
  for (int i = 0; i < named; ++i) {
    int axis = 0;
    TF_LITE_ENSURE_STATUS(NormalizeAxis(context, options->squeeze_dims[i], Rank(input), &axis));
    TF_LITE_ENSURE_MSG(context, Dim(input, axis) == 1, "dimension %d is %d and cannot be dropped; only those of 1 can",
                       axis, Dim(input, axis));
    is_dropped[axis] = true;
  }
  int dims[kMaxRank];
  ReshapeSources sources = {};
  int rank = 0;
  for (int i = 0; i < Rank(input); ++i) {
    // Without names, all dimensions of 1 go.
    if (named == 0 ? Dim(input, i) == 1 : is_dropped[i]) continue;
    sources.dims[rank] = static_cast<uint8_t>(i);
    dims[rank++] = Dim(input, i);
  }
  return PrepareNewShape(context, node, input, output, rank, dims, sources);
}

}  // namespace ops

TfLiteStatus ParseSqueeze(const Operator* op, void* params, size_t* bytes) {
  auto* parsed = ops::PlaceParams<TfLiteSqueezeParams>(params, bytes);
  const SqueezeOptions* options = op->builtin_options_as_SqueezeOptions();
  if (options == nullptr || options->squeeze_dims() == nullptr) return kTfLiteOk;
  const auto* dims = options->squeeze_dims();
  constexpr uint32_t kRoom = sizeof(parsed->squeeze_dims) / sizeof(parsed->squeeze_dims[0]);
  // Prepare reports more dimensions than there is room for.
  parsed->num_squeeze_dims = dims->size() > INT32_MAX ? INT32_MAX : static_cast<int>(dims->size());
  for (uint32_t i = 0; i < dims->size() && i < kRoom; ++i) parsed->squeeze_dims[i] = dims->Get(i);
  return kTfLiteOk;
}

}  // namespace tflite
