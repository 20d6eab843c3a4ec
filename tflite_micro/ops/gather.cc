#include "tflite_micro/ops/gather.h"

#include <string.h>

#include "tflite_micro/kernels/quantize.h"
#include "tflite_micro/ops/dynamic_shape.h"
#include "tflite_micro/ops/index_access.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kMaxRank = 8;
constexpr TypeRow kIndexed[] = {{{kTfLiteNoType, kTfLiteInt32}, {kTfLiteNoType}},
                                {{kTfLiteNoType, kTfLiteInt64}, {kTfLiteNoType}},
                                {{kTfLiteNoType, kTfLiteInt16}, {kTfLiteNoType}}};
constexpr OperatorSignature kIndexedSignature = {2, 2, 1, 1, 3, kIndexed, /*dynamic_inputs=*/3};

struct Operands {
  const TfLiteTensor* input;
  const TfLiteTensor* indices;
  TfLiteTensor* output;
  int element_bytes;
};

TfLiteStatus ReadOperands(TfLiteContext* context, TfLiteNode* node, Operands* operands) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kIndexedSignature, &tensors));
  operands->input = tensors.inputs[0];
  operands->indices = tensors.inputs[1];
  operands->output = tensors.outputs[0];
  TF_LITE_ENSURE_MSG(context, operands->input->type == operands->output->type, "the input is %s, but the output %s",
                     TfLiteTypeGetName(operands->input->type), TfLiteTypeGetName(operands->output->type));
  operands->element_bytes = TypeBits(operands->input->type) / 8;
  TF_LITE_ENSURE_MSG(context, operands->element_bytes >= 1, "elements of type %s cannot be moved",
                     TfLiteTypeGetName(operands->input->type));
  TF_LITE_ENSURE_STATUS(CheckRank(context, operands->input, "the input", 1, kMaxRank));
  return CheckRank(context, operands->indices, "the indices (input 1)", 0, kMaxRank);
}

int Product(const TfLiteTensor* tensor, int first, int end) {
  int product = 1;
  for (int i = first; i < end; ++i) product *= Dim(tensor, i);
  return product;
}

int32_t Product(const TfLiteEvalTensor* tensor, int first, int end) {
  int32_t product = 1;
  for (int i = first; i < end; ++i) product *= tensor->dims->data[i];
  return product;
}

// The shape, or the bound if one of the operands has only that.
TfLiteStatus SetGatheredShape(TfLiteContext* context, const Operands& operands, int rank, const int* dims) {
  return IsDynamic(operands.input) || IsDynamic(operands.indices)
             ? SetOutputBound(context, operands.output, rank, dims)
             : SetOutputShape(context, operands.output, rank, dims);
}

void CopyBytes(char* to, const char* from, int32_t bytes) {
  if (bytes > 0) memcpy(to, from, static_cast<size_t>(bytes));
}

}  // namespace

