// How the parsers of operators' options turn a table of the model into the struct that Prepare reads: by a list of
// which field becomes which member. The lists are constants of three bytes a field, gone through by one function for
// all operators.
#ifndef TFLITE_MICRO_OPS_PARSE_H_
#define TFLITE_MICRO_OPS_PARSE_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/common/builtin_op_data.h"
#include "tflite_micro/schema/schema_generated.h"

namespace tflite {
namespace ops {

// How the number in the file becomes the member's value.
enum class OptionKind : uint8_t {
  kWord,        // int32 or float, as it is
  kFlag,        // bool
  kChoice,      // an enumeration of two: all that is not 0 is the other one
  kMode,        // one of two, one more than in the file: what is unknown is 0, so that Prepare reports it
  kActivation,  // the same values; SIGMOID is none of the format's: it stands for all that are unknown
  kType,        // TensorType as TfLiteType
};

struct OptionField {
  uint8_t slot;
  OptionKind kind : 4;
  uint8_t default_value : 4;
  uint8_t offset;  // of the member
};

// The beginning of a list, and a list.
struct OptionList {
  uint8_t type;   // BuiltinOptions of the table
  uint8_t bytes;  // of the struct
  uint8_t count;
};
template <size_t kCount>
struct OptionListOf {
  OptionList list;
  OptionField fields[kCount];
};

constexpr OptionKind KindOf(int32_t) { return OptionKind::kWord; }
constexpr OptionKind KindOf(float) { return OptionKind::kWord; }
constexpr OptionKind KindOf(bool) { return OptionKind::kFlag; }
constexpr OptionKind KindOf(FullyConnectedOptionsWeightsFormat) { return OptionKind::kChoice; }
constexpr OptionKind KindOf(LSTMKernelType) { return OptionKind::kChoice; }
constexpr OptionKind KindOf(Padding) { return OptionKind::kMode; }
constexpr OptionKind KindOf(MirrorPadMode) { return OptionKind::kMode; }
constexpr OptionKind KindOf(ActivationFunctionType) { return OptionKind::kActivation; }
constexpr OptionKind KindOf(TensorType) { return OptionKind::kType; }

template <typename T>
constexpr OptionField Option(const fb::Scalar<T>& field, size_t offset) {
  OptionField option = {};
  option.slot = field.slot;
  option.kind = KindOf(field.default_value);
  option.default_value = static_cast<int>(field.default_value) & 15;
  option.offset = static_cast<uint8_t>(offset);
  return option;
}

// The list that makes a `Params` of an `Options`.
template <typename Options, typename Params, typename... Fields>
constexpr OptionListOf<sizeof...(Fields)> OptionsAs(Fields... fields) {
  static_assert(sizeof(Params) <= kMaxBuiltinDataBytes, "grow kMaxBuiltinDataBytes");
  return {{BuiltinOptionsTraits<Options>::enum_value, sizeof(Params), sizeof...(Fields)}, {fields...}};
}

// Places what `list` says into the block that a parser is given. A table or a field that is absent has the format's
// defaults.
TfLiteStatus ParseOptions(const Operator* op, void* params, size_t* bytes, const OptionList& list);

// Places an options struct into the block that a parser is given, for parsers that fill it themselves.
template <typename Params>
Params* PlaceParams(void* block, size_t* bytes) {
  static_assert(sizeof(Params) <= kMaxBuiltinDataBytes, "grow kMaxBuiltinDataBytes");
  *bytes = sizeof(Params);
  return static_cast<Params*>(block);
}

}  // namespace ops

}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_PARSE_H_
