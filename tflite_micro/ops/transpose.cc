#include "tflite_micro/ops/transpose.h"

#include "tflite_micro/ops/index_access.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

// A tensor, and a list of numbers that says what to do with it.
constexpr TypeRow kIndex32Or64[] = {{{kTfLiteNoType, kTfLiteInt32}, {kTfLiteNoType}},
                                    {{kTfLiteNoType, kTfLiteInt64}, {kTfLiteNoType}}};
constexpr OperatorSignature kWithList = {2, 2, 1, 1, 2, kIndex32Or64};

struct Operands {
  const TfLiteTensor* input;
  const TfLiteTensor* list;
  TfLiteTensor* output;
  int element_bytes;
};

// `list_name`: what the second input is called, which must be a constant unless it may be computed.
TfLiteStatus ReadOperands(TfLiteContext* context, TfLiteNode* node, const char* list_name, Operands* operands,
                          bool may_be_computed = false) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kWithList, &tensors));
  operands->input = tensors.inputs[0];
  operands->list = tensors.inputs[1];
  operands->output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckMovable(context, operands->input, operands->output, &operands->element_bytes));
  TF_LITE_ENSURE_STATUS(CheckRank(context, operands->list, list_name, 0, 1));
  return may_be_computed ? kTfLiteOk : CheckConstant(context, operands->list, list_name);
}

// Whether the list is known only when the model runs. The model then says beforehand what the output's shape will be.
bool IsComputed(const Operands& operands) { return !IsConstant(operands.list) && ElementCount(operands.list) > 0; }

TfLiteStatus StatusOf(const CopyData* data) { return data != nullptr ? kTfLiteOk : kTfLiteError; }

TfLiteStatus PrepareBlockMove(TfLiteContext* context, TfLiteNode* node, int block, bool to_space) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {1, 1, 1, 1, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  int element_bytes = 0;
  TF_LITE_ENSURE_STATUS(CheckMovable(context, input, output, &element_bytes));
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 4, 4));
  // The square of a larger one has no int.
  TF_LITE_ENSURE_MSG(context, block > 0 && block < 46341, "block_size is %d, expected 1 to 46340", block);
  const int batches = Dim(input, 0);
  const int area = block * block;
  // The side with the pixels has height * block rows; the other one, area * depth channels.
  int height = Dim(input, 1);
  int width = Dim(input, 2);
  int depth = Dim(input, 3);
  int dims[4];
  if (to_space) {
    TF_LITE_ENSURE_MSG(context, depth % area == 0, "the depth %d is not a multiple of %d, the square of block_size",
                       depth, area);
    depth /= area;
    const int64_t rows = static_cast<int64_t>(height) * block;
    const int64_t columns = static_cast<int64_t>(width) * block;
    TF_LITE_ENSURE_MSG(context, rows <= INT32_MAX && columns <= INT32_MAX, "the output is larger than 2^31");
    dims[0] = batches, dims[1] = static_cast<int>(rows), dims[2] = static_cast<int>(columns), dims[3] = depth;
  } else {
    TF_LITE_ENSURE_MSG(context, height % block == 0 && width % block == 0,
                       "height %d and width %d must be multiples of block_size, %d", height, width, block);
    height /= block;
    width /= block;
    const int64_t channels = static_cast<int64_t>(depth) * area;
    TF_LITE_ENSURE_MSG(context, channels <= INT32_MAX, "the output is larger than 2^31");
    dims[0] = batches, dims[1] = height, dims[2] = width, dims[3] = static_cast<int>(channels);
  }
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, 4, dims));

  // Dimensions batch, y, y in the block, x, x in the block, depth, as they lie with the blocks as pixels ("space") and
  // with the blocks as channels.
  const int counts[6] = {batches, height, block, width, block, depth};
  int space[6];
  DenseStrides(6, counts, space);
  const int channels = area * depth;
  const int deep[6] = {height * width * channels, width * channels, block * depth, channels, depth, 1};
  kernels::CopyAxis axes[6];
  for (int i = 0; i < 6; ++i) axes[i] = {counts[i], to_space ? deep[i] : space[i], to_space ? space[i] : deep[i]};
  return StatusOf(PrepareCopy(context, node, axes, 6, element_bytes, 0));
}

}  // namespace

