#include "tflite_micro/ops/fill.h"

#include <math.h>
#include <string.h>

#include "tflite_micro/kernels/strided_copy.h"
#include "tflite_micro/ops/index_access.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kMaxRank = 8;

TfLiteStatus CheckScalar(TfLiteContext* context, const TfLiteTensor* tensor, const char* what) {
  TF_LITE_ENSURE_MSG(context, ElementCount(tensor) == 1, "%s has %d elements, expected 1", what, ElementCount(tensor));
  return kTfLiteOk;
}

// The number of elements of start, start + delta, ... before limit. -1: it has no end, or too many.
int64_t RangeLength(int64_t start, int64_t limit, int64_t delta) {
  if (delta == 0 || (delta > 0 && start > limit) || (delta < 0 && start < limit)) return -1;
  // Unsigned, as differences of the farthest values need 64 bits without a sign.
  const uint64_t distance = delta > 0 ? static_cast<uint64_t>(limit) - static_cast<uint64_t>(start)
                                      : static_cast<uint64_t>(start) - static_cast<uint64_t>(limit);
  const uint64_t step = delta > 0 ? static_cast<uint64_t>(delta) : 0 - static_cast<uint64_t>(delta);
  const uint64_t length = distance / step + (distance % step != 0 ? 1 : 0);
  return length > INT32_MAX ? -1 : static_cast<int64_t>(length);
}

int64_t RangeLength(float start, float limit, float delta) {
  const bool has_end = (delta > 0 && start <= limit) || (delta < 0 && start >= limit);
  if (!has_end) return -1;
  const double quotient = fabs((static_cast<double>(limit) - static_cast<double>(start)) / static_cast<double>(delta));
  if (!(quotient <= 2147483647.0)) return -1;
  // Rounded up without ceil(), which not every C library has right.
  const auto whole = static_cast<int32_t>(quotient);
  return int64_t{whole} + (whole < quotient ? 1 : 0);
}

// The operands of a RANGE, read from memory that need not be aligned.
template <typename T>
struct RangeOperands {
  T start, limit, delta;
};
template <typename T>
RangeOperands<T> ReadRange(const void* start, const void* limit, const void* delta) {
  RangeOperands<T> operands;
  memcpy(&operands.start, start, sizeof(T));
  memcpy(&operands.limit, limit, sizeof(T));
  memcpy(&operands.delta, delta, sizeof(T));
  return operands;
}

int64_t RangeLengthOf(TfLiteType type, const void* start, const void* limit, const void* delta) {
  if (type == kTfLiteFloat32) {
    const auto range = ReadRange<float>(start, limit, delta);
    return RangeLength(range.start, range.limit, range.delta);
  }
  if (type == kTfLiteInt64) {
    const auto range = ReadRange<int64_t>(start, limit, delta);
    return RangeLength(range.start, range.limit, range.delta);
  }
  const auto range = ReadRange<int32_t>(start, limit, delta);
  return RangeLength(int64_t{range.start}, int64_t{range.limit}, int64_t{range.delta});
}

// Elements are added up: as unsigned numbers if they are integers, so that the one after the last may overflow.
template <typename T>
void WriteRange(const RangeOperands<T>& range, int32_t count, void* output) {
  T* to = static_cast<T*>(output);
  T value = range.start;
  for (int32_t i = 0; i < count; ++i, value += range.delta) to[i] = value;
}

}  // namespace

TfLiteStatus PrepareFill(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteInt32, kTfLiteNoType}, {kTfLiteNoType}},
                                       {{kTfLiteInt64, kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 2, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* shape = tensors.inputs[0];
  const TfLiteTensor* value = tensors.inputs[1];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, shape, "the shape (input 0)", 1, 1));
  TF_LITE_ENSURE_STATUS(CheckScalar(context, value, "the value (input 1)"));
  TF_LITE_ENSURE_MSG(context, value->type == output->type, "the value is %s, but the output %s",
                     TfLiteTypeGetName(value->type), TfLiteTypeGetName(output->type));
  const int bits = TypeBits(value->type);
  TF_LITE_ENSURE_MSG(context, bits >= 8 && bits <= 64, "elements of type %s cannot be moved",
                     TfLiteTypeGetName(value->type));
  const int rank = ElementCount(shape);
  TF_LITE_ENSURE_MSG(context, rank <= kMaxRank, "the shape has %d dimensions, more than %d", rank, kMaxRank);
  if (IsConstant(shape)) {
    int dims[kMaxRank];
    for (int i = 0; i < rank; ++i) dims[i] = ConstantElement(shape, i);
    TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, rank, dims));
  } else if (rank == 0) {
    TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, 0, nullptr));
  } else {
    // The model says beforehand what the computed shape will be.
    TF_LITE_ENSURE_STATUS(CheckRank(context, output, "the output of a computed shape", rank, rank));
  }
  return LeaveOpData(context, node, FillData{ElementCount(output), bits / 8});
}

