#include "tflite_micro/ops/prepare.h"

#include <float.h>
#include <string.h>

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/memory/sharing.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

// Lowest and highest value of the integer types that carry quantised activations and weights.
bool IntegerRange(TfLiteType type, int32_t* lowest, int32_t* highest) {
  switch (type) {
    case kTfLiteInt8:
      *lowest = INT8_MIN;
      *highest = INT8_MAX;
      return true;
    case kTfLiteUInt8:
      *lowest = 0;
      *highest = UINT8_MAX;
      return true;
    case kTfLiteInt16:
      *lowest = INT16_MIN;
      *highest = INT16_MAX;
      return true;
    case kTfLiteInt4:
      *lowest = -8;
      *highest = 7;
      return true;
    case kTfLiteInt2:
      *lowest = -2;
      *highest = 1;
      return true;
    default:
      return false;
  }
}

// 0 where the range is not bounded on that side.
struct ActivationBounds {
  bool has_lowest, has_highest;
  float lowest, highest;
};

TfLiteStatus BoundsOf(TfLiteContext* context, TfLiteFusedActivation activation, ActivationBounds* bounds) {
  switch (activation) {
    case kTfLiteActNone:
      *bounds = {false, false, 0, 0};
      return kTfLiteOk;
    case kTfLiteActRelu:
      *bounds = {true, false, 0, 0};
      return kTfLiteOk;
    case kTfLiteActReluN1To1:
      *bounds = {true, true, -1, 1};
      return kTfLiteOk;
    case kTfLiteActRelu6:
      *bounds = {true, true, 0, 6};
      return kTfLiteOk;
    default:
      TF_LITE_KERNEL_LOG(context, "fused activation %d is not one of NONE, RELU, RELU_N1_TO_1, RELU6",
                         static_cast<int>(activation));
      return kTfLiteError;
  }
}

}  // namespace

TfLiteTensor* Input(TfLiteContext* context, const TfLiteNode* node, int index) {
  return GetMicroContext(context)->AllocateTempInputTensor(node, index);
}

TfLiteTensor* Output(TfLiteContext* context, const TfLiteNode* node, int index) {
  return GetMicroContext(context)->AllocateTempOutputTensor(node, index);
}

TfLiteStatus ReadTensors(TfLiteContext* context, TfLiteNode* node, const OperatorSignature& signature,
                         NodeTensors* tensors) {
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, signature));
  for (int i = 0; i < kTypeRowInputs + kTypeRowOutputs; ++i) {
    const bool is_input = i < kTypeRowInputs;
    const int index = is_input ? i : i - kTypeRowInputs;
    const TfLiteIntArray* list = is_input ? node->inputs : node->outputs;
    TfLiteTensor* view = nullptr;
    if (index < list->size && list->data[index] >= 0) {
      view = GetMicroContext(context)->AllocateTempTfLiteTensor(list->data[index]);
      if (view == nullptr) return kTfLiteError;
    }
    (is_input ? tensors->inputs : tensors->outputs)[index] = view;
  }
  return kTfLiteOk;
}

int RowOf(const TypeRow* rows, TfLiteType type) {
  int row = 0;
  while (rows[row].inputs[0] != type) ++row;
  return row;
}

int ElementCount(const TfLiteTensor* tensor) { return micro::ElementCount(*tensor->dims); }

bool HaveSameShapes(const TfLiteTensor* a, const TfLiteTensor* b) {
  if (Rank(a) != Rank(b)) return false;
  for (int i = 0; i < Rank(a); ++i) {
    if (Dim(a, i) != Dim(b, i)) return false;
  }
  return true;
}

TfLiteStatus CheckRank(const TfLiteTensor* tensor, int lowest, int highest) {
  return tensor != nullptr && Rank(tensor) >= lowest && Rank(tensor) <= highest ? kTfLiteOk : kTfLiteError;
}

TfLiteStatus CheckConstant(const TfLiteTensor* tensor) {
  // Nothing of an empty tensor can change, and files have no data for it.
  return IsConstant(tensor) || ElementCount(tensor) == 0 ? kTfLiteOk : kTfLiteError;
}

int32_t ConstantElement(const TfLiteTensor* tensor, int index) {
  // Files need not align their constants.
  if (tensor->type == kTfLiteInt64) {
    int64_t value;
    memcpy(&value, tensor->data.raw_const + static_cast<size_t>(index) * sizeof(value), sizeof(value));
    if (value > INT32_MAX) return INT32_MAX;
    if (value < INT32_MIN) return INT32_MIN;
    return static_cast<int32_t>(value);
  }
  if (tensor->type == kTfLiteInt16) {
    int16_t value;
    memcpy(&value, tensor->data.raw_const + static_cast<size_t>(index) * sizeof(value), sizeof(value));
    return value;
  }
  int32_t value;
  memcpy(&value, tensor->data.raw_const + static_cast<size_t>(index) * sizeof(value), sizeof(value));
  return value;
}

