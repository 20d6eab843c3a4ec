#include "tflite_micro/ops/split.h"

#include "tflite_micro/kernels/concatenate.h"
#include "tflite_micro/kernels/strided_copy.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kMaxRank = 8;

// The shape of an output of UNPACK has no dimension `axis`; those of a split have one of another extent.
enum AxisFate { kDropped, kKept };

TfLiteStatus CheckSameType(TfLiteContext* context, const TfLiteTensor* a, const char* a_name, const TfLiteTensor* b,
                           const char* b_name, int index) {
  TF_LITE_ENSURE_MSG(context, a->type == b->type, "%s is %s, but %s %d is %s", a_name, TfLiteTypeGetName(a->type),
                     b_name, index, TfLiteTypeGetName(b->type));
  return kTfLiteOk;
}

int Product(const TfLiteTensor* tensor, int first, int end) {
  int product = 1;
  for (int i = first; i < end; ++i) product *= Dim(tensor, i);
  return product;
}

// Gives each output its shape and leaves the data. `sizes`: elements of `input` along `axis` for each output, null: 1;
// they add up to its extent.
TfLiteStatus PrepareParts(TfLiteContext* context, TfLiteNode* node, const TfLiteTensor* input, int axis, AxisFate fate,
                          const TfLiteTensor* sizes, int unknown_size, int equal_size) {
  const int rank = Rank(input);
  const int element_bytes = TypeBits(input->type) / 8;
  TF_LITE_ENSURE_MSG(context, element_bytes >= 1, "elements of type %s cannot be moved",
                     TfLiteTypeGetName(input->type));
  const int count = node->outputs->size;
  auto* data = static_cast<SplitData*>(
      AllocateOpData(context, node, sizeof(SplitData) + static_cast<size_t>(count) * sizeof(int32_t)));
  if (data == nullptr) return kTfLiteError;
  const int step_bytes = Product(input, axis + 1, rank) * element_bytes;
  data->block_count = Product(input, 0, axis);
  data->input_bytes = Dim(input, axis) * step_bytes;
  auto* bytes = reinterpret_cast<int32_t*>(data + 1);
  for (int i = 0; i < count; ++i) {
    TfLiteTensor* output = Output(context, node, i);
    if (output == nullptr) return kTfLiteError;
    TF_LITE_ENSURE_STATUS(CheckSameType(context, input, "the input", output, "output", i));
    int size = equal_size;
    if (sizes != nullptr) {
      const int32_t given = ConstantElement(sizes, i);
      size = given == -1 ? unknown_size : given;
    }
    int dims[kMaxRank];
    int output_rank = 0;
    for (int d = 0; d < rank; ++d) {
      if (d != axis) dims[output_rank++] = Dim(input, d);
      if (d == axis && fate == kKept) dims[output_rank++] = size;
    }
    TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, output_rank, dims));
    bytes[i] = size * step_bytes;
    GetMicroContext(context)->DeallocateTempTfLiteTensor(output);
  }
  // Of the operators that share this, SPLIT alone has its axis in front of the tensor.
  const int position = node->inputs->size == 2 ? 1 : 0;
  if (data->block_count == 1) {
    AllowParts(context, position, 0, MicroContext::Sharing::kOutputsAreParts);
  }
  return kTfLiteOk;
}

// The axis of a split, a constant.
TfLiteStatus ReadAxis(TfLiteContext* context, const TfLiteTensor* tensor, const char* what, const TfLiteTensor* input,
                      int* axis) {
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 1, kMaxRank));
  TF_LITE_ENSURE_STATUS(CheckConstant(context, tensor, what));
  TF_LITE_ENSURE_MSG(context, ElementCount(tensor) == 1, "%s has %d elements, expected 1", what, ElementCount(tensor));
  return NormalizeAxis(context, ConstantElement(tensor, 0), Rank(input), axis);
}

}  // namespace

