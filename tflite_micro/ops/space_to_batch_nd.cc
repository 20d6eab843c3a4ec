#include "tflite_micro/ops/space_to_batch_nd.h"

#include <string.h>

#include "tflite_micro/ops/copy.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

constexpr const char* kBlockName = "the block shape (input 1)";

TfLiteStatus PrepareMove(TfLiteContext* context, TfLiteNode* node, bool to_batch) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType, kTfLiteInt32, kTfLiteInt32}, {kTfLiteNoType}},
                                       {{kTfLiteNoType, kTfLiteInt64, kTfLiteInt64}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {3, 3, 1, 1, 2, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* block_shape = tensors.inputs[1];
  const TfLiteTensor* margins = tensors.inputs[2];
  TfLiteTensor* output = tensors.outputs[0];
  const char* margins_name = to_batch ? "the paddings (input 2)" : "the crops (input 2)";
  int element_bytes = 0;
  TF_LITE_ENSURE_STATUS(CheckMovable(context, input, output, &element_bytes));
  TF_LITE_ENSURE_STATUS(CheckRank(context, block_shape, kBlockName, 1, 1));
  TF_LITE_ENSURE_STATUS(CheckConstant(context, block_shape, kBlockName));
  TF_LITE_ENSURE_STATUS(CheckConstant(context, margins, margins_name));
  const int spatial = Dim(block_shape, 0);
  TF_LITE_ENSURE_MSG(context, spatial >= 1 && spatial <= kMaxSpatialDims, "%d dimensions are spatial, expected 1 to %d",
                     spatial, kMaxSpatialDims);
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", spatial + 1, kMaxCopyRank));
  TF_LITE_ENSURE_MSG(context, Rank(margins) == 2 && Dim(margins, 0) == spatial && Dim(margins, 1) == 2,
                     "%s have %d elements in %d dimensions, expected the shape [%d, 2]", margins_name,
                     ElementCount(margins), Rank(margins), spatial);

  SpaceToBatchData plan = {};
  plan.spatial_dims = static_cast<uint8_t>(spatial);
  plan.element_bytes = static_cast<uint8_t>(element_bytes);
  int dims[kMaxCopyRank];
  int64_t blocks = 1;
  for (int i = 0; i < spatial; ++i) {
    const int64_t block = ConstantElement(block_shape, i);
    const int64_t before = ConstantElement(margins, 2 * i);
    const int64_t after = ConstantElement(margins, 2 * i + 1);
    const int64_t extent = Dim(input, i + 1);
    TF_LITE_ENSURE_MSG(context, block > 0 && before >= 0 && after >= 0,
                       "dimension %d has block %d and margins %d and %d; expected at least 1, 0 and 0", i + 1,
                       static_cast<int>(block), static_cast<int>(before), static_cast<int>(after));
    blocks *= block;
    TF_LITE_ENSURE_MSG(context, blocks <= INT32_MAX, "the blocks have more than 2^31 elements");
    const int64_t moved = to_batch ? (extent + before + after) / block : extent * block - before - after;
    TF_LITE_ENSURE_MSG(context, !to_batch || (extent + before + after) % block == 0,
                       "dimension %d, padded from %d by %d and %d, is not a multiple of its block, %d", i + 1,
                       static_cast<int>(extent), static_cast<int>(before), static_cast<int>(after),
                       static_cast<int>(block));
    TF_LITE_ENSURE_MSG(context, moved >= 0 && moved <= INT32_MAX, "dimension %d becomes %d", i + 1,
                       moved < 0 ? -1 : INT32_MAX);
    dims[i + 1] = static_cast<int>(moved);
    plan.dims[i] = {static_cast<int32_t>(block), static_cast<int32_t>(before),
                    static_cast<int32_t>(to_batch ? extent : moved), static_cast<int32_t>(to_batch ? moved : extent)};
  }
  const int64_t batches = Dim(input, 0);
  TF_LITE_ENSURE_MSG(context, to_batch || batches % blocks == 0, "the batch %d is not a multiple of the block's %d",
                     static_cast<int>(batches), static_cast<int>(blocks));
  const int64_t output_batches = to_batch ? batches * blocks : batches / blocks;
  TF_LITE_ENSURE_MSG(context, output_batches <= INT32_MAX, "the batch becomes larger than 2^31");
  dims[0] = static_cast<int>(output_batches);
  plan.batches = static_cast<int32_t>(to_batch ? batches : output_batches);
  plan.depth = 1;
  for (int i = spatial + 1; i < Rank(input); ++i) {
    dims[i] = Dim(input, i);
    plan.depth *= dims[i];
  }
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, Rank(input), dims));
  if (output->params.scale != 0.0f) {
    // Of the integer types, only those of 1 or 2 bytes have zero points that are not 0.
    const int8_t as_int8 = static_cast<int8_t>(output->params.zero_point);
    const int16_t as_int16 = static_cast<int16_t>(output->params.zero_point);
    if (element_bytes == 1) memcpy(&plan.value, &as_int8, 1);
    if (element_bytes == 2) memcpy(&plan.value, &as_int16, 2);
  }
  return LeaveOpData(context, node, plan);
}

