// What the parsers of operators' options share: the format's enumerations turned into those of the options' structs.
#ifndef TFLITE_MICRO_OPS_PARSE_H_
#define TFLITE_MICRO_OPS_PARSE_H_

#include <stddef.h>

#include "tflite_micro/common/builtin_op_data.h"
#include "tflite_micro/schema/schema_generated.h"

namespace tflite {
namespace ops {

// Unknown values stay out of range, so that Prepare reports them.
inline TfLitePadding ToPadding(Padding padding) {
  switch (padding) {
    case Padding_SAME:
      return kTfLitePaddingSame;
    case Padding_VALID:
      return kTfLitePaddingValid;
    default:
      return kTfLitePaddingUnknown;
  }
}

// Both enumerations have the same values. SIGMOID is none of the format's: it stands for all that are unknown.
inline TfLiteFusedActivation ToActivation(ActivationFunctionType activation) {
  switch (activation) {
    case ActivationFunctionType_NONE:
      return kTfLiteActNone;
    case ActivationFunctionType_RELU:
      return kTfLiteActRelu;
    case ActivationFunctionType_RELU_N1_TO_1:
      return kTfLiteActReluN1To1;
    case ActivationFunctionType_RELU6:
      return kTfLiteActRelu6;
    case ActivationFunctionType_TANH:
      return kTfLiteActTanh;
    case ActivationFunctionType_SIGN_BIT:
      return kTfLiteActSignBit;
    default:
      return kTfLiteActSigmoid;
  }
}

// Places an options struct into the block that a parser is given.
template <typename Params>
Params* PlaceParams(void* block, size_t* bytes) {
  static_assert(sizeof(Params) <= kMaxBuiltinDataBytes, "grow kMaxBuiltinDataBytes");
  *bytes = sizeof(Params);
  return static_cast<Params*>(block);
}

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_PARSE_H_
