#include "tflite_micro/ops/parse.h"

#include <string.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/schema/model_access.h"

namespace tflite {
namespace ops {
namespace {

static_assert(kTfLitePaddingSame == Padding_SAME + 1 && kTfLitePaddingValid == Padding_VALID + 1 &&
                  kTfLiteMirrorPaddingReflect == MirrorPadMode_REFLECT + 1 &&
                  kTfLiteMirrorPaddingSymmetric == MirrorPadMode_SYMMETRIC + 1,
              "one more than in the file");
static_assert(sizeof(TfLiteType) == 1 && sizeof(TfLitePadding) == 1 && sizeof(TfLiteMirrorPaddingMode) == 1 &&
                  sizeof(TfLiteFusedActivation) == 1 && sizeof(TfLiteLSTMKernelType) == 1 &&
                  sizeof(TfLiteFullyConnectedWeightsFormat) == 1,
              "enumerations are written as bytes");

}  // namespace

TfLiteStatus ParseOptions(const Operator* op, void* params, size_t* bytes, const OptionList& list) {
  *bytes = list.bytes;
  const auto* options = static_cast<const fb::Table*>(op->builtin_options());
  if (op->builtin_options_type() != list.type) options = nullptr;
  const auto* field = reinterpret_cast<const OptionField*>(&list + 1);
  for (int i = 0; i < list.count; ++i, ++field) {
    const uint8_t* found = options == nullptr ? nullptr : options->Field(field->slot);
    int32_t value = field->default_value;
    if (found != nullptr) value = field->kind == OptionKind::kWord ? fb::ReadScalar<int32_t>(found) : *found;
    void* member = static_cast<char*>(params) + field->offset;
    switch (field->kind) {
      case OptionKind::kWord:
        memcpy(member, &value, sizeof(value));
        continue;
      case OptionKind::kFlag:
        *static_cast<bool*>(member) = value != 0;
        continue;
      case OptionKind::kChoice:
        value = value != 0 ? 1 : 0;
        break;
      case OptionKind::kMode:
        value = value < 2 ? value + 1 : 0;
        break;
      case OptionKind::kActivation:
        if (value > kTfLiteActSigmoid) value = kTfLiteActSigmoid;
        break;
      case OptionKind::kType:
        value = ConvertTensorType(static_cast<TensorType>(static_cast<int8_t>(value)));
        break;
    }
    *static_cast<uint8_t*>(member) = static_cast<uint8_t>(value);
  }
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParseNothing(const Operator*, void*, size_t* bytes) {
  *bytes = 0;
  return kTfLiteOk;
}

}  // namespace tflite
