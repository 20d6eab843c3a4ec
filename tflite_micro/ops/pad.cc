#include "tflite_micro/ops/pad.h"

#include <string.h>

#include "tflite_micro/kernels/pad.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

// Dimensions that are not padded join the one in front of them. Returns the number of axes, at least 1.
int CollapseAxes(const kernels::PadAxis* dims, int rank, kernels::PadAxis* axes) {
  int count = 0;
  for (int i = 0; i < rank; ++i) {
    if (count > 0 && dims[i].before == 0 && dims[i].after == 0) {
      kernels::PadAxis& outer = axes[count - 1];
      outer.count *= dims[i].count;
      outer.before *= dims[i].count;
      outer.after *= dims[i].count;
    } else {
      axes[count++] = dims[i];
    }
  }
  if (count == 0) axes[count++] = {1, 0, 0};
  return count;
}

// The paddings of each dimension; also gives the output its shape.
TfLiteStatus ReadPaddings(TfLiteContext* context, const TfLiteTensor* input, const TfLiteTensor* paddings,
                          TfLiteTensor* output, kernels::PadAxis* dims, int* rank_found, int* element_bytes_found) {
  const int element_bytes = TypeBits(input->type) / 8;
  TF_LITE_ENSURE_MSG(context, input->type == output->type, "the input is %s, but the output %s",
                     TfLiteTypeGetName(input->type), TfLiteTypeGetName(output->type));
  TF_LITE_ENSURE_MSG(context, element_bytes >= 1 && element_bytes <= 8, "elements of type %s cannot be padded",
                     TfLiteTypeGetName(input->type));
  const int rank = Rank(input);
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 0, kernels::kMaxPadAxes));
  TF_LITE_ENSURE_STATUS(CheckConstant(context, paddings, "the paddings (input 1)"));
  TF_LITE_ENSURE_MSG(context, Rank(paddings) == 2 && Dim(paddings, 0) == rank && Dim(paddings, 1) == 2,
                     "the paddings (input 1) have %d elements in %d dimensions, expected the shape [%d, 2]",
                     ElementCount(paddings), Rank(paddings), rank);

  int output_dims[kernels::kMaxPadAxes];
  for (int i = 0; i < rank; ++i) {
    const int32_t before = ConstantElement(paddings, 2 * i);
    const int32_t after = ConstantElement(paddings, 2 * i + 1);
    TF_LITE_ENSURE_MSG(context, before >= 0 && after >= 0, "the padding of dimension %d is %d before and %d after", i,
                       static_cast<int>(before), static_cast<int>(after));
    const int64_t padded = static_cast<int64_t>(before) + Dim(input, i) + after;
    TF_LITE_ENSURE_MSG(context, padded <= INT32_MAX, "dimension %d becomes larger than 2^31", i);
    dims[i] = {Dim(input, i), before, after};
    output_dims[i] = static_cast<int>(padded);
  }
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, rank, output_dims));
  *rank_found = rank;
  *element_bytes_found = element_bytes;
  return kTfLiteOk;
}

// Everything but the value; null (reported) if the paddings or types are wrong. The types have been checked against the
// operator's table.
PadData* PreparePadding(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteTensor* input = Input(context, node, 0);
  const TfLiteTensor* paddings = Input(context, node, 1);
  TfLiteTensor* output = Output(context, node, 0);
  if (input == nullptr || paddings == nullptr || output == nullptr) return nullptr;
  int element_bytes = 0;
  kernels::PadAxis dims[kernels::kMaxPadAxes];
  int rank = 0;
  if (ReadPaddings(context, input, paddings, output, dims, &rank, &element_bytes) != kTfLiteOk) return nullptr;
  kernels::PadAxis axes[kernels::kMaxPadAxes];
  const int axis_count = CollapseAxes(dims, rank, axes);
  const size_t axes_bytes = static_cast<size_t>(axis_count) * sizeof(kernels::PadAxis);
  auto* data = static_cast<PadData*>(AllocateOpData(context, node, sizeof(PadData) + axes_bytes));
  if (data == nullptr) return nullptr;
  data->axis_count = static_cast<uint8_t>(axis_count);
  data->element_bytes = static_cast<uint8_t>(element_bytes);
  memcpy(data + 1, axes, axes_bytes);
  if (axis_count == 1) {
    AllowParts(context, 0, int64_t{axes[0].before} * element_bytes, MicroContext::Sharing::kInputIsPart);
  }
  return data;
}

void RunPad(TfLiteContext* context, TfLiteNode* node, const void* value) {
  const auto* data = static_cast<const PadData*>(node->user_data);
  kernels::Pad(reinterpret_cast<const kernels::PadAxis*>(data + 1), data->axis_count,
               micro::GetEvalInput(context, node, 0)->data.data, value,
               micro::GetEvalOutput(context, node, 0)->data.data, data->element_bytes);
}

}  // namespace

