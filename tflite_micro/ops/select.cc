#include "tflite_micro/ops/select.h"

#include <string.h>

#include "tflite_micro/kernels/select.h"
#include "tflite_micro/ops/broadcast.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

constexpr TypeRow kTypes[] = {
    {{kTfLiteBool, kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteBool, kTfLiteInt8, kTfLiteInt8}, {kTfLiteInt8}},
    {{kTfLiteBool, kTfLiteInt16, kTfLiteInt16}, {kTfLiteInt16}},
    {{kTfLiteBool, kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}},
    {{kTfLiteBool, kTfLiteInt64, kTfLiteInt64}, {kTfLiteInt64}},
    {{kTfLiteBool, kTfLiteUInt8, kTfLiteUInt8}, {kTfLiteUInt8}},
    {{kTfLiteBool, kTfLiteBool, kTfLiteBool}, {kTfLiteBool}},
    {{kTfLiteBool, kTfLiteUInt16, kTfLiteUInt16}, {kTfLiteUInt16}},
    {{kTfLiteBool, kTfLiteUInt32, kTfLiteUInt32}, {kTfLiteUInt32}},
};
constexpr OperatorSignature kSignature = {3, 3, 1, 1, sizeof(kTypes) / sizeof(kTypes[0]), kTypes};

// `axes`: of the walk over input 1, then of the one over input 2.
TfLiteStatus LeaveSelectData(TfLiteContext* context, TfLiteNode* node, TfLiteType type, const int counts[2],
                             const kernels::BroadcastAxis* axes) {
  const size_t axes_bytes = static_cast<size_t>(counts[0] + counts[1]) * sizeof(kernels::BroadcastAxis);
  auto* data = static_cast<SelectData*>(AllocateOpData(context, node, sizeof(SelectData) + axes_bytes));
  if (data == nullptr) return kTfLiteError;
  for (int bits = TypeBits(type); bits > 8; bits /= 2) ++data->kernel;
  data->axis_counts[0] = static_cast<uint8_t>(counts[0]);
  data->axis_counts[1] = static_cast<uint8_t>(counts[1]);
  memcpy(data + 1, axes, axes_bytes);
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus PrepareSelectV2(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  TfLiteTensor* output = tensors.outputs[0];
  const TfLiteTensor* inputs[3];
  int rank = 0;
  for (int i = 0; i < 3; ++i) {
    inputs[i] = Input(context, node, i);
    if (inputs[i] == nullptr) return kTfLiteError;
    TF_LITE_ENSURE_STATUS(CheckRank(context, inputs[i], "an input", 0, kMaxTensorRank));
    if (Rank(inputs[i]) > rank) rank = Rank(inputs[i]);
  }
  int dims[kMaxTensorRank];
  for (int i = 0; i < rank; ++i) {
    dims[i] = 1;
    for (int k = 0; k < 3; ++k) {
      const int own = i - (rank - Rank(inputs[k]));
      const int dim = own < 0 ? 1 : Dim(inputs[k], own);
      TF_LITE_ENSURE_MSG(context, dim == dims[i] || dim == 1 || dims[i] == 1,
                         "dimension %d of the output: %d in input %d does not go with %d in the inputs before; they "
                         "must be equal, or one of them 1",
                         i, dim, k, dims[i]);
      if (dims[i] == 1) dims[i] = dim;
    }
  }
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, rank, dims));

  kernels::BroadcastAxis axes[2 * kMaxTensorRank];
  int counts[2];
  int total = 0;
  for (int side = 0; side < 2; ++side) {
    counts[side] = PlanBroadcast(inputs[0], inputs[1 + side], rank, dims, axes + total);
    total += counts[side];
  }
  return LeaveSelectData(context, node, output->type, counts, axes);
}

TfLiteStatus PrepareSelect(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* condition = tensors.inputs[0];
  const TfLiteTensor* a = tensors.inputs[1];
  const TfLiteTensor* b = tensors.inputs[2];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_MSG(context, HaveSameShapes(a, b), "inputs 1 and 2 differ in shape; SELECT_V2 broadcasts");
  const bool is_list = Rank(condition) == 1 && Rank(a) > 1 && Dim(condition, 0) == Dim(a, 0);
  TF_LITE_ENSURE_MSG(context, Rank(condition) == 0 || is_list || HaveSameShapes(condition, a),
                     "the condition has %d dimensions and %d elements; it must be a scalar, of the shape of the other "
                     "inputs, or a list as long as their first dimension",
                     Rank(condition), ElementCount(condition));
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, a));
  const int count = ElementCount(a);
  kernels::BroadcastAxis axes[4];
  int axis_count = 0;
  if (is_list && count > 0) {
    const int inner = count / Dim(a, 0);
    axes[axis_count++] = {Dim(a, 0), 1, inner};
    axes[axis_count++] = {inner, 0, 1};
  } else {
    axes[axis_count++] = {count, Rank(condition) == 0 ? 0 : 1, 1};
  }
  for (int i = 0; i < axis_count; ++i) axes[axis_count + i] = axes[i];
  const int counts[] = {axis_count, axis_count};
  return LeaveSelectData(context, node, output->type, counts, axes);
}

TfLiteStatus EvalSelect(TfLiteContext* context, TfLiteNode* node) {
  static constexpr kernels::BroadcastRun kRuns[] = {kernels::CopyWhere8, kernels::CopyWhere16, kernels::CopyWhere32,
                                                    kernels::CopyWhere64};
  const auto* data = static_cast<const SelectData*>(node->user_data);
  const auto* axes = reinterpret_cast<const kernels::BroadcastAxis*>(data + 1);
  const int bytes = 1 << data->kernel;
  for (int side = 0; side < 2; ++side) {
    const uint32_t wanted = side == 0;
    kernels::WalkBroadcast(axes, data->axis_counts[side], micro::GetEvalInput(context, node, 0)->data.data, 1,
                           micro::GetEvalInput(context, node, 1 + side)->data.data, bytes,
                           micro::GetEvalOutput(context, node, 0)->data.data, bytes, kRuns[data->kernel], &wanted);
    axes += data->axis_counts[side];
  }
  return kTfLiteOk;
}

}  // namespace ops

}  // namespace tflite