// Copies between the two sides, one strided copy for each position in the block.
void Move(const SpaceToBatchData& data, bool to_batch, const char* from, char* to) {
  const int spatial = data.spatial_dims;
  int32_t space_strides[kMaxSpatialDims];
  int32_t batch_strides[kMaxSpatialDims];
  int32_t space_size = data.depth;
  int32_t batch_size = data.depth;
  for (int i = spatial - 1; i >= 0; --i) {
    space_strides[i] = space_size;
    batch_strides[i] = batch_size;
    space_size *= data.dims[i].space;
    batch_size *= data.dims[i].batch;
  }
  if (space_size == 0 || batch_size == 0 || data.batches == 0) return;
  kernels::CopyAxis axes[kMaxSpatialDims + 2];
  axes[0] = {data.batches, to_batch ? space_size : batch_size, to_batch ? batch_size : space_size};
  axes[spatial + 1] = {data.depth, 1, 1};
  int32_t position[kMaxSpatialDims] = {};
  for (int32_t group = 0;; ++group) {
    int32_t space_first = 0;
    int32_t batch_first = group * data.batches * batch_size;
    bool is_empty = false;
    for (int i = 0; i < spatial; ++i) {
      const SpaceToBatchData::Dimension& dim = data.dims[i];
      // Element k of the batch side is element k * block + offset of the space side, where that exists.
      const int32_t offset = position[i] - dim.before;
      const int32_t low = offset >= 0 ? 0 : (-offset + dim.block - 1) / dim.block;
      const int32_t last = dim.space - 1 - offset;
      const int32_t high = last < 0 ? -1 : last / dim.block < dim.batch ? last / dim.block : dim.batch - 1;
      if (high < low) is_empty = true;
      const int32_t space_stride = dim.block * space_strides[i];
      axes[i + 1] = {high - low + 1, to_batch ? space_stride : batch_strides[i],
                     to_batch ? batch_strides[i] : space_stride};
      if (is_empty) break;
      space_first += (low * dim.block + offset) * space_strides[i];
      batch_first += low * batch_strides[i];
    }
    if (!is_empty) {
      kernels::StridedCopy(axes, spatial + 2, from + (to_batch ? space_first : batch_first) * data.element_bytes,
                           to + (to_batch ? batch_first : space_first) * data.element_bytes, data.element_bytes);
    }
    int i = spatial - 1;
    for (; i >= 0; --i) {
      if (++position[i] < data.dims[i].block) break;
      position[i] = 0;
    }
    if (i < 0) return;
  }
}

}  // namespace

TfLiteStatus PrepareSpaceToBatchNd(TfLiteContext* context, TfLiteNode* node) {
  return PrepareMove(context, node, true);
}

TfLiteStatus EvalSpaceToBatchNd(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const SpaceToBatchData*>(node->user_data);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const uint32_t value[2] = {data.value, 0};
  kernels::FillElements(output->data.data, value, data.element_bytes, micro::ElementCount(*output->dims));
  Move(data, true, micro::GetEvalInput(context, node, 0)->data.raw, output->data.raw);
  return kTfLiteOk;
}

TfLiteStatus PrepareBatchToSpaceNd(TfLiteContext* context, TfLiteNode* node) {
  return PrepareMove(context, node, false);
}

TfLiteStatus EvalBatchToSpaceNd(TfLiteContext* context, TfLiteNode* node) {
  Move(*static_cast<const SpaceToBatchData*>(node->user_data), false, micro::GetEvalInput(context, node, 0)->data.raw,
       micro::GetEvalOutput(context, node, 0)->data.raw);
  return kTfLiteOk;
}

}  // namespace ops

}  // namespace tflite