TfLiteStatus PreparePad(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType, kTfLiteInt32}, {kTfLiteNoType}},
                                       {{kTfLiteNoType, kTfLiteInt64}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 2, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  PadData* data = PreparePadding(context, node);
  const TfLiteTensor* output = tensors.outputs[0];
  if (data == nullptr || output == nullptr) return kTfLiteError;
  if (output->params.scale != 0.0f) {
    // Of the integer types, only those of 1 or 2 bytes have zero points that are not 0.
    const int8_t as_int8 = static_cast<int8_t>(output->params.zero_point);
    const int16_t as_int16 = static_cast<int16_t>(output->params.zero_point);
    if (data->element_bytes == 1) memcpy(data->value, &as_int8, 1);
    if (data->element_bytes == 2) memcpy(data->value, &as_int16, 2);
  }
  return kTfLiteOk;
}

TfLiteStatus EvalPad(TfLiteContext* context, TfLiteNode* node) {
  RunPad(context, node, static_cast<const PadData*>(node->user_data)->value);
  return kTfLiteOk;
}

TfLiteStatus PreparePadV2(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType, kTfLiteInt32, kTfLiteNoType}, {kTfLiteNoType}},
                                       {{kTfLiteNoType, kTfLiteInt64, kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {3, 3, 1, 1, 2, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* value = tensors.inputs[2];
  const TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_MSG(context, value->type == output->type && ElementCount(value) == 1,
                     "the value (input 2) is %d elements of %s, expected 1 of %s", ElementCount(value),
                     TfLiteTypeGetName(value->type), TfLiteTypeGetName(output->type));
  return PreparePadding(context, node) != nullptr ? kTfLiteOk : kTfLiteError;
}

TfLiteStatus EvalPadV2(TfLiteContext* context, TfLiteNode* node) {
  RunPad(context, node, micro::GetEvalInput(context, node, 2)->data.data);
  return kTfLiteOk;
}

TfLiteStatus PrepareMirrorPad(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType, kTfLiteInt32}, {kTfLiteNoType}},
                                       {{kTfLiteNoType, kTfLiteInt64}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 2, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteMirrorPaddingMode mode = static_cast<const TfLiteMirrorPaddingParams*>(node->builtin_data)->mode;
  TF_LITE_ENSURE_MSG(context, mode == kTfLiteMirrorPaddingReflect || mode == kTfLiteMirrorPaddingSymmetric,
                     "the mode is neither REFLECT nor SYMMETRIC");
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* paddings = tensors.inputs[1];
  TfLiteTensor* output = tensors.outputs[0];
  int element_bytes = 0;
  kernels::PadAxis dims[kernels::kMaxPadAxes];
  int rank = 0;
  TF_LITE_ENSURE_STATUS(ReadPaddings(context, input, paddings, output, dims, &rank, &element_bytes));
  const int edge = mode == kTfLiteMirrorPaddingReflect ? 1 : 0;
  for (int i = 0; i < rank; ++i) {
    const int highest = dims[i].count > edge ? dims[i].count - edge : 0;
    TF_LITE_ENSURE_MSG(context, dims[i].before <= highest && dims[i].after <= highest,
                       "the padding of dimension %d is %d before and %d after, but its %d elements mirror to at most "
                       "%d",
                       i, static_cast<int>(dims[i].before), static_cast<int>(dims[i].after),
                       static_cast<int>(dims[i].count), highest);
  }
  if (rank == 0) dims[rank++] = {1, 0, 0};
  const size_t axes_bytes = static_cast<size_t>(rank) * sizeof(kernels::PadAxis);
  auto* data = static_cast<MirrorPadData*>(AllocateOpData(context, node, sizeof(MirrorPadData) + axes_bytes));
  if (data == nullptr) return kTfLiteError;
  data->axis_count = static_cast<uint8_t>(rank);
  data->element_bytes = static_cast<uint8_t>(element_bytes);
  data->edge = static_cast<uint8_t>(edge);
  memcpy(data + 1, dims, axes_bytes);
  return kTfLiteOk;
}

TfLiteStatus EvalMirrorPad(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const MirrorPadData*>(node->user_data);
  kernels::MirrorPad(reinterpret_cast<const kernels::PadAxis*>(data + 1), data->axis_count, data->edge,
                     micro::GetEvalInput(context, node, 0)->data.data,
                     micro::GetEvalOutput(context, node, 0)->data.data, data->element_bytes);
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParseMirrorPad(const Operator* op, void* params, size_t* bytes) {
  using From = MirrorPadOptions;
  using To = TfLiteMirrorPaddingParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kMode, offsetof(To, mode)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite
