#include "tflite_micro/ops/reshape.h"

#include <string.h>

#include "tflite_micro/ops/dynamic_shape.h"
#include "tflite_micro/ops/index_access.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kMaxRank = 8;

// The shape that the node asks for: the constant second input, or the options when there is none. One entry may be -1.
TfLiteStatus RequestedShape(TfLiteContext* context, const TfLiteNode* node, const TfLiteTensor* shape, int* rank,
                            int* dims) {
  if (shape != nullptr) {
    TF_LITE_ENSURE_STATUS(CheckRank(context, shape, "shape", 0, 1));
    *rank = ElementCount(shape);
    TF_LITE_ENSURE_MSG(context, *rank <= kMaxRank, "shape has %d dimensions, expected up to %d", *rank, kMaxRank);
    for (int i = 0; i < *rank; ++i) dims[i] = ConstantElement(shape, i);
    return kTfLiteOk;
  }
  const auto* options = static_cast<const TfLiteReshapeParams*>(node->builtin_data);
  *rank = options->num_dimensions;
  TF_LITE_ENSURE_MSG(context, *rank <= kMaxRank, "the new shape has %d dimensions, expected up to %d", *rank, kMaxRank);
  for (int i = 0; i < *rank; ++i) dims[i] = options->shape[i];
  // How the first writers of the format spelt a scalar.
  if (*rank == 1 && dims[0] == 0) *rank = 0;
  return kTfLiteOk;
}

// Fills in the dimension that is -1, if any, such that the shape has `elements`; these may be the most there can be.
TfLiteStatus CompleteShape(TfLiteContext* context, int elements, bool is_bound, int rank, int* dims,
                           ReshapeSources* sources) {
  int unknown = -1;
  int64_t known = 1;
  for (int i = 0; i < rank; ++i) {
    sources->dims[i] = dims[i] == -1 ? kOpenDim : kPlannedDim;
    if (dims[i] == -1) {
      TF_LITE_ENSURE_MSG(context, unknown < 0, "dimensions %d and %d of the shape are both -1", unknown, i);
      unknown = i;
      continue;
    }
    TF_LITE_ENSURE_MSG(context, dims[i] >= 0, "dimension %d of the shape is %d", i, dims[i]);
    known *= dims[i];
    TF_LITE_ENSURE_MSG(context, known <= INT32_MAX, "the shape has more than 2^31 elements");
  }
  if (unknown >= 0) {
    const int others = static_cast<int>(known);
    TF_LITE_ENSURE_MSG(context, others > 0 && (is_bound || elements % others == 0),
                       "%d elements do not fill a shape of which one dimension is -1 and the others make %d", elements,
                       others);
    dims[unknown] = elements / others;
    return kTfLiteOk;
  }
  TF_LITE_ENSURE_MSG(context, known == elements || (is_bound && known < elements),
                     "the input has %d elements, the new shape %d", elements, static_cast<int>(known));
  return kTfLiteOk;
}

