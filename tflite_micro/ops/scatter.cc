#include "tflite_micro/ops/scatter.h"

#include <string.h>

#include "tflite_micro/kernels/accumulate.h"
#include "tflite_micro/kernels/strided_copy.h"
#include "tflite_micro/ops/dynamic_shape.h"
#include "tflite_micro/ops/index_access.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kMaxRank = 8;

// Gives the output the constant shape, or keeps the one of the model.
TfLiteStatus SetOutputToShape(TfLiteContext* context, const TfLiteTensor* shape, TfLiteTensor* output) {
  TF_LITE_ENSURE_STATUS(CheckRank(context, shape, "the shape", 1, 1));
  const int rank = ElementCount(shape);
  TF_LITE_ENSURE_MSG(context, rank <= kMaxRank, "the shape has %d dimensions, more than %d", rank, kMaxRank);
  if (!IsConstant(shape)) return CheckRank(context, output, "the output of a computed shape", rank, rank);
  int dims[kMaxRank];
  for (int i = 0; i < rank; ++i) dims[i] = ConstantElement(shape, i);
  return SetOutputShape(context, output, rank, dims);
}

// The position of the element or slice that the coordinates from `first` on name, counted in slices. -1 (reported): one
// of them is outside.
int32_t Locate(TfLiteContext* context, const TfLiteEvalTensor* indices, int first, int tuple_size,
               const TfLiteEvalTensor* output) {
  int32_t position = 0;
  for (int k = 0; k < tuple_size; ++k) {
    const int64_t index = IndexElement(indices, first + k);
    const int extent = output->dims->data[k];
    if (index < 0 || index >= extent) {
      TF_LITE_KERNEL_LOG(context, "index %d of tuple %d is %d, expected 0 to %d", k, first / tuple_size,
                         SaturatedIndex(index), extent - 1);
      return -1;
    }
    position = position * extent + static_cast<int32_t>(index);
  }
  return position;
}

kernels::SumType SumTypeOf(TfLiteType type) {
  if (type == kTfLiteFloat32) return kernels::SumType::kF32;
  if (type == kTfLiteBool) return kernels::SumType::kBool;
  int size = 0;
  for (int bits = TypeBits(type); bits > 8; bits /= 2) ++size;
  return static_cast<kernels::SumType>(size);
}

TfLiteStatus LeaveScatterData(TfLiteContext* context, TfLiteNode* node, TfLiteType type, bool shape_is_computed) {
  auto* data = AllocateOpData<ScatterData>(context, node);
  if (data == nullptr) return kTfLiteError;
  data->type = static_cast<uint8_t>(SumTypeOf(type));
  data->element_bytes = static_cast<uint8_t>(TypeBits(type) / 8);
  data->shape_is_computed = shape_is_computed ? 1 : 0;
  return kTfLiteOk;
}

void SetToZero(const TfLiteEvalTensor* output, int element_bytes) {
  const size_t bytes = static_cast<size_t>(micro::ElementCount(*output->dims)) * static_cast<size_t>(element_bytes);
  if (bytes > 0) memset(output->data.data, 0, bytes);
}

}  // namespace

TfLiteStatus PrepareScatterNd(TfLiteContext* context, TfLiteNode* node) {
  // The type of indices and shape goes with any of these, and is looked at apart.
  static constexpr TypeRow kTypes[] = {
      {{kTfLiteNoType, kTfLiteFloat32}, {kTfLiteFloat32}}, {{kTfLiteNoType, kTfLiteInt8}, {kTfLiteInt8}},
      {{kTfLiteNoType, kTfLiteUInt8}, {kTfLiteUInt8}},     {{kTfLiteNoType, kTfLiteInt16}, {kTfLiteInt16}},
      {{kTfLiteNoType, kTfLiteInt32}, {kTfLiteInt32}},     {{kTfLiteNoType, kTfLiteUInt32}, {kTfLiteUInt32}},
      {{kTfLiteNoType, kTfLiteInt64}, {kTfLiteInt64}},     {{kTfLiteNoType, kTfLiteBool}, {kTfLiteBool}},
  };
  static constexpr OperatorSignature kSignature = {3, 3, 1, 1, 8, kTypes, /*dynamic_inputs=*/3};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* indices = tensors.inputs[0];
  const TfLiteTensor* updates = tensors.inputs[1];
  const TfLiteTensor* shape = tensors.inputs[2];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_MSG(context, indices->type == kTfLiteInt32 || indices->type == kTfLiteInt64,
                     "input 0 is %s, which is not accepted here; accepted: INT32, INT64",
                     TfLiteTypeGetName(indices->type));
  TF_LITE_ENSURE_MSG(context, shape->type == indices->type, "the indices are %s, but the shape (input 2) %s",
                     TfLiteTypeGetName(indices->type), TfLiteTypeGetName(shape->type));
  TF_LITE_ENSURE_STATUS(CheckRank(context, indices, "the indices (input 0)", 1, kMaxRank));
  TF_LITE_ENSURE_STATUS(SetOutputToShape(context, shape, output));
  const int leading = Rank(indices) - 1;
  const int tuple = Dim(indices, leading);
  const int rank = Rank(output);
  TF_LITE_ENSURE_MSG(context, tuple <= rank, "index tuples have %d elements, but the output %d dimensions", tuple,
                     rank);
  const int wanted = leading + rank - tuple;
  TF_LITE_ENSURE_STATUS(CheckRank(context, updates, "the updates (input 1)", wanted, wanted));
  for (int i = 0; i < wanted; ++i) {
    const int dim = i < leading ? Dim(indices, i) : Dim(output, i - leading + tuple);
    TF_LITE_ENSURE_MSG(context, Dim(updates, i) == dim, "dimension %d of the updates is %d, where %s has %d", i,
                       Dim(updates, i), i < leading ? "the list of indices" : "the output", dim);
  }
  return LeaveScatterData(context, node, output->type, !IsConstant(shape));
}

