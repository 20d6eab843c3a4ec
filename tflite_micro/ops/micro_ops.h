// The registrations of all operators, and the parsers of builtin operators' options. An operator that nobody names is
// not linked.
#ifndef TFLITE_MICRO_OPS_MICRO_OPS_H_
#define TFLITE_MICRO_OPS_MICRO_OPS_H_

#include <stddef.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/ops/operator_list.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/schema/schema_generated.h"

namespace tflite {

// Reads the options of `op` into `params`: zero-filled, aligned to 8, kMaxBuiltinDataBytes long. *bytes becomes the
// size of the struct written, 0 when the operator has no options. Options that are absent have the format's defaults.
typedef TfLiteStatus (*TfLiteBridgeBuiltinParseFunction)(const Operator* op, void* params, size_t* bytes);

// For operators without options.
TfLiteStatus ParseNothing(const Operator* op, void* params, size_t* bytes);

// What a builtin operator consists of; those of this runtime keep nothing between their Prepare and Eval but OpData,
// and so need no more.
struct OperatorFunctions {
  TfLiteBridgeBuiltinParseFunction parse;
  TfLiteStatus (*prepare)(TfLiteContext* context, TfLiteNode* node);
  TfLiteStatus (*eval)(TfLiteContext* context, TfLiteNode* node);
};

#define TFLITE_MICRO_DECLARE(NAME, Name, Parser, Prepare, Eval)                              \
  TfLiteStatus Parser(const Operator* op, void* params, size_t* bytes);                      \
  namespace ops {                                                                            \
  TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node);                            \
  TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node);                               \
  }                                                                                          \
  inline constexpr OperatorFunctions k##Name##Functions = {Parser, ops::Prepare, ops::Eval}; \
  inline TFLMRegistration Register_##NAME() { return {nullptr, nullptr, ops::Prepare, ops::Eval, nullptr, 0, nullptr}; }
TFLITE_MICRO_BUILTIN_OPERATORS(TFLITE_MICRO_DECLARE)
#undef TFLITE_MICRO_DECLARE

namespace ops {
// Prepare for tensors of these types alone, as the registrations below have it.
template <TfLiteType input, TfLiteType output, TfLiteStatus (*prepare)(TfLiteContext*, TfLiteNode*)>
TfLiteStatus PrepareTyped(TfLiteContext* context, TfLiteNode* node) {
  return CheckRegisteredTypes(context, node, input, output) == kTfLiteOk ? prepare(context, node) : kTfLiteError;
}
}  // namespace ops

#define TFLITE_MICRO_DECLARE(NAME, input, output, Prepare, Eval)                                                    \
  namespace ops {                                                                                                   \
  TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node);                                                   \
  TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node);                                                      \
  }                                                                                                                 \
  inline TFLMRegistration Register_##NAME() {                                                                       \
    return {nullptr, nullptr, ops::PrepareTyped<kTfLite##input, kTfLite##output, ops::Prepare>, ops::Eval, nullptr, \
            0,       nullptr};                                                                                      \
  }
TFLITE_MICRO_TYPED_OPERATORS(TFLITE_MICRO_DECLARE)
#undef TFLITE_MICRO_DECLARE

// Custom operators: as applications know them, by a pointer. It stays valid, and the registration unchanged.
#define TFLITE_MICRO_DECLARE(model_name, NAME, Name) TFLMRegistration* Register_##NAME();
TFLITE_MICRO_CUSTOM_OPERATORS(TFLITE_MICRO_DECLARE)
#undef TFLITE_MICRO_DECLARE

// Those of one type alone, for AddRfft() and AddIrfft(): only its arithmetic is linked.
TFLMRegistration* Register_RFFT_INT16();
TFLMRegistration* Register_RFFT_INT32();
TFLMRegistration* Register_RFFT_FLOAT();
TFLMRegistration* Register_IRFFT_INT16();
TFLMRegistration* Register_IRFFT_INT32();
TFLMRegistration* Register_IRFFT_FLOAT();

// The operator into which compilers for an Ethos-U turn parts of a model. Its driver is not part of this runtime: an
// application that links one gets this function from there. Null without one.
TFLMRegistration* Register_ETHOSU();
inline const char* GetString_ETHOSU() { return "ethos-u"; }

// Where applications look for those of the audio front end.
namespace tflm_signal {
#define TFLITE_MICRO_USE(model_name, NAME, Name) using tflite::Register_##NAME;
TFLITE_MICRO_CUSTOM_OPERATORS(TFLITE_MICRO_USE)
#undef TFLITE_MICRO_USE
using tflite::Register_IRFFT_FLOAT;
using tflite::Register_IRFFT_INT16;
using tflite::Register_IRFFT_INT32;
using tflite::Register_RFFT_FLOAT;
using tflite::Register_RFFT_INT16;
using tflite::Register_RFFT_INT32;
}  // namespace tflm_signal

}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_MICRO_OPS_H_