TfLiteStatus PrepareTranspose(TfLiteContext* context, TfLiteNode* node) {
  Operands o;
  TF_LITE_ENSURE_STATUS(ReadOperands(context, node, "the permutation (input 1)", &o));
  const int rank = Rank(o.input);
  TF_LITE_ENSURE_MSG(context, ElementCount(o.list) == rank,
                     "the permutation has %d entries, but the input %d dimensions", ElementCount(o.list), rank);
  int input_strides[kMaxCopyRank];
  int output_strides[kMaxCopyRank];
  int dims[kMaxCopyRank];
  int order[kMaxCopyRank];
  bool is_used[kMaxCopyRank] = {};
  for (int i = 0; i < rank; ++i) {
    const int32_t entry = ConstantElement(o.list, i);
    TF_LITE_ENSURE_STATUS(NormalizeAxis(context, entry, rank, &order[i]));
    TF_LITE_ENSURE_MSG(context, !is_used[order[i]], "the permutation names dimension %d twice", order[i]);
    is_used[order[i]] = true;
    dims[i] = Dim(o.input, order[i]);
  }
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, o.output, rank, dims));
  DenseStrides(rank, o.input->dims->data, input_strides);
  DenseStrides(rank, dims, output_strides);
  kernels::CopyAxis axes[kMaxCopyRank];
  for (int i = 0; i < rank; ++i) axes[i] = {dims[i], input_strides[order[i]], output_strides[i]};
  return StatusOf(PrepareCopy(context, node, axes, rank, o.element_bytes, 0));
}

TfLiteStatus PrepareReverseV2(TfLiteContext* context, TfLiteNode* node) {
  Operands o;
  TF_LITE_ENSURE_STATUS(ReadOperands(context, node, "the axes (input 1)", &o));
  const int rank = Rank(o.input);
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, o.output, o.input));
  bool is_reversed[kMaxCopyRank] = {};
  for (int i = 0; i < ElementCount(o.list); ++i) {
    int axis = 0;
    TF_LITE_ENSURE_STATUS(NormalizeAxis(context, ConstantElement(o.list, i), rank, &axis));
    TF_LITE_ENSURE_MSG(context, !is_reversed[axis], "dimension %d is to be reversed twice", axis);
    is_reversed[axis] = true;
  }
  int strides[kMaxCopyRank];
  DenseStrides(rank, o.input->dims->data, strides);
  kernels::CopyAxis axes[kMaxCopyRank];
  int64_t first = 0;
  for (int i = 0; i < rank; ++i) {
    const int count = Dim(o.input, i);
    axes[i] = {count, is_reversed[i] ? -strides[i] : strides[i], strides[i]};
    if (is_reversed[i]) first += static_cast<int64_t>(count - 1) * strides[i];
  }
  return StatusOf(PrepareCopy(context, node, axes, rank, o.element_bytes, first));
}

TfLiteStatus PrepareDepthToSpace(TfLiteContext* context, TfLiteNode* node) {
  return PrepareBlockMove(context, node, static_cast<const TfLiteDepthToSpaceParams*>(node->builtin_data)->block_size,
                          true);
}
TfLiteStatus PrepareSpaceToDepth(TfLiteContext* context, TfLiteNode* node) {
  return PrepareBlockMove(context, node, static_cast<const TfLiteSpaceToDepthParams*>(node->builtin_data)->block_size,
                          false);
}

TfLiteStatus PrepareBroadcastTo(TfLiteContext* context, TfLiteNode* node) {
  Operands o;
  TF_LITE_ENSURE_STATUS(ReadOperands(context, node, "the shape (input 1)", &o, /*may_be_computed=*/true));
  const int rank = ElementCount(o.list);
  const int input_rank = Rank(o.input);
  TF_LITE_ENSURE_MSG(context, rank >= input_rank && rank <= kMaxCopyRank,
                     "the shape has %d dimensions, expected those of the input, %d, to %d", rank, input_rank,
                     kMaxCopyRank);
  if (IsComputed(o)) TF_LITE_ENSURE_STATUS(CheckRank(context, o.output, "the output of a computed shape", rank, rank));
  int dims[kMaxCopyRank];
  for (int i = 0; i < rank; ++i) {
    dims[i] = IsComputed(o) ? Dim(o.output, i) : ConstantElement(o.list, i);
    const int own = i - (rank - input_rank);
    TF_LITE_ENSURE_MSG(context, own < 0 || Dim(o.input, own) == 1 || Dim(o.input, own) == dims[i],
                       "dimension %d of the input is %d and cannot be broadcast to %d", own, Dim(o.input, own),
                       dims[i]);
  }
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, o.output, rank, dims));
  int input_strides[kMaxCopyRank];
  int output_strides[kMaxCopyRank];
  DenseStrides(input_rank, o.input->dims->data, input_strides);
  DenseStrides(rank, dims, output_strides);
  kernels::CopyAxis axes[kMaxCopyRank];
  for (int i = 0; i < rank; ++i) {
    const int own = i - (rank - input_rank);
    axes[i] = {dims[i], own < 0 || Dim(o.input, own) == 1 ? 0 : input_strides[own], output_strides[i]};
  }
  return StatusOf(PrepareCopy(context, node, axes, rank, o.element_bytes, 0));
}