TfLiteStatus EvalScatterNd(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const ScatterData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* indices = tensors.inputs[0];
  const TfLiteEvalTensor* updates = tensors.inputs[1];
  const TfLiteEvalTensor* output = tensors.outputs[0];
  if (data.shape_is_computed != 0) {
    TF_LITE_ENSURE_STATUS(CheckShapeIs(context, micro::GetEvalInput(context, node, 2), output));
  }
  const int leading = indices->dims->size - 1;
  const int tuple = indices->dims->data[leading];
  int32_t count = 1;
  int32_t row_elements = 1;
  for (int i = 0; i < updates->dims->size; ++i) {
    const int dim = i < leading ? indices->dims->data[i] : output->dims->data[i - leading + tuple];
    TF_LITE_ENSURE_MSG(context, updates->dims->data[i] == dim, "dimension %d of the updates is %d, expected %d", i,
                       updates->dims->data[i], dim);
    if (i < leading) {
      count *= dim;
    } else {
      row_elements *= dim;
    }
  }
  SetToZero(output, data.element_bytes);
  for (int32_t i = 0; i < count; ++i) {
    const int32_t position = Locate(context, indices, i * tuple, tuple, output);
    if (position < 0) return kTfLiteError;
    kernels::AccumulateRow(static_cast<kernels::SumType>(data.type),
                           updates->data.raw + i * row_elements * data.element_bytes, row_elements,
                           output->data.raw + position * row_elements * data.element_bytes);
  }
  return kTfLiteOk;
}

TfLiteStatus PrepareSegmentSum(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteFloat32, kTfLiteInt32}, {kTfLiteFloat32}},
                                       {{kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}},
                                       {{kTfLiteInt16, kTfLiteInt32}, {kTfLiteInt16}}};
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 3, kTypes, /*dynamic_inputs=*/3};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* segments = tensors.inputs[1];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 1, kMaxRank));
  TF_LITE_ENSURE_STATUS(CheckRank(context, segments, "the segments (input 1)", 1, 1));
  TF_LITE_ENSURE_MSG(context, Dim(segments, 0) == Dim(input, 0), "there are %d segments (input 1) for %d rows",
                     Dim(segments, 0), Dim(input, 0));
  int dims[kMaxRank];
  for (int i = 0; i < Rank(input); ++i) dims[i] = Dim(input, i);
  if (IsConstant(segments) && !IsDynamic(input)) {
    // Eval checks the others.
    const int last = Dim(segments, 0) == 0 ? -1 : ConstantElement(segments, Dim(segments, 0) - 1);
    TF_LITE_ENSURE_MSG(context, last >= -1 && last < dims[0], "the last row is of segment %d, of at most %d", last,
                       dims[0]);
    dims[0] = last + 1;
    TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, Rank(input), dims));
  } else {
    TF_LITE_ENSURE_STATUS(SetOutputBound(context, output, Rank(input), dims));
  }
  return LeaveScatterData(context, node, output->type, false);
}

