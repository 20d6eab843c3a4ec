#include "tflite_micro/ops/copy.h"

#include <string.h>

#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {

TfLiteStatus CheckMovable(TfLiteContext* context, const TfLiteTensor* input, const TfLiteTensor* output,
                          int* element_bytes) {
  TF_LITE_ENSURE_MSG(context, input->type == output->type, "the input is %s, but the output %s",
                     TfLiteTypeGetName(input->type), TfLiteTypeGetName(output->type));
  const int bits = TypeBits(input->type);
  TF_LITE_ENSURE_MSG(context, bits >= 8 && bits <= 64, "elements of type %s cannot be moved",
                     TfLiteTypeGetName(input->type));
  *element_bytes = bits / 8;
  return CheckRank(context, input, "the input", 0, kMaxCopyRank);
}

void DenseStrides(int rank, const int* dims, int* strides) {
  int size = 1;
  for (int i = rank - 1; i >= 0; --i) {
    strides[i] = size;
    size *= dims[i];
  }
}

CopyData* PrepareCopy(TfLiteContext* context, TfLiteNode* node, const kernels::CopyAxis* axes, int axis_count,
                      int element_bytes, int64_t first_element) {
  kernels::CopyAxis inner_first[kMaxPlannedAxes];
  int count = 0;
  bool is_empty = false;
  for (int i = axis_count - 1; i >= 0; --i) {
    const kernels::CopyAxis& axis = axes[i];
    if (axis.count == 0) is_empty = true;
    if (axis.count == 1) continue;
    if (count > 0) {
      kernels::CopyAxis& inner = inner_first[count - 1];
      if (axis.input_stride == static_cast<int64_t>(inner.input_stride) * inner.count &&
          axis.output_stride == static_cast<int64_t>(inner.output_stride) * inner.count) {
        inner.count *= axis.count;
        continue;
      }
    }
    inner_first[count++] = axis;
  }
  if (is_empty || count == 0) {
    inner_first[0] = {is_empty ? 0 : 1, 1, 1};
    count = 1;
  }
  auto* data = static_cast<CopyData*>(
      AllocateOpData(context, node, sizeof(CopyData) + static_cast<size_t>(count) * sizeof(kernels::CopyAxis)));
  if (data == nullptr) return nullptr;
  data->axis_count = static_cast<uint8_t>(count);
  data->element_bytes = static_cast<uint8_t>(element_bytes);
  data->first_byte = is_empty ? 0 : static_cast<uint32_t>(first_element * element_bytes);
  auto* planned = reinterpret_cast<kernels::CopyAxis*>(data + 1);
  for (int i = 0; i < count; ++i) planned[i] = inner_first[count - 1 - i];
  return data;
}

void AllowView(TfLiteContext* context, const CopyData& data) {
  const auto& axis = *reinterpret_cast<const kernels::CopyAxis*>(&data + 1);
  if (data.axis_count > 1 || axis.input_stride != 1 || axis.output_stride != 1) return;
  AllowParts(context, 0, data.first_byte, MicroContext::Sharing::kOutputsAreParts);
}

TfLiteStatus EvalCopy(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const CopyData*>(node->user_data);
  const char* from = micro::GetEvalInput(context, node, 0)->data.raw + data->first_byte;
  char* to = micro::GetEvalOutput(context, node, 0)->data.raw;
  if (from != to) RunCopy(data, from, to);
  return kTfLiteOk;
}

}  // namespace ops
}  // namespace tflite