TfLiteStatus PrepareGather(TfLiteContext* context, TfLiteNode* node) {
  Operands o;
  TF_LITE_ENSURE_STATUS(ReadOperands(context, node, &o));
  const auto options = *static_cast<const TfLiteGatherParams*>(node->builtin_data);
  const int rank = Rank(o.input);
  const int index_rank = Rank(o.indices);
  int axis = 0;
  TF_LITE_ENSURE_STATUS(NormalizeAxis(context, options.axis, rank, &axis));
  const int batch_dims = options.batch_dims < 0 ? options.batch_dims + index_rank : options.batch_dims;
  TF_LITE_ENSURE_MSG(context, batch_dims >= 0 && batch_dims <= axis && batch_dims <= index_rank,
                     "batch_dims is %d, with axis %d and indices of %d dimensions", options.batch_dims, axis,
                     index_rank);
  for (int i = 0; i < batch_dims; ++i) {
    TF_LITE_ENSURE_MSG(context, Dim(o.input, i) == Dim(o.indices, i),
                       "dimension %d is a batch, but %d in the input and %d in the indices", i, Dim(o.input, i),
                       Dim(o.indices, i));
  }
  const int output_rank = rank - 1 + index_rank - batch_dims;
  TF_LITE_ENSURE_MSG(context, output_rank <= kMaxRank, "the output has %d dimensions, more than %d", output_rank,
                     kMaxRank);
  int dims[kMaxRank];
  int count = 0;
  for (int i = 0; i < axis; ++i) dims[count++] = Dim(o.input, i);
  for (int i = batch_dims; i < index_rank; ++i) dims[count++] = Dim(o.indices, i);
  for (int i = axis + 1; i < rank; ++i) dims[count++] = Dim(o.input, i);
  TF_LITE_ENSURE_STATUS(SetGatheredShape(context, o, output_rank, dims));
  auto* data = AllocateOpData<GatherData>(context, node);
  if (data == nullptr) return kTfLiteError;
  data->axis = static_cast<uint8_t>(axis);
  data->batch_dims = static_cast<uint8_t>(batch_dims);
  data->element_bytes = static_cast<uint8_t>(o.element_bytes);
  return kTfLiteOk;
}

TfLiteStatus EvalGather(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const GatherData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[0];
  const TfLiteEvalTensor* indices = tensors.inputs[1];
  TfLiteEvalTensor* output = tensors.outputs[0];
  const int rank = input->dims->size;
  const int index_rank = indices->dims->size;
  for (int i = 0; i < data.batch_dims; ++i) {
    TF_LITE_ENSURE_MSG(context, input->dims->data[i] == indices->dims->data[i],
                       "dimension %d is a batch, but %d in the input and %d in the indices", i, input->dims->data[i],
                       indices->dims->data[i]);
  }
  SetActualDimsLike(output, 0, input, 0, data.axis);
  SetActualDimsLike(output, data.axis, indices, data.batch_dims, index_rank - data.batch_dims);
  SetActualDimsLike(output, data.axis + index_rank - data.batch_dims, input, data.axis + 1, rank - data.axis - 1);

  // For each batch and each block of slices of the input as many slices are taken as there are indices.
  const int32_t batches = Product(input, 0, data.batch_dims);
  const int32_t blocks = Product(input, data.batch_dims, data.axis);
  const int32_t axis_size = input->dims->data[data.axis];
  const int32_t index_count = Product(indices, data.batch_dims, index_rank);
  const auto slice_bytes = static_cast<int32_t>(int64_t{Product(input, data.axis + 1, rank)} * data.element_bytes);
  // Before anything is written, and each index once.
  const int32_t all = batches * index_count;
  for (int i = 0; i < all; ++i) {
    const int64_t index = IndexElement(indices, i);
    TF_LITE_ENSURE_MSG(context, index >= 0 && index < axis_size, "index %d is %d, expected 0 to %d", i,
                       SaturatedIndex(index), static_cast<int>(axis_size) - 1);
  }
  if (all == 0) return kTfLiteOk;
  const char* block = input->data.raw;
  char* to = output->data.raw;
  for (int32_t first = 0; first < all; first += index_count) {
    for (int32_t i = 0; i < blocks; ++i, block += axis_size * slice_bytes) {
      for (int32_t k = 0; k < index_count; ++k, to += slice_bytes) {
        const auto index = static_cast<int32_t>(IndexElement(indices, first + k));
        CopyBytes(to, block + index * slice_bytes, slice_bytes);
      }
    }
  }
  return kTfLiteOk;
}