TfLiteStatus EvalFill(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const FillData*>(node->user_data);
  const TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  TF_LITE_ENSURE_STATUS(CheckShapeIs(context, micro::GetEvalInput(context, node, 0), output));
  kernels::FillElements(output->data.data, micro::GetEvalInput(context, node, 1)->data.data, data.element_bytes,
                        data.count);
  return kTfLiteOk;
}

TfLiteStatus PrepareZerosLike(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {1, 1, 1, 1, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_MSG(context, input->type == output->type, "the input is %s, but the output %s",
                     TfLiteTypeGetName(input->type), TfLiteTypeGetName(output->type));
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, input));
  size_t bytes = 0;
  TF_LITE_ENSURE_MSG(context, TypeBytes(input->type, static_cast<size_t>(ElementCount(input)), &bytes) == kTfLiteOk,
                     "elements of type %s have no fixed size", TfLiteTypeGetName(input->type));
  return LeaveOpData(context, node, FillData{static_cast<int32_t>(bytes), 1});
}

TfLiteStatus EvalZerosLike(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const FillData*>(node->user_data);
  if (data.count > 0) memset(micro::GetEvalOutput(context, node, 0)->data.data, 0, static_cast<size_t>(data.count));
  return kTfLiteOk;
}

TfLiteStatus PrepareRange(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteInt32, kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}},
                                       {{kTfLiteInt64, kTfLiteInt64, kTfLiteInt64}, {kTfLiteInt64}},
                                       {{kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}}};
  static constexpr OperatorSignature kSignature = {3, 3, 1, 1, 3, kTypes};
  static constexpr const char* kNames[] = {"start", "limit", "delta"};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  TfLiteTensor* const* inputs = tensors.inputs;
  bool is_constant = true;
  for (int i = 0; i < 3; ++i) {
    TF_LITE_ENSURE_STATUS(CheckScalar(context, inputs[i], kNames[i]));
    is_constant = is_constant && IsConstant(inputs[i]);
  }
  TfLiteTensor* output = tensors.outputs[0];
  if (is_constant) {
    const int64_t length = RangeLengthOf(output->type, inputs[0]->data.raw, inputs[1]->data.raw, inputs[2]->data.raw);
    TF_LITE_ENSURE_MSG(context, length >= 0, "the range has no end: delta must lead from start to limit");
    const int dims[] = {static_cast<int>(length)};
    TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, 1, dims));
  } else {
    // The model says beforehand how long the range will be.
    TF_LITE_ENSURE_STATUS(CheckRank(context, output, "the output of a computed range", 1, 1));
  }
  return LeaveOpData(context, node, FillData{Dim(output, 0), 0});
}

TfLiteStatus EvalRange(TfLiteContext* context, TfLiteNode* node) {
  const int32_t count = static_cast<const FillData*>(node->user_data)->count;
  const void* start = micro::GetEvalInput(context, node, 0)->data.data;
  const void* limit = micro::GetEvalInput(context, node, 1)->data.data;
  const void* delta = micro::GetEvalInput(context, node, 2)->data.data;
  const TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const int64_t length = RangeLengthOf(output->type, start, limit, delta);
  TF_LITE_ENSURE_MSG(context, length == count, "the range has %d elements, but the output %d", SaturatedIndex(length),
                     static_cast<int>(count));
  if (output->type == kTfLiteFloat32) {
    WriteRange(ReadRange<float>(start, limit, delta), count, output->data.data);
  } else if (output->type == kTfLiteInt64) {
    WriteRange(ReadRange<uint64_t>(start, limit, delta), count, output->data.data);
  } else {
    WriteRange(ReadRange<uint32_t>(start, limit, delta), count, output->data.data);
  }
  return kTfLiteOk;
}