TfLiteStatus PreparePack(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {1, 255, 1, 1, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const auto* options = static_cast<const TfLitePackParams*>(node->builtin_data);
  const int count = node->inputs->size;
  TF_LITE_ENSURE_MSG(context, options->values_count == count, "values_count is %d, but there are %d inputs",
                     options->values_count, count);
  const TfLiteTensor* first = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, first, "input 0", 0, kMaxRank - 1));
  const int element_bytes = TypeBits(first->type) / 8;
  TF_LITE_ENSURE_MSG(context, element_bytes >= 1, "elements of type %s cannot be moved",
                     TfLiteTypeGetName(first->type));
  TF_LITE_ENSURE_STATUS(CheckSameType(context, first, "input 0", output, "output", 0));
  for (int i = 1; i < count; ++i) {
    TfLiteTensor* input = Input(context, node, i);
    TF_LITE_ENSURE_MSG(context, input != nullptr, "input %d is not given but is required", i);
    TF_LITE_ENSURE_STATUS(CheckSameType(context, first, "input 0", input, "input", i));
    TF_LITE_ENSURE_MSG(context, HaveSameShapes(first, input), "input %d has another shape than input 0", i);
    GetMicroContext(context)->DeallocateTempTfLiteTensor(input);
  }
  const int rank = Rank(first) + 1;
  int axis = 0;
  TF_LITE_ENSURE_STATUS(NormalizeAxis(context, options->axis, rank, &axis));
  int dims[kMaxRank];
  for (int i = 0; i < rank; ++i) dims[i] = i == axis ? count : Dim(first, i < axis ? i : i - 1);
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, rank, dims));
  PackData data = {};
  data.block_count = Product(first, 0, axis);
  data.block_bytes = Product(first, axis, rank - 1) * element_bytes;
  if (data.block_count == 1) AllowParts(context, 0, 0, MicroContext::Sharing::kInputsAreParts);
  return LeaveOpData(context, node, data);
}

TfLiteStatus EvalPack(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const PackData*>(node->user_data);
  char* output = micro::GetEvalOutput(context, node, 0)->data.raw;
  const int count = node->inputs->size;
  for (int i = 0; i < count; ++i) {
    kernels::ScatterBlocks(micro::GetEvalInput(context, node, i)->data.data, data->block_bytes, data->block_count,
                           output, count * data->block_bytes);
    output += data->block_bytes;
  }
  return kTfLiteOk;
}

TfLiteStatus PrepareUnpack(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {1, 1, 1, 255, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const auto* options = static_cast<const TfLiteUnpackParams*>(node->builtin_data);
  const TfLiteTensor* input = tensors.inputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 1, kMaxRank));
  int axis = 0;
  TF_LITE_ENSURE_STATUS(NormalizeAxis(context, options->axis, Rank(input), &axis));
  TF_LITE_ENSURE_MSG(context, options->num == node->outputs->size && Dim(input, axis) == options->num,
                     "num is %d, but there are %d outputs, and dimension %d of the input is %d", options->num,
                     node->outputs->size, axis, Dim(input, axis));
  return PrepareParts(context, node, input, axis, kDropped, nullptr, 0, 1);
}