TfLiteStatus EvalBroadcastTo(TfLiteContext* context, TfLiteNode* node) {
  TF_LITE_ENSURE_STATUS(
      CheckShapeIs(context, micro::GetEvalInput(context, node, 1), micro::GetEvalOutput(context, node, 0)));
  return EvalCopy(context, node);
}

TfLiteStatus PrepareTile(TfLiteContext* context, TfLiteNode* node) {
  Operands o;
  TF_LITE_ENSURE_STATUS(ReadOperands(context, node, "the multiples (input 1)", &o, /*may_be_computed=*/true));
  const int rank = Rank(o.input);
  TF_LITE_ENSURE_MSG(context, ElementCount(o.list) == rank, "there are %d multiples for %d dimensions",
                     ElementCount(o.list), rank);
  if (IsComputed(o)) {
    TF_LITE_ENSURE_STATUS(CheckRank(context, o.output, "the output of computed multiples", rank, rank));
  }
  int dims[kMaxCopyRank];
  int multiples[kMaxCopyRank];
  for (int i = 0; i < rank; ++i) {
    multiples[i] = !IsComputed(o)         ? ConstantElement(o.list, i)
                   : Dim(o.input, i) == 0 ? 1
                                          : Dim(o.output, i) / Dim(o.input, i);
    TF_LITE_ENSURE_MSG(context, multiples[i] >= 0, "the multiple of dimension %d is %d", i, multiples[i]);
    const int64_t extent = static_cast<int64_t>(multiples[i]) * Dim(o.input, i);
    TF_LITE_ENSURE_MSG(context, extent <= INT32_MAX, "dimension %d becomes larger than 2^31", i);
    dims[i] = static_cast<int>(extent);
    TF_LITE_ENSURE_MSG(context, !IsComputed(o) || dims[i] == Dim(o.output, i),
                       "dimension %d of the output is %d, which is no multiple of the input's, %d", i, Dim(o.output, i),
                       Dim(o.input, i));
  }
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, o.output, rank, dims));
  int input_strides[kMaxCopyRank];
  int output_strides[kMaxCopyRank];
  DenseStrides(rank, o.input->dims->data, input_strides);
  DenseStrides(rank, dims, output_strides);
  kernels::CopyAxis axes[kMaxPlannedAxes];
  for (int i = 0; i < rank; ++i) {
    axes[2 * i] = {multiples[i], 0, output_strides[i] * Dim(o.input, i)};
    axes[2 * i + 1] = {Dim(o.input, i), input_strides[i], output_strides[i]};
  }
  return StatusOf(PrepareCopy(context, node, axes, 2 * rank, o.element_bytes, 0));
}

TfLiteStatus EvalTile(TfLiteContext* context, TfLiteNode* node) {
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[0];
  const TfLiteEvalTensor* multiples = tensors.inputs[1];
  const TfLiteEvalTensor* output = tensors.outputs[0];
  for (int i = 0; i < input->dims->size; ++i) {
    const int64_t multiple = IndexElement(multiples, i);
    // Nothing else is outside of 32 bits, so that the product does not overflow.
    TF_LITE_ENSURE_MSG(
        context, multiple >= 0 && multiple <= INT32_MAX && multiple * input->dims->data[i] == output->dims->data[i],
        "dimension %d is %d, and its multiple %d, but the output in the model has %d", i, input->dims->data[i],
        SaturatedIndex(multiple), output->dims->data[i]);
  }
  return EvalCopy(context, node);
}

}  // namespace ops

TfLiteStatus ParseDepthToSpace(const Operator* op, void* params, size_t* bytes) {
  using From = DepthToSpaceOptions;
  using To = TfLiteDepthToSpaceParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kBlockSize, offsetof(To, block_size)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

TfLiteStatus ParseSpaceToDepth(const Operator* op, void* params, size_t* bytes) {
  using From = SpaceToDepthOptions;
  using To = TfLiteSpaceToDepthParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kBlockSize, offsetof(To, block_size)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