TfLiteStatus PrepareOneHot(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteInt32, kTfLiteInt32}, {kTfLiteNoType}},
                                       {{kTfLiteInt64, kTfLiteInt32}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {4, 4, 1, 1, 2, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* indices = tensors.inputs[0];
  const TfLiteTensor* depth_tensor = tensors.inputs[1];
  const TfLiteTensor* on = tensors.inputs[2];
  const TfLiteTensor* off = tensors.inputs[3];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, indices, "the indices (input 0)", 0, kMaxRank - 1));
  TF_LITE_ENSURE_STATUS(CheckScalar(context, depth_tensor, "the depth (input 1)"));
  TF_LITE_ENSURE_STATUS(CheckScalar(context, on, "the on value (input 2)"));
  TF_LITE_ENSURE_STATUS(CheckScalar(context, off, "the off value (input 3)"));
  TF_LITE_ENSURE_MSG(context, on->type == output->type && off->type == output->type,
                     "the on value is %s, the off value %s and the output %s", TfLiteTypeGetName(on->type),
                     TfLiteTypeGetName(off->type), TfLiteTypeGetName(output->type));
  const int bits = TypeBits(output->type);
  TF_LITE_ENSURE_MSG(context, bits >= 8 && bits <= 64, "elements of type %s cannot be moved",
                     TfLiteTypeGetName(output->type));
  const int rank = Rank(indices) + 1;
  int axis = 0;
  TF_LITE_ENSURE_STATUS(
      NormalizeAxis(context, static_cast<const TfLiteOneHotParams*>(node->builtin_data)->axis, rank, &axis));
  // The model says beforehand what a computed depth will be.
  if (!IsConstant(depth_tensor)) {
    TF_LITE_ENSURE_STATUS(CheckRank(context, output, "the output of a computed depth", rank, rank));
  }
  const int depth = IsConstant(depth_tensor) ? ConstantElement(depth_tensor, 0) : Dim(output, axis);
  TF_LITE_ENSURE_MSG(context, depth >= 0, "the depth is %d", depth);
  int dims[kMaxRank];
  for (int i = 0; i < rank; ++i) dims[i] = i == axis ? depth : Dim(indices, i < axis ? i : i - 1);
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, rank, dims));
  auto* data = AllocateOpData<OneHotData>(context, node);
  if (data == nullptr) return kTfLiteError;
  *data = {1, depth, 1, bits / 8};
  for (int i = 0; i < axis; ++i) data->block_count *= Dim(indices, i);
  for (int i = axis; i < rank - 1; ++i) data->row_elements *= Dim(indices, i);
  return kTfLiteOk;
}

TfLiteStatus EvalOneHot(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const OneHotData*>(node->user_data);
  const TfLiteEvalTensor* indices = micro::GetEvalInput(context, node, 0);
  const int64_t depth = IndexElement(micro::GetEvalInput(context, node, 1), 0);
  TF_LITE_ENSURE_MSG(context, depth == data.depth, "the depth is %d, but of the output in the model %d",
                     SaturatedIndex(depth), static_cast<int>(data.depth));
  const void* on = micro::GetEvalInput(context, node, 2)->data.data;
  const void* off = micro::GetEvalInput(context, node, 3)->data.data;
  char* block = micro::GetEvalOutput(context, node, 0)->data.raw;
  const int32_t block_elements = data.depth * data.row_elements;
  kernels::FillElements(block, off, data.element_bytes, data.block_count * block_elements);
  int next = 0;
  for (int32_t i = 0; i < data.block_count; ++i, block += block_elements * data.element_bytes) {
    for (int32_t k = 0; k < data.row_elements; ++k) {
      const int64_t index = IndexElement(indices, next++);
      if (index < 0 || index >= data.depth) continue;
      const int32_t element = static_cast<int32_t>(index) * data.row_elements + k;
      kernels::FillElements(block + element * data.element_bytes, on, data.element_bytes, 1);
    }
  }
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParseOneHot(const Operator* op, void* params, size_t* bytes) {
  using From = OneHotOptions;
  using To = TfLiteOneHotParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kAxis, offsetof(To, axis)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
