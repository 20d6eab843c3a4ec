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

int PlanBroadcast(const TfLiteTensor* a, const TfLiteTensor* b, int rank, const int* dims,
                  kernels::BroadcastAxis* axes) {
  int count = 0;
  int size_a = 1;  // elements of the dimensions seen so far
  int size_b = 1;
  // Innermost first, and turned around at the end.
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
  for (int i = 0; i < count / 2; ++i) {
    const kernels::BroadcastAxis outer = axes[count - 1 - i];
    axes[count - 1 - i] = axes[i];
    axes[i] = outer;
  }
  return count;
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
  AllowInPlace(context, 0, a, output);
  AllowInPlace(context, 1, b, output);

  kernels::BroadcastAxis axes[kMaxTensorRank];
  const int axis_count = PlanBroadcast(a, b, rank, dims, axes);
  const size_t axes_bytes = static_cast<size_t>(axis_count) * sizeof(kernels::BroadcastAxis);
  auto* data =
      static_cast<BroadcastData*>(AllocateOpData(context, node, sizeof(BroadcastData) + params_bytes + axes_bytes));
  if (data == nullptr) return kTfLiteError;
  data->kernel = static_cast<uint8_t>(kernel);
  data->axis_count = static_cast<uint8_t>(axis_count);
  data->bytes_a = static_cast<uint8_t>(TypeBits(a->type) / 8);
  data->bytes_b = static_cast<uint8_t>(TypeBits(b->type) / 8);
  data->bytes_out = static_cast<uint8_t>(TypeBits(output->type) / 8);
  data->params_bytes = static_cast<uint16_t>(params_bytes);
  char* tail = reinterpret_cast<char*>(data + 1);
  if (params_bytes > 0) memcpy(tail, params, params_bytes);
  memcpy(tail + params_bytes, axes, axes_bytes);
  return kTfLiteOk;
}

TfLiteStatus EvalBroadcast(TfLiteContext* context, TfLiteNode* node, kernels::BroadcastRun run) {
  const BroadcastData* data = GetBroadcastData(node);
  const char* params = reinterpret_cast<const char*>(data + 1);
  const auto* axes = reinterpret_cast<const kernels::BroadcastAxis*>(params + data->params_bytes);
  kernels::WalkBroadcast(axes, data->axis_count, micro::GetEvalInput(context, node, 0)->data.data, data->bytes_a,
                         micro::GetEvalInput(context, node, 1)->data.data, data->bytes_b,
                         micro::GetEvalOutput(context, node, 0)->data.data, data->bytes_out, run, params);
  return kTfLiteOk;
}

}  // namespace ops
}  // namespace tflite