TfLiteStatus NormalizeAxis(int axis, int rank, int* normalized) {
  if (axis < -rank || axis >= rank) return kTfLiteError;
  *normalized = axis < 0 ? axis + rank : axis;
  return kTfLiteOk;
}

TfLiteStatus SetOutputShape(TfLiteContext* context, TfLiteTensor* output, int rank, const int* dims) {
  if (output == nullptr) return kTfLiteError;  // no memory
  bool same = Rank(output) == rank;
  for (int i = 0; same && i < rank; ++i) same = Dim(output, i) == dims[i];
  if (same) return kTfLiteOk;
  return GetMicroContext(context)->ResizeTensor(output, rank, dims);
}

TfLiteStatus SetOutputBound(TfLiteContext* context, TfLiteTensor* output, int rank, const int* dims) {
  return GetMicroContext(context)->ResizeTensorToBound(output, rank, dims);
}

void AllowInPlace(TfLiteContext* context, int position, const TfLiteTensor* input, const TfLiteTensor* output) {
  // Compilers take it that bytes may lie in the memory of anything, but elements of other types not in each other's.
  const auto is_byte = [](TfLiteType type) { return type == kTfLiteInt8 || type == kTfLiteUInt8; };
  const bool are_alike = input->type == output->type || (is_byte(output->type) && TypeBits(input->type) >= 8) ||
                         (output->type == kTfLiteBool && is_byte(input->type));
  if (!are_alike || ElementCount(input) != ElementCount(output)) return;
  AllowSharing(context, position, 0, MicroContext::Sharing::kInOrder);
}

void AllowSharing(TfLiteContext* context, int position, int64_t distance, MicroContext::Sharing sharing) {
  GetMicroContext(context)->AllowSharing(position, distance, sharing, ShareWithInput);
}

void AllowParts(TfLiteContext* context, int position, int64_t distance, MicroContext::Sharing sharing) {
  GetMicroContext(context)->AllowSharing(position, distance, sharing, ShareParts);
}

TfLiteStatus SetOutputShapeLike(TfLiteContext* context, TfLiteTensor* output, const TfLiteTensor* like) {
  return IsDynamic(like) ? SetOutputBound(context, output, Rank(like), like->dims->data)
                         : SetOutputShape(context, output, Rank(like), like->dims->data);
}

TfLiteStatus RequestScratch(TfLiteContext* context, int64_t bytes, int32_t* index) {
  int buffer = 0;
  TF_LITE_ENSURE_MSG(context, bytes <= INT32_MAX, "needs more than 2^31 bytes of scratch memory");
  TF_LITE_ENSURE_STATUS(context->RequestScratchBufferInArena(context, static_cast<size_t>(bytes), &buffer));
  *index = buffer;
  return kTfLiteOk;
}

void* AllocateOpData(TfLiteContext* context, TfLiteNode* node, size_t bytes) {
  void* data = GetMicroContext(context)->AllocatePersistentBuffer(bytes, 4);
  if (data == nullptr) return nullptr;
  memset(data, 0, bytes);
  node->user_data = data;
  node->builtin_data = nullptr;
  return data;
}

TfLiteStatus LeaveOpData(TfLiteContext* context, TfLiteNode* node, const void* data, size_t bytes) {
  void* kept = AllocateOpData(context, node, bytes);
  if (kept == nullptr) return kTfLiteError;
  memcpy(kept, data, bytes);
  return kTfLiteOk;
}

TfLiteStatus ActivationRange(TfLiteContext* context, TfLiteFusedActivation activation, const TfLiteTensor* output,
                             int32_t* lowest, int32_t* highest) {
  ActivationBounds bounds;
  TF_LITE_ENSURE_STATUS(BoundsOf(context, activation, &bounds));
  if (!IntegerRange(output->type, lowest, highest)) {
    TF_LITE_KERNEL_LOG(context, "output type %s has no quantised range", TfLiteTypeGetName(output->type));
    return kTfLiteError;
  }
  if (bounds.has_lowest) {
    const int32_t quantized = QuantizeSaturating(bounds.lowest, output->params);
    if (quantized > *lowest) *lowest = quantized;
  }
  if (bounds.has_highest) {
    const int32_t quantized = QuantizeSaturating(bounds.highest, output->params);
    if (quantized < *highest) *highest = quantized;
  }
  return kTfLiteOk;
}

