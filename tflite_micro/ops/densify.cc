#include "tflite_micro/ops/densify.h"

#include "tflite_micro/common/micro_context.h"
#include "tflite_micro/kernels/densify.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/schema/schema_generated.h"

namespace tflite {
namespace ops {
namespace {

using kernels::SparseLevel;

constexpr int kMaxRank = 8;
static_assert(kernels::kMaxSparseLevels == 2 * kMaxRank, "each dimension, and a block of each");

// An array of integers of any of the three widths that the format has; null data: none.
struct IndexArray {
  const uint8_t* data;
  int32_t size;
  uint8_t element_bytes;

  int32_t Get(int32_t index) const {
    const uint8_t* bytes = data + index * element_bytes;
    uint32_t value = 0;
    for (int i = 0; i < element_bytes; ++i) value |= static_cast<uint32_t>(bytes[i]) << (8 * i);
    return static_cast<int32_t>(value);
  }
};

IndexArray ArrayOf(SparseIndexVector type, const void* table) {
  const auto element_bytes = static_cast<uint8_t>(type == SparseIndexVector_Int32Vector    ? 4
                                                  : type == SparseIndexVector_Uint16Vector ? 2
                                                                                           : 1);
  if (type < SparseIndexVector_Int32Vector || type > SparseIndexVector_Uint8Vector || table == nullptr) {
    return {nullptr, 0, 1};
  }
  // The three tables differ in their elements alone, which are read as bytes.
  const fb::Vector<uint8_t>* values = static_cast<const Uint8Vector*>(table)->values();
  if (values == nullptr || values->size() > INT32_MAX / 8) return {nullptr, 0, 1};
  return {values->data(), static_cast<int32_t>(values->size()), element_bytes};
}

IndexArray SegmentsOf(const DimensionMetadata* dimension) {
  return ArrayOf(dimension->array_segments_type(), dimension->array_segments());
}

IndexArray IndicesOf(const DimensionMetadata* dimension) {
  return ArrayOf(dimension->array_indices_type(), dimension->array_indices());
}

// What a sparse tensor's description says, level by level, once it is found to be sound.
struct Description {
  int level_count;
  int32_t array_bytes;
  SparseLevel levels[kernels::kMaxSparseLevels];
};

// Bytes that an array takes behind those that are there already, aligned for any width.
int32_t Place(const IndexArray& array, int32_t* array_bytes) {
  const int32_t start = *array_bytes;
  *array_bytes += (array.size * array.element_bytes + 3) & ~3;
  return start;
}

// Checks the list of segments and the indices of a level below `parents` entries, in a dimension of `extent`.
TfLiteStatus CheckArrays(TfLiteContext* context, int level, const IndexArray& segments, const IndexArray& indices,
                         int64_t parents, int32_t extent) {
  TF_LITE_ENSURE_MSG(context, segments.data != nullptr && segments.size == parents + 1,
                     "level %d of the sparse tensor has %d segment limits, but %d entries above", level,
                     static_cast<int>(segments.size), static_cast<int>(parents));
  int32_t previous = 0;
  for (int32_t i = 0; i < segments.size; ++i) {
    const int32_t limit = segments.Get(i);
    TF_LITE_ENSURE_MSG(context, limit >= previous && limit <= indices.size && (i > 0 || limit == 0),
                       "segment limit %d of level %d of the sparse tensor is %d; they ascend from 0 to the %d indices",
                       static_cast<int>(i), level, static_cast<int>(limit), static_cast<int>(indices.size));
    previous = limit;
  }
  TF_LITE_ENSURE_MSG(context, previous == indices.size, "level %d of the sparse tensor has %d indices, but uses %d",
                     level, static_cast<int>(indices.size), static_cast<int>(previous));
  for (int32_t i = 0; i < indices.size; ++i) {
    const int32_t index = indices.Get(i);
    TF_LITE_ENSURE_MSG(context, index >= 0 && index < extent,
                       "index %d of level %d of the sparse tensor is %d, expected 0 to %d", static_cast<int>(i), level,
                       static_cast<int>(index), static_cast<int>(extent) - 1);
  }
  return kTfLiteOk;
}

TfLiteStatus Describe(TfLiteContext* context, const TfLiteTensor* input, int element_bytes,
                      const SparsityParameters* sparsity, Description* description) {
  const auto* order = sparsity->traversal_order();
  const auto* block_map = sparsity->block_map();
  const auto* dimensions = sparsity->dim_metadata();
  const int rank = Rank(input);
  const uint32_t blocks = block_map == nullptr ? 0 : block_map->size();
  const uint32_t levels = order == nullptr ? 0 : order->size();
  TF_LITE_ENSURE_MSG(context,
                     blocks <= static_cast<uint32_t>(rank) && levels == static_cast<uint32_t>(rank) + blocks &&
                         dimensions != nullptr && dimensions->size() == levels,
                     "the sparse tensor has %d dimensions and %u blocks, but an order of %u", rank,
                     static_cast<unsigned>(blocks), static_cast<unsigned>(levels));
  // Of each dimension: how many indices its own level has, and how many elements one of them stands for.
  int32_t extent[kMaxRank];
  int32_t block[kMaxRank];
  for (int d = 0; d < rank; ++d) {
    extent[d] = Dim(input, d);
    block[d] = 1;
  }
  uint32_t seen = 0;
  for (uint32_t l = 0; l < levels; ++l) {
    const int32_t position = order->Get(l);
    const bool is_block = l >= static_cast<uint32_t>(rank);
    TF_LITE_ENSURE_MSG(context,
                       position >= (is_block ? rank : 0) && position < (is_block ? static_cast<int>(levels) : rank) &&
                           (seen >> position & 1) == 0,
                       "the sparse tensor's order has %d at %u: first each dimension once, then each block",
                       static_cast<int>(position), static_cast<unsigned>(l));
    seen |= uint32_t{1} << position;
    if (!is_block) continue;
    const uint32_t b = static_cast<uint32_t>(position - rank);
    const int32_t d = block_map->Get(b);
    TF_LITE_ENSURE_MSG(context, d >= 0 && d < rank && (b == 0 || d > block_map->Get(b - 1)),
                       "block %u of the sparse tensor is of dimension %d, expected ascending ones below %d",
                       static_cast<unsigned>(b), static_cast<int>(d), rank);
    const int32_t size = dimensions->Get(l)->dense_size();
    TF_LITE_ENSURE_MSG(
        context, dimensions->Get(l)->format() == DimensionType_DENSE && size > 0 && extent[d] % size == 0,
        "dimension %d of the sparse tensor is %d, which blocks of %d do not divide, or they are not dense",
        static_cast<int>(d), static_cast<int>(extent[d]), static_cast<int>(size));
    block[d] = size;
    extent[d] /= size;
  }

  int32_t element_stride[kMaxRank];
  int32_t stride = element_bytes;
  for (int d = rank - 1; d >= 0; --d) {
    element_stride[d] = stride;
    stride *= Dim(input, d);
  }
  description->level_count = static_cast<int>(levels);
  description->array_bytes = 0;
  int64_t entries = 1;
  for (uint32_t l = 0; l < levels; ++l) {
    const int level = static_cast<int>(l);
    const int32_t position = order->Get(l);
    const bool is_block = position >= rank;
    const int32_t d = is_block ? block_map->Get(static_cast<uint32_t>(position - rank)) : position;
    const int32_t size = is_block ? block[d] : extent[d];
    const DimensionMetadata* dimension = dimensions->Get(l);
    SparseLevel& here = description->levels[l];
    here = {};
    here.stride = is_block ? element_stride[d] : element_stride[d] * block[d];
    if (dimension->format() == DimensionType_DENSE) {
      TF_LITE_ENSURE_MSG(context, dimension->dense_size() == size, "level %d of the sparse tensor has size %d, not %d",
                         level, static_cast<int>(dimension->dense_size()), static_cast<int>(size));
      here.dense_size = size;
      entries *= size;
    } else {
      TF_LITE_ENSURE_MSG(context, dimension->format() == DimensionType_SPARSE_CSR,
                         "level %d of the sparse tensor has the unknown format %d", level,
                         static_cast<int>(dimension->format()));
      const IndexArray segments = SegmentsOf(dimension);
      const IndexArray indices = IndicesOf(dimension);
      TF_LITE_ENSURE_STATUS(CheckArrays(context, level, segments, indices, entries, size));
      here.dense_size = -1;
      here.segment_bytes = segments.element_bytes;
      here.index_bytes = indices.element_bytes;
      TF_LITE_ENSURE_MSG(context,
                         description->array_bytes <= INT32_MAX / 4 && segments.size <= INT32_MAX / 16 &&
                             indices.size <= INT32_MAX / 16,
                         "the sparse tensor has more than 2^27 indices");
      here.segments = Place(segments, &description->array_bytes);
      here.indices = Place(indices, &description->array_bytes);
      entries = indices.size;
    }
    TF_LITE_ENSURE_MSG(context, entries <= INT32_MAX / element_bytes, "the sparse tensor has more than 2 GB of values");
  }
  TF_LITE_ENSURE_MSG(context, static_cast<size_t>(entries) * static_cast<size_t>(element_bytes) <= input->bytes,
                     "the sparse tensor describes %d values, but has %u bytes of them", static_cast<int>(entries),
                     static_cast<unsigned>(input->bytes));
  return kTfLiteOk;
}

void Copy(const IndexArray& array, uint8_t* to) {
  for (int32_t i = 0; i < array.size; ++i) {
    const int32_t value = array.Get(i);
    if (array.element_bytes == 1) {
      to[i] = static_cast<uint8_t>(value);
    } else if (array.element_bytes == 2) {
      reinterpret_cast<uint16_t*>(to)[i] = static_cast<uint16_t>(value);
    } else {
      reinterpret_cast<int32_t*>(to)[i] = value;
    }
  }
}

}  // namespace

TfLiteStatus PrepareDensify(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {1, 1, 1, 1, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_MSG(context, input->type == output->type, "the input is %s, but the output %s",
                     TfLiteTypeGetName(input->type), TfLiteTypeGetName(output->type));
  const int element_bytes = TypeBits(input->type) / 8;
  TF_LITE_ENSURE_MSG(context, element_bytes >= 1, "elements of type %s cannot be moved",
                     TfLiteTypeGetName(input->type));
  const SparsityParameters* sparsity = GetMicroContext(context)->GetSparsity(node->inputs->data[0]);
  TF_LITE_ENSURE_MSG(context, IsConstant(input) && sparsity != nullptr,
                     "the input is not a constant that is stored sparsely");
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 1, kMaxRank));
  TF_LITE_ENSURE_MSG(context, ElementCount(input) > 0, "the sparse tensor has no elements");
  Description description;
  TF_LITE_ENSURE_STATUS(Describe(context, input, element_bytes, sparsity, &description));
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, input));
  const size_t level_bytes = static_cast<size_t>(description.level_count) * sizeof(SparseLevel);
  auto* data = static_cast<DensifyData*>(
      AllocateOpData(context, node, sizeof(DensifyData) + level_bytes + static_cast<size_t>(description.array_bytes)));
  if (data == nullptr) return kTfLiteError;
  data->output_bytes = ElementCount(input) * element_bytes;
  data->level_count = static_cast<uint8_t>(description.level_count);
  data->element_bytes = static_cast<uint8_t>(element_bytes);
  auto* levels = reinterpret_cast<SparseLevel*>(data + 1);
  auto* arrays = reinterpret_cast<uint8_t*>(levels + description.level_count);
  for (int l = 0; l < description.level_count; ++l) {
    levels[l] = description.levels[l];
    if (levels[l].dense_size >= 0) continue;
    const DimensionMetadata* dimension = sparsity->dim_metadata()->Get(static_cast<uint32_t>(l));
    Copy(SegmentsOf(dimension), arrays + levels[l].segments);
    Copy(IndicesOf(dimension), arrays + levels[l].indices);
  }
  return kTfLiteOk;
}

TfLiteStatus EvalDensify(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const DensifyData*>(node->user_data);
  const auto* levels = reinterpret_cast<const kernels::SparseLevel*>(data + 1);
  kernels::Densify(levels, data->level_count, reinterpret_cast<const uint8_t*>(levels + data->level_count),
                   micro::GetEvalInput(context, node, 0)->data.data, data->element_bytes,
                   micro::GetEvalOutput(context, node, 0)->data.data, data->output_bytes);
  return kTfLiteOk;
}

}  // namespace ops

}  // namespace tflite