TfLiteStatus PrepareGatherNd(TfLiteContext* context, TfLiteNode* node) {
  Operands o;
  TF_LITE_ENSURE_STATUS(ReadOperands(context, node, &o));
  const int rank = Rank(o.input);
  const int index_rank = Rank(o.indices);
  TF_LITE_ENSURE_STATUS(CheckRank(context, o.indices, "the indices (input 1)", 1, kMaxRank));
  const int tuple = Dim(o.indices, index_rank - 1);
  TF_LITE_ENSURE_MSG(context, tuple <= rank, "index tuples have %d elements, but the input %d dimensions", tuple, rank);
  const int output_rank = index_rank - 1 + rank - tuple;
  TF_LITE_ENSURE_MSG(context, output_rank <= kMaxRank, "the output has %d dimensions, more than %d", output_rank,
                     kMaxRank);
  int dims[kMaxRank];
  int count = 0;
  for (int i = 0; i < index_rank - 1; ++i) dims[count++] = Dim(o.indices, i);
  for (int i = tuple; i < rank; ++i) dims[count++] = Dim(o.input, i);
  TF_LITE_ENSURE_STATUS(SetGatheredShape(context, o, output_rank, dims));
  auto* data = AllocateOpData<GatherNdData>(context, node);
  if (data == nullptr) return kTfLiteError;
  data->tuple_size = static_cast<uint8_t>(tuple);
  data->element_bytes = static_cast<uint8_t>(o.element_bytes);
  return kTfLiteOk;
}

TfLiteStatus EvalGatherNd(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const GatherNdData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* input = tensors.inputs[0];
  const TfLiteEvalTensor* indices = tensors.inputs[1];
  TfLiteEvalTensor* output = tensors.outputs[0];
  const int rank = input->dims->size;
  const int leading = indices->dims->size - 1;
  TF_LITE_ENSURE_MSG(context, indices->dims->data[leading] == data.tuple_size,
                     "index tuples have %d elements, expected %d", indices->dims->data[leading], data.tuple_size);
  SetActualDimsLike(output, 0, indices, 0, leading);
  SetActualDimsLike(output, leading, input, data.tuple_size, rank - data.tuple_size);
  const int32_t count = Product(indices, 0, leading);
  const auto slice_bytes = static_cast<int32_t>(int64_t{Product(input, data.tuple_size, rank)} * data.element_bytes);
  char* to = output->data.raw;
  for (int i = 0; i < count; ++i) {
    int32_t slice = 0;
    for (int k = 0; k < data.tuple_size; ++k) {
      const int64_t index = IndexElement(indices, i * data.tuple_size + k);
      const int extent = input->dims->data[k];
      TF_LITE_ENSURE_MSG(context, index >= 0 && index < extent, "index %d of tuple %d is %d, expected 0 to %d", k, i,
                         SaturatedIndex(index), extent - 1);
      slice = slice * extent + static_cast<int32_t>(index);
    }
    CopyBytes(to, input->data.raw + slice * slice_bytes, slice_bytes);
    to += slice_bytes;
  }
  return kTfLiteOk;
}