TfLiteStatus ActivationRangeFloat(TfLiteContext* context, TfLiteFusedActivation activation, float* lowest,
                                  float* highest) {
  ActivationBounds bounds;
  TF_LITE_ENSURE_STATUS(BoundsOf(context, activation, &bounds));
  *lowest = bounds.has_lowest ? bounds.lowest : -FLT_MAX;
  *highest = bounds.has_highest ? bounds.highest : FLT_MAX;
  return kTfLiteOk;
}

TfLiteStatus ActivationRangeInt32(TfLiteContext* context, TfLiteFusedActivation activation, int32_t* lowest,
                                  int32_t* highest) {
  ActivationBounds bounds;
  TF_LITE_ENSURE_STATUS(BoundsOf(context, activation, &bounds));
  *lowest = bounds.has_lowest ? static_cast<int32_t>(bounds.lowest) : INT32_MIN;
  *highest = bounds.has_highest ? static_cast<int32_t>(bounds.highest) : INT32_MAX;
  return kTfLiteOk;
}

TfLiteStatus WindowOutputSize(TfLiteContext* context, TfLitePadding padding, int input, int filter, int stride,
                              int dilation, int* output, int* padding_before) {
  const int64_t effective = (static_cast<int64_t>(filter) - 1) * dilation + 1;
  if (input <= 0 || filter <= 0 || stride <= 0 || dilation <= 0 || effective > INT32_MAX) {
    TF_LITE_KERNEL_LOG(context, "window: input %d, filter %d, stride %d and dilation %d must all be positive", input,
                       filter, stride, dilation);
    return kTfLiteError;
  }
  // No sum has more than 32 bits without sign, which need no long division.
  uint32_t last = static_cast<uint32_t>(input) - 1;
  if (padding == kTfLitePaddingValid) {
    if (effective > input) {
      TF_LITE_KERNEL_LOG(context, "filter %d (dilated: %d) is larger than the input %d", filter,
                         static_cast<int>(effective), input);
      return kTfLiteError;
    }
    last = static_cast<uint32_t>(input - effective);
  } else if (padding != kTfLitePaddingSame) {
    TF_LITE_KERNEL_LOG(context, "padding %d is neither SAME nor VALID", static_cast<int>(padding));
    return kTfLiteError;
  }
  const uint32_t steps = last / static_cast<uint32_t>(stride);
  *output = static_cast<int>(steps + 1);
  const int64_t total = int64_t{steps} * stride + effective - input;
  *padding_before = total > 0 ? static_cast<int>(total / 2) : 0;
  return kTfLiteOk;
}

namespace {

bool IsScale(float scale) { return scale > 0.0f && scale <= 3.4e38f; }

// Lowest and highest zero point of the tensor's type.
void ZeroPointRange(const TfLiteTensor* tensor, int32_t* lowest, int32_t* highest) {
  *lowest = 0;
  *highest = 0;
  if (tensor->type != kTfLiteInt16) IntegerRange(tensor->type, lowest, highest);
}

}  // namespace

TfLiteStatus CheckQuantized(const TfLiteTensor* tensor) {
  int32_t lowest;
  int32_t highest;
  ZeroPointRange(tensor, &lowest, &highest);
  const int32_t zero_point = tensor->params.zero_point;
  return IsScale(tensor->params.scale) && zero_point >= lowest && zero_point <= highest ? kTfLiteOk : kTfLiteError;
}

void ReportQuantization(TfLiteContext* context, const TfLiteTensor* tensor, const char* what) {
  if (!IsScale(tensor->params.scale)) {
    TF_LITE_KERNEL_LOG(context, "%s has no quantisation scale, or one that is not positive and finite", what);
    return;
  }
  int32_t lowest;
  int32_t highest;
  ZeroPointRange(tensor, &lowest, &highest);
  TF_LITE_KERNEL_LOG(context, "%s has zero point %d, expected %d to %d", what,
                     static_cast<int>(tensor->params.zero_point), static_cast<int>(lowest), static_cast<int>(highest));
}

}  // namespace ops

namespace micro {

TFLMRegistration RegisterOp(TfLiteStatus (*prepare)(TfLiteContext* context, TfLiteNode* node),
                            TfLiteStatus (*invoke)(TfLiteContext* context, TfLiteNode* node)) {
  return RegisterOp(nullptr, prepare, invoke);
}

}  // namespace micro
}  // namespace tflite