TfLiteStatus PrepareSplit(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteInt32, kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {2, 2, 1, 255, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const int count = static_cast<const TfLiteSplitParams*>(node->builtin_data)->num_splits;
  const TfLiteTensor* axis_tensor = tensors.inputs[0];
  const TfLiteTensor* input = tensors.inputs[1];
  int axis = 0;
  TF_LITE_ENSURE_STATUS(ReadAxis(context, axis_tensor, "the axis (input 0)", input, &axis));
  TF_LITE_ENSURE_MSG(context, count == node->outputs->size, "num_splits is %d, but there are %d outputs", count,
                     node->outputs->size);
  TF_LITE_ENSURE_MSG(context, Dim(input, axis) % count == 0, "dimension %d is %d and cannot be split into %d", axis,
                     Dim(input, axis), count);
  return PrepareParts(context, node, input, axis, kKept, nullptr, 0, Dim(input, axis) / count);
}

TfLiteStatus PrepareSplitV(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType, kTfLiteInt32, kTfLiteInt32}, {kTfLiteNoType}},
                                       {{kTfLiteNoType, kTfLiteInt64, kTfLiteInt32}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {3, 3, 1, 255, 2, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const int count = static_cast<const TfLiteSplitVParams*>(node->builtin_data)->num_splits;
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* sizes = tensors.inputs[1];
  const TfLiteTensor* axis_tensor = tensors.inputs[2];
  int axis = 0;
  TF_LITE_ENSURE_STATUS(ReadAxis(context, axis_tensor, "the axis (input 2)", input, &axis));
  TF_LITE_ENSURE_STATUS(CheckRank(context, sizes, "the sizes (input 1)", 1, 1));
  TF_LITE_ENSURE_STATUS(CheckConstant(context, sizes, "the sizes (input 1)"));
  TF_LITE_ENSURE_MSG(context, count == node->outputs->size && ElementCount(sizes) == count,
                     "num_splits is %d, but there are %d outputs and %d sizes", count, node->outputs->size,
                     ElementCount(sizes));
  const int extent = Dim(input, axis);
  int64_t known = 0;
  int unknown = -1;
  for (int i = 0; i < count; ++i) {
    const int32_t size = ConstantElement(sizes, i);
    if (size == -1) {
      TF_LITE_ENSURE_MSG(context, unknown < 0, "sizes %d and %d are both -1", unknown, i);
      unknown = i;
      continue;
    }
    TF_LITE_ENSURE_MSG(context, size >= 0, "size %d is %d", i, static_cast<int>(size));
    known += size;
  }
  TF_LITE_ENSURE_MSG(context, known <= extent && (unknown >= 0 || known == extent),
                     "the sizes do not add up to dimension %d of the input, which is %d", axis, extent);
  return PrepareParts(context, node, input, axis, kKept, sizes, extent - static_cast<int>(known), 0);
}

TfLiteStatus EvalSplit(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const SplitData*>(node->user_data);
  const auto* bytes = reinterpret_cast<const int32_t*>(data + 1);
  // Of the operators that share this, SPLIT alone has its axis in front of the tensor.
  const int last = node->inputs->size == 2 ? 1 : 0;
  const char* input = micro::GetEvalInput(context, node, last)->data.raw;
  for (int i = 0; i < node->outputs->size; ++i) {
    const kernels::CopyAxis axes[] = {{data->block_count, data->input_bytes, bytes[i]}, {bytes[i], 1, 1}};
    char* output = micro::GetEvalOutput(context, node, i)->data.raw;
    if (output != input) kernels::StridedCopy(axes, 2, input, output, 1);
    input += bytes[i];
  }
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParsePack(const Operator* op, void* params, size_t* bytes) {
  using From = PackOptions;
  using To = TfLitePackParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kValuesCount, offsetof(To, values_count)),
                                                            ops::Option(From::kAxis, offsetof(To, axis)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

TfLiteStatus ParseUnpack(const Operator* op, void* params, size_t* bytes) {
  using From = UnpackOptions;
  using To = TfLiteUnpackParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kNum, offsetof(To, num)),
                                                            ops::Option(From::kAxis, offsetof(To, axis)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

TfLiteStatus ParseSplit(const Operator* op, void* params, size_t* bytes) {
  using From = SplitOptions;
  using To = TfLiteSplitParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kNumSplits, offsetof(To, num_splits)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

TfLiteStatus ParseSplitV(const Operator* op, void* params, size_t* bytes) {
  using From = SplitVOptions;
  using To = TfLiteSplitVParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kNumSplits, offsetof(To, num_splits)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
