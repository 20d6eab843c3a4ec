#include "tflite_micro/ops/gather.h"

#include <string.h>

#include "tflite_micro/kernels/quantize.h"
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
constexpr OperatorSignature kIndexedSignature = {2, 2, 1, 1, 3, kIndexed};

struct Operands {
  const TfLiteTensor* input;
  const TfLiteTensor* indices;
  TfLiteTensor* output;
  int element_bytes;
};

TfLiteStatus ReadOperands(TfLiteContext* context, TfLiteNode* node, Operands* operands) {
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kIndexedSignature));
  operands->input = Input(context, node, 0);
  operands->indices = Input(context, node, 1);
  operands->output = Output(context, node, 0);
  if (operands->input == nullptr || operands->indices == nullptr || operands->output == nullptr) return kTfLiteError;
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
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, o.output, output_rank, dims));
  auto* data = AllocateOpData<GatherData>(context, node);
  if (data == nullptr) return kTfLiteError;
  data->batches = Product(o.input, 0, batch_dims);
  data->outer_count = Product(o.input, batch_dims, axis);
  data->axis_size = Dim(o.input, axis);
  data->index_count = Product(o.indices, batch_dims, index_rank);
  data->slice_bytes = Product(o.input, axis + 1, rank) * o.element_bytes;
  return kTfLiteOk;
}

TfLiteStatus EvalGather(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const GatherData*>(node->user_data);
  const TfLiteEvalTensor* indices = micro::GetEvalInput(context, node, 1);
  const char* block = micro::GetEvalInput(context, node, 0)->data.raw;
  char* to = micro::GetEvalOutput(context, node, 0)->data.raw;
  // Before anything is written, and each index once.
  const int all = data.batches * data.index_count;
  for (int i = 0; i < all; ++i) {
    const int64_t index = IndexElement(indices, i);
    TF_LITE_ENSURE_MSG(context, index >= 0 && index < data.axis_size, "index %d is %d, expected 0 to %d", i,
                       SaturatedIndex(index), static_cast<int>(data.axis_size) - 1);
  }
  int first = 0;
  for (int32_t batch = 0; batch < data.batches; ++batch, first += data.index_count) {
    for (int32_t outer = 0; outer < data.outer_count; ++outer) {
      for (int i = 0; i < data.index_count; ++i) {
        const auto index = static_cast<int32_t>(IndexElement(indices, first + i));
        CopyBytes(to, block + index * data.slice_bytes, data.slice_bytes);
        to += data.slice_bytes;
      }
      block += data.axis_size * data.slice_bytes;
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
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, o.output, output_rank, dims));
  auto* data = AllocateOpData<GatherNdData>(context, node);
  if (data == nullptr) return kTfLiteError;
  data->index_count = Product(o.indices, 0, index_rank - 1);
  data->slice_bytes = Product(o.input, tuple, rank) * o.element_bytes;
  data->tuple_size = tuple;
  return kTfLiteOk;
}

TfLiteStatus EvalGatherNd(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const GatherNdData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* indices = micro::GetEvalInput(context, node, 1);
  char* to = micro::GetEvalOutput(context, node, 0)->data.raw;
  for (int i = 0; i < data.index_count; ++i) {
    int32_t slice = 0;
    for (int k = 0; k < data.tuple_size; ++k) {
      const int64_t index = IndexElement(indices, i * data.tuple_size + k);
      const int extent = input->dims->data[k];
      TF_LITE_ENSURE_MSG(context, index >= 0 && index < extent, "index %d of tuple %d is %d, expected 0 to %d", k, i,
                         SaturatedIndex(index), extent - 1);
      slice = slice * extent + static_cast<int32_t>(index);
    }
    CopyBytes(to, input->data.raw + slice * data.slice_bytes, data.slice_bytes);
    to += data.slice_bytes;
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
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kSignature));
  const TfLiteTensor* lookup = Input(context, node, 0);
  const TfLiteTensor* value = Input(context, node, 1);
  TfLiteTensor* output = Output(context, node, 0);
  if (lookup == nullptr || value == nullptr || output == nullptr) return kTfLiteError;
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
  const TfLiteEvalTensor* lookup = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* value = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
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
  auto* parsed = ops::PlaceParams<TfLiteGatherParams>(params, bytes);
  const GatherOptions* options = op->builtin_options_as_GatherOptions();
  if (options != nullptr) *parsed = {options->axis(), options->batch_dims()};
  return kTfLiteOk;
}

TFLMRegistration Register_GATHER() { return micro::RegisterOp(nullptr, ops::PrepareGather, ops::EvalGather); }
TFLMRegistration Register_GATHER_ND() { return micro::RegisterOp(nullptr, ops::PrepareGatherNd, ops::EvalGatherNd); }
TFLMRegistration Register_EMBEDDING_LOOKUP() {
  return micro::RegisterOp(nullptr, ops::PrepareEmbeddingLookup, ops::EvalEmbeddingLookup);
}

}  // namespace tflite