TfLiteStatus EvalSegmentSum(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const ScatterData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[0];
  const TfLiteEvalTensor* segments = tensors.inputs[1];
  TfLiteEvalTensor* output = tensors.outputs[0];
  const int rows = segments->dims->data[0];
  TF_LITE_ENSURE_MSG(context, rows == input->dims->data[0], "there are %d segments (input 1) for %d rows", rows,
                     input->dims->data[0]);
  int64_t last = -1;
  for (int i = 0; i < rows; ++i) {
    const int64_t segment = IndexElement(segments, i);
    TF_LITE_ENSURE_MSG(context, segment == last + 1 || (segment == last && i > 0),
                       "row %d is of segment %d and the one before of %d; it must be the same or the next", i,
                       SaturatedIndex(segment), SaturatedIndex(last));
    last = segment;
  }
  SetActualDim(output, 0, static_cast<int>(last + 1));
  SetActualDimsLike(output, 1, input, 1, input->dims->size - 1);
  SetToZero(output, data.element_bytes);
  int32_t row_elements = 1;
  for (int i = 1; i < input->dims->size; ++i) row_elements *= input->dims->data[i];
  for (int i = 0; i < rows; ++i) {
    const auto segment = static_cast<int32_t>(IndexElement(segments, i));
    kernels::AccumulateRow(static_cast<kernels::SumType>(data.type),
                           input->data.raw + i * row_elements * data.element_bytes, row_elements,
                           output->data.raw + segment * row_elements * data.element_bytes);
  }
  return kTfLiteOk;
}

TfLiteStatus PrepareSparseToDense(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {
      {{kTfLiteInt32, kTfLiteInt32, kTfLiteNoType, kTfLiteNoType}, {kTfLiteNoType}},
      {{kTfLiteInt64, kTfLiteInt64, kTfLiteNoType, kTfLiteNoType}, {kTfLiteNoType}},
  };
  static constexpr OperatorSignature kSignature = {4, 4, 1, 1, 2, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* indices = tensors.inputs[0];
  const TfLiteTensor* shape = tensors.inputs[1];
  const TfLiteTensor* values = tensors.inputs[2];
  const TfLiteTensor* other = tensors.inputs[3];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_MSG(context, values->type == output->type && other->type == output->type,
                     "the values are %s, the default value %s and the output %s", TfLiteTypeGetName(values->type),
                     TfLiteTypeGetName(other->type), TfLiteTypeGetName(output->type));
  const int bits = TypeBits(output->type);
  TF_LITE_ENSURE_MSG(context, bits >= 8 && bits <= 64, "elements of type %s cannot be moved",
                     TfLiteTypeGetName(output->type));
  TF_LITE_ENSURE_STATUS(CheckRank(context, indices, "the indices (input 0)", 0, 2));
  TF_LITE_ENSURE_STATUS(CheckRank(context, values, "the values (input 2)", 0, 1));
  TF_LITE_ENSURE_MSG(context, ElementCount(other) == 1, "the default value (input 3) has %d elements, expected 1",
                     ElementCount(other));
  TF_LITE_ENSURE_STATUS(SetOutputToShape(context, shape, output));
  const int tuple = Rank(indices) == 2 ? Dim(indices, 1) : 1;
  const int count = Rank(indices) == 0 ? 1 : Dim(indices, 0);
  TF_LITE_ENSURE_MSG(context, tuple == Rank(output) && tuple > 0,
                     "an index has %d coordinates, but the output %d dimensions", tuple, Rank(output));
  TF_LITE_ENSURE_MSG(context, Rank(values) == 0 || Dim(values, 0) == count, "there are %d values for %d indices",
                     ElementCount(values), count);
  auto* data = AllocateOpData<SparseToDenseData>(context, node);
  if (data == nullptr) return kTfLiteError;
  data->count = count;
  data->tuple_size = static_cast<uint8_t>(tuple);
  data->element_bytes = static_cast<uint8_t>(bits / 8);
  data->has_one_value = Rank(values) == 0 ? 1 : 0;
  data->shape_is_computed = IsConstant(shape) ? 0 : 1;
  return kTfLiteOk;
}

TfLiteStatus EvalSparseToDense(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const SparseToDenseData*>(node->user_data);
  const TfLiteEvalTensor* indices = micro::GetEvalInput(context, node, 0);
  const char* value = micro::GetEvalInput(context, node, 2)->data.raw;
  const TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (data.shape_is_computed != 0) {
    TF_LITE_ENSURE_STATUS(CheckShapeIs(context, micro::GetEvalInput(context, node, 1), output));
  }
  kernels::FillElements(output->data.data, micro::GetEvalInput(context, node, 3)->data.data, data.element_bytes,
                        micro::ElementCount(*output->dims));
  for (int32_t i = 0; i < data.count; ++i) {
    const int32_t position = Locate(context, indices, i * data.tuple_size, data.tuple_size, output);
    if (position < 0) return kTfLiteError;
    memcpy(output->data.raw + position * data.element_bytes, value, data.element_bytes);
    if (data.has_one_value == 0) value += data.element_bytes;
  }
  return kTfLiteOk;
}

}  // namespace ops

}  // namespace tflite
