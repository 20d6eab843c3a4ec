// The registrations of all builtin operators, and the parsers of their options. An operator that nobody names here is
// not linked.
#ifndef TFLITE_MICRO_OPS_MICRO_OPS_H_
#define TFLITE_MICRO_OPS_MICRO_OPS_H_

#include <stddef.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/ops/operator_list.h"
#include "tflite_micro/schema/schema_generated.h"

namespace tflite {

// Reads the options of `op` into `params`: zero-filled, aligned to 8, kMaxBuiltinDataBytes long. *bytes becomes the
// size of the struct written, 0 when the operator has no options. Options that are absent have the format's defaults.
typedef TfLiteStatus (*TfLiteBridgeBuiltinParseFunction)(const Operator* op, void* params, size_t* bytes);

// For operators without options.
TfLiteStatus ParseNothing(const Operator* op, void* params, size_t* bytes);

#define TFLITE_MICRO_DECLARE(NAME, Name, Parser) \
  TFLMRegistration Register_##NAME();            \
  TfLiteStatus Parser(const Operator* op, void* params, size_t* bytes);
TFLITE_MICRO_BUILTIN_OPERATORS(TFLITE_MICRO_DECLARE)
#undef TFLITE_MICRO_DECLARE

}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_MICRO_OPS_H_