TfLiteStatus PrepareEmbeddingLookup(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {
      {{kTfLiteInt32, kTfLiteFloat32}, {kTfLiteFloat32}}, {{kTfLiteInt32, kTfLiteFloat16}, {kTfLiteFloat16}},
      {{kTfLiteInt32, kTfLiteInt8}, {kTfLiteInt8}},       {{kTfLiteInt32, kTfLiteUInt8}, {kTfLiteUInt8}},
      {{kTfLiteInt32, kTfLiteInt16}, {kTfLiteInt16}},     {{kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}},
      {{kTfLiteInt32, kTfLiteInt64}, {kTfLiteInt64}},     {{kTfLiteInt32, kTfLiteBool}, {kTfLiteBool}},
      {{kTfLiteInt32, kTfLiteInt4}, {kTfLiteInt4}},       {{kTfLiteInt32, kTfLiteUInt4}, {kTfLiteUInt4}},
      {{kTfLiteInt32, kTfLiteInt2}, {kTfLiteInt2}},       {{kTfLiteInt32, kTfLiteInt8}, {kTfLiteFloat32}},
      {{kTfLiteInt32, kTfLiteUInt8}, {kTfLiteFloat32}},   {{kTfLiteInt32, kTfLiteInt4}, {kTfLiteFloat32}},
      {{kTfLiteInt32, kTfLiteInt2}, {kTfLiteFloat32}},    {{kTfLiteInt32, kTfLiteInt8}, {kTfLiteFloat16}},
      {{kTfLiteInt32, kTfLiteUInt8}, {kTfLiteFloat16}},   {{kTfLiteInt32, kTfLiteInt4}, {kTfLiteFloat16}},
      {{kTfLiteInt32, kTfLiteInt2}, {kTfLiteFloat16}},
  };
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, sizeof(kTypes) / sizeof(kTypes[0]), kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* lookup = tensors.inputs[0];
  const TfLiteTensor* value = tensors.inputs[1];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, lookup, "the indices (input 0)", 1, 1));
  TF_LITE_ENSURE_STATUS(CheckRank(context, value, "the table (input 1)", 2, kMaxRank));
  int dims[kMaxRank];
  dims[0] = Dim(lookup, 0);
  for (int i = 1; i < Rank(value); ++i) dims[i] = Dim(value, i);
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, Rank(value), dims));
  const int row = Product(value, 1, Rank(value));
  const int bits = TypeBits(value->type);
  const bool to_float = value->type != output->type;
  TF_LITE_ENSURE_MSG(context, to_float || row % (bits < 8 ? 8 / bits : 1) == 0,
                     "rows of %d elements of type %s do not start at whole bytes", row, TfLiteTypeGetName(value->type));
  int scales = 0;
  if (to_float) {
    TF_LITE_ENSURE_STATUS(CheckFilterQuantization(context, value, Dim(value, 0), 0));
    scales = ScaleCount(value);
  }
  auto* data = static_cast<EmbeddingLookupData*>(
      AllocateOpData(context, node, sizeof(EmbeddingLookupData) + static_cast<size_t>(scales) * sizeof(float)));
  if (data == nullptr) return kTfLiteError;
  // Rows that are converted need not be whole bytes; their length in bytes is not used.
  *data = {row,
           to_float ? 0 : static_cast<int32_t>(int64_t{row} * bits / 8),
           scales,
           static_cast<uint8_t>(bits),
           static_cast<uint8_t>(output->type == kTfLiteFloat16 ? 1 : 0),
           {}};
  auto* scale = reinterpret_cast<float*>(data + 1);
  for (int i = 0; i < scales; ++i) scale[i] = ChannelScale(value, i);
  return kTfLiteOk;
}

TfLiteStatus EvalEmbeddingLookup(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const EmbeddingLookupData*>(node->user_data);
  const auto* scales = reinterpret_cast<const float*>(&data + 1);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* lookup = tensors.inputs[0];
  const TfLiteEvalTensor* value = tensors.inputs[1];
  TfLiteEvalTensor* output = tensors.outputs[0];
  const int rows = value->dims->data[0];
  char* to = output->data.raw;
  for (int i = 0; i < lookup->dims->data[0]; ++i) {
    const int index = lookup->data.i32[i];
    TF_LITE_ENSURE_MSG(context, index >= 0 && index < rows, "index %d is %d, expected 0 to %d", i, index, rows - 1);
    if (data.scale_count == 0) {
      CopyBytes(to, value->data.raw + index * data.row_bytes, data.row_bytes);
      to += data.row_bytes;
    } else {
      const kernels::PackedRow row = {value->data.raw, data.bits, index * data.row_elements, data.row_elements};
      const float scale = scales[data.scale_count == 1 ? 0 : index];
      to = data.to_half ? kernels::DequantizeToF16(row, scale, to) : kernels::DequantizeToF32(row, scale, to);
    }
  }
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParseGather(const Operator* op, void* params, size_t* bytes) {
  using From = GatherOptions;
  using To = TfLiteGatherParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kAxis, offsetof(To, axis)),
                                                            ops::Option(From::kBatchDims, offsetof(To, batch_dims)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
