#include "tflite_micro/ops/reshape.h"

#include <string.h>

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

// Fills in the dimension that is -1, if any, such that the shape has `elements`.
TfLiteStatus CompleteShape(TfLiteContext* context, int elements, int rank, int* dims) {
  int unknown = -1;
  int64_t known = 1;
  for (int i = 0; i < rank; ++i) {
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
    TF_LITE_ENSURE_MSG(context, known > 0 && elements % known == 0,
                       "%d elements do not fill a shape of which one dimension is -1 and the others make %d", elements,
                       static_cast<int>(known));
    dims[unknown] = static_cast<int>(elements / known);
    known = elements;
  }
  TF_LITE_ENSURE_MSG(context, known == elements, "the input has %d elements, the new shape %d", elements,
                     static_cast<int>(known));
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus PrepareReshape(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType, kTfLiteInt32}, {kTfLiteNoType}},
                                       {{kTfLiteNoType, kTfLiteInt64}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {1, 2, 1, 1, 2, kTypes};
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kSignature));
  const TfLiteTensor* input = Input(context, node, 0);
  const TfLiteTensor* shape = Input(context, node, 1);
  TfLiteTensor* output = Output(context, node, 0);
  if (input == nullptr || output == nullptr) return kTfLiteError;
  TF_LITE_ENSURE_MSG(context, input->type == output->type, "the input is %s, but the output %s",
                     TfLiteTypeGetName(input->type), TfLiteTypeGetName(output->type));
  TF_LITE_ENSURE_MSG(context, TypeBits(input->type) > 0, "elements of type %s have no fixed size",
                     TfLiteTypeGetName(input->type));

  const int elements = ElementCount(input);
  if (shape != nullptr && !IsConstant(shape) && ElementCount(shape) > 0) {
    // The model says beforehand what the computed shape will be.
    TF_LITE_ENSURE_MSG(
        context, ElementCount(output) == elements,
        "the shape is computed while the model runs, and the output's shape in the model has %d elements "
        "where the input has %d",
        ElementCount(output), elements);
  } else {
    int rank = 0;
    int dims[kMaxRank];
    TF_LITE_ENSURE_STATUS(RequestedShape(context, node, shape, &rank, dims));
    TF_LITE_ENSURE_STATUS(CompleteShape(context, elements, rank, dims));
    TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, rank, dims));
  }

  auto* data = AllocateOpData<ReshapeData>(context, node);
  if (data == nullptr) return kTfLiteError;
  size_t bytes = 0;
  TF_LITE_ENSURE_STATUS(TypeBytes(input->type, static_cast<size_t>(elements), &bytes));
  data->bytes = static_cast<uint32_t>(bytes);
  return kTfLiteOk;
}

TfLiteStatus EvalReshape(TfLiteContext* context, TfLiteNode* node) {
  const char* from = micro::GetEvalInput(context, node, 0)->data.raw;
  char* to = micro::GetEvalOutput(context, node, 0)->data.raw;
  const uint32_t bytes = static_cast<const ReshapeData*>(node->user_data)->bytes;
  if (from != to && bytes > 0) memcpy(to, from, bytes);
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

TFLMRegistration Register_RESHAPE() { return micro::RegisterOp(nullptr, ops::PrepareReshape, ops::EvalReshape); }

}  // namespace tflite
