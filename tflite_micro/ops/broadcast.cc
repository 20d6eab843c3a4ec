#include "tflite_micro/ops/broadcast.h"

#include <string.h>

#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

// Dimension `index` of a tensor whose shape is extended in front to `rank` dimensions.
int ExtendedDim(const TfLiteTensor* tensor, int rank, int index) {
  const int own = index - (rank - Rank(tensor));
  return own < 0 ? 1 : Dim(tensor, own);
}

// Finds the axes of the walk: dimensions of extent 1 vanish, and neighbours that are broadcast alike become one. The
// result is innermost first and has at least one axis.
int CollapseAxes(const TfLiteTensor* a, const TfLiteTensor* b, int rank, const int* dims,
                 kernels::BroadcastAxis* axes) {
  int count = 0;
  int size_a = 1;  // elements of the dimensions seen so far
  int size_b = 1;
  for (int i = rank - 1; i >= 0; --i) {
    if (dims[i] == 0) {
      axes[0] = {0, 1, 1};
      return 1;
    }
    if (dims[i] == 1) continue;
    const int dim_a = ExtendedDim(a, rank, i);
    const int dim_b = ExtendedDim(b, rank, i);
    const kernels::BroadcastAxis axis = {dims[i], dim_a == 1 ? 0 : size_a, dim_b == 1 ? 0 : size_b};
    size_a *= dim_a;
    size_b *= dim_b;
    if (count > 0) {
      kernels::BroadcastAxis& inner = axes[count - 1];
      if (axis.stride_a == inner.stride_a * inner.count && axis.stride_b == inner.stride_b * inner.count) {
        inner.count *= axis.count;
        continue;
      }
    }
    axes[count++] = axis;
  }
  if (count == 0) axes[count++] = {1, 1, 1};
  return count;
}

}  // namespace

TfLiteStatus BroadcastShape(TfLiteContext* context, const TfLiteTensor* a, const TfLiteTensor* b, int* rank,
                            int* dims) {
  *rank = Rank(a) > Rank(b) ? Rank(a) : Rank(b);
  TF_LITE_ENSURE_MSG(context, *rank <= kMaxTensorRank, "an input has %d dimensions, expected up to %d", *rank,
                     kMaxTensorRank);
  for (int i = 0; i < *rank; ++i) {
    const int dim_a = ExtendedDim(a, *rank, i);
    const int dim_b = ExtendedDim(b, *rank, i);
    TF_LITE_ENSURE_MSG(context, dim_a == dim_b || dim_a == 1 || dim_b == 1,
                       "dimension %d of the output: %d in input 0 does not go with %d in input 1; "
                       "they must be equal, or one of them 1",
                       i, dim_a, dim_b);
    dims[i] = dim_a == 1 ? dim_b : dim_a;
  }
  return kTfLiteOk;
}

TfLiteStatus PrepareBroadcast(TfLiteContext* context, TfLiteNode* node, int kernel, const void* params,
                              uint32_t params_bytes) {
  const TfLiteTensor* a = Input(context, node, 0);
  const TfLiteTensor* b = Input(context, node, 1);
  TfLiteTensor* output = Output(context, node, 0);
  if (a == nullptr || b == nullptr || output == nullptr) return kTfLiteError;

  int rank = 0;
  int dims[kMaxTensorRank];
  TF_LITE_ENSURE_STATUS(BroadcastShape(context, a, b, &rank, dims));
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, rank, dims));

  kernels::BroadcastAxis axes[kMaxTensorRank];
  const int axis_count = CollapseAxes(a, b, rank, dims, axes);
  TF_LITE_ENSURE_MSG(context, axis_count <= kernels::kMaxBroadcastAxes,
                     "the inputs are broadcast along %d separate groups of dimensions, more than %d", axis_count,
                     kernels::kMaxBroadcastAxes);

  const uint32_t axes_bytes = static_cast<uint32_t>(axis_count) * sizeof(kernels::BroadcastAxis);
  auto* data =
      static_cast<BroadcastData*>(AllocateOpData(context, node, sizeof(BroadcastData) + params_bytes + axes_bytes));
  if (data == nullptr) return kTfLiteError;
  *data = {static_cast<uint8_t>(kernel), static_cast<uint8_t>(axis_count), static_cast<uint8_t>(TypeBits(a->type) / 8),
           static_cast<uint8_t>(TypeBits(output->type) / 8), params_bytes};
  char* tail = reinterpret_cast<char*>(data + 1);
  memcpy(tail, params, params_bytes);
  auto* planned = reinterpret_cast<kernels::BroadcastAxis*>(tail + params_bytes);
  for (int i = 0; i < axis_count; ++i) planned[i] = axes[axis_count - 1 - i];
  return kTfLiteOk;
}

TfLiteStatus EvalBroadcast(TfLiteContext* context, TfLiteNode* node, kernels::BroadcastRun run) {
  const BroadcastData* data = GetBroadcastData(node);
  const char* params = reinterpret_cast<const char*>(data + 1);
  const auto* axes = reinterpret_cast<const kernels::BroadcastAxis*>(params + data->params_bytes);
  kernels::WalkBroadcast(axes, data->axis_count, micro::GetEvalInput(context, node, 0)->data.data,
                         micro::GetEvalInput(context, node, 1)->data.data, data->input_bytes,
                         micro::GetEvalOutput(context, node, 0)->data.data, data->output_bytes, run, params);
  return kTfLiteOk;
}

}  // namespace ops
}  // namespace tflite