// Gives the output of a node whose input's size depends on data its actual dimensions, and says how many bytes it has.
TfLiteStatus FollowInput(TfLiteContext* context, const ReshapeData& data, const TfLiteEvalTensor* input,
                         TfLiteEvalTensor* output, uint32_t* bytes) {
  const auto* sources = reinterpret_cast<const ReshapeSources*>(&data + 1);
  const int32_t count = micro::ElementCount(*input->dims);
  int32_t known = 1;
  int open = -1;
  for (int i = 0; i < output->dims->size; ++i) {
    const uint8_t source = sources->dims[i];
    if (source == kOpenDim) {
      open = i;
      continue;
    }
    if (source < kPlannedDim) SetActualDim(output, i, input->dims->data[source]);
    known *= output->dims->data[i];
  }
  TF_LITE_ENSURE_MSG(context, open < 0 ? known == count : known > 0 && count % known == 0,
                     "the input has %d elements, which do not fill the new shape", static_cast<int>(count));
  if (open >= 0) SetActualDim(output, open, static_cast<int>(count / known));
  *bytes = static_cast<uint32_t>((uint64_t{static_cast<uint32_t>(count)} * data.element_bits + 7) / 8);
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus PrepareNewShape(TfLiteContext* context, TfLiteNode* node, const TfLiteTensor* input, TfLiteTensor* output,
                             int rank, const int* dims, const ReshapeSources& sources) {
  TF_LITE_ENSURE_MSG(context, input->type == output->type, "the input is %s, but the output %s",
                     TfLiteTypeGetName(input->type), TfLiteTypeGetName(output->type));
  size_t bytes = 0;
  TF_LITE_ENSURE_MSG(context, TypeBytes(input->type, static_cast<size_t>(ElementCount(input)), &bytes) == kTfLiteOk,
                     "elements of type %s have no fixed size", TfLiteTypeGetName(input->type));
  // A planned shape may be full, or not fit.
  bool has_planned_shape = true;
  for (int i = 0; i < rank; ++i) has_planned_shape = has_planned_shape && sources.dims[i] == kPlannedDim;
  TF_LITE_ENSURE_STATUS(IsDynamic(input) && !has_planned_shape ? SetOutputBound(context, output, rank, dims)
                                                               : SetOutputShape(context, output, rank, dims));
  AllowSharing(context, 0, 0, MicroContext::Sharing::kSameBytes);
  auto* data = static_cast<ReshapeData*>(
      AllocateOpData(context, node, sizeof(ReshapeData) + (IsDynamic(input) ? sizeof(ReshapeSources) : 0)));
  if (data == nullptr) return kTfLiteError;
  data->bytes = static_cast<uint32_t>(bytes);
  data->follows_input = IsDynamic(input) ? 1 : 0;
  data->element_bits = static_cast<uint8_t>(TypeBits(input->type));
  if (IsDynamic(input)) memcpy(data + 1, &sources, sizeof(sources));
  return kTfLiteOk;
}

TfLiteStatus PrepareReshape(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType, kTfLiteInt32}, {kTfLiteNoType}},
                                       {{kTfLiteNoType, kTfLiteInt64}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {1, 2, 1, 1, 2, kTypes, /*dynamic_inputs=*/1};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* shape = tensors.inputs[1];
  TfLiteTensor* output = tensors.outputs[0];

  const int elements = ElementCount(input);
  const bool is_computed = shape != nullptr && !IsConstant(shape) && ElementCount(shape) > 0;
  int rank = 0;
  int dims[kMaxRank];
  ReshapeSources sources = {};
  if (is_computed) {
    // The model says beforehand what the computed shape will be.
    TF_LITE_ENSURE_STATUS(CheckRank(context, shape, "shape", 0, 1));
    rank = ElementCount(shape);
    TF_LITE_ENSURE_STATUS(CheckRank(context, output, "the output of a computed shape", rank, rank));
    TF_LITE_ENSURE_MSG(
        context, ElementCount(output) == elements || IsDynamic(input),
        "the shape is computed while the model runs, and the output's shape in the model has %d elements "
        "where the input has %d",
        ElementCount(output), elements);
    for (int i = 0; i < rank; ++i) {
      dims[i] = Dim(output, i);
      sources.dims[i] = kPlannedDim;
    }
  } else {
    TF_LITE_ENSURE_STATUS(RequestedShape(context, node, shape, &rank, dims));
    TF_LITE_ENSURE_STATUS(CompleteShape(context, elements, IsDynamic(input), rank, dims, &sources));
  }
  TF_LITE_ENSURE_STATUS(PrepareNewShape(context, node, input, output, rank, dims, sources));
  static_cast<ReshapeData*>(node->user_data)->shape_is_computed = is_computed ? 1 : 0;
  return kTfLiteOk;
}

TfLiteStatus EvalReshape(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const ReshapeData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[0];
  TfLiteEvalTensor* output = tensors.outputs[0];
  uint32_t bytes = data.bytes;
  if (data.follows_input != 0) TF_LITE_ENSURE_STATUS(FollowInput(context, data, input, output, &bytes));
  if (data.shape_is_computed != 0) {
    TF_LITE_ENSURE_STATUS(CheckShapeIs(context, micro::GetEvalInput(context, node, 1), output, /*may_be_open=*/true));
  }
  if (input->data.raw != output->data.raw && bytes > 0) memcpy(output->data.raw, input->data.raw, bytes);
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParseReshape(const Operator* op, void* params, size_t* bytes) {
  auto* parsed = ops::PlaceParams<TfLiteReshapeParams>(params, bytes);
  const ReshapeOptions* options = op->builtin_options_as_ReshapeOptions();
  if (options == nullptr || options->new_shape() == nullptr) return kTfLiteOk;
  const auto* shape = options->new_shape();
  constexpr uint32_t kRoom = sizeof(parsed->shape) / sizeof(parsed->shape[0]);
  // Prepare reports a shape that has more dimensions than there is room for.
  parsed->num_dimensions = static_cast<int>(shape->size());
  for (uint32_t i = 0; i < shape->size() && i < kRoom; ++i) parsed->shape[i] = shape->Get(i);
  return kTfLiteOk;
}

}  // namespace tflite
