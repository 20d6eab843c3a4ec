#include "tflite_micro/ops/micro_op_resolver.h"

#include <string.h>

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/schema/model_access.h"

namespace tflite {

const TFLMRegistration* FindRegistration(const MicroOpResolver& resolver, const OperatorCode* code) {
  const BuiltinOperator builtin = BuiltinCode(code);
  if (builtin != BuiltinOperator_CUSTOM) return resolver.FindOp(builtin);
  return code->custom_code() == nullptr ? nullptr : resolver.FindOp(code->custom_code()->c_str());
}

#ifdef TF_LITE_STRIP_ERROR_STRINGS

void ReportMissingOperators(const Model*, const MicroOpResolver&) {}

#else

namespace {

// Name of the resolver's method for a builtin operator; null when this runtime does not implement it.
const char* MethodName(BuiltinOperator op) {
  switch (op) {
#define TFLITE_MICRO_METHOD_NAME(NAME, Name, Parser, Prepare, Eval) \
  case BuiltinOperator_##NAME:                                      \
    return #Name;
    TFLITE_MICRO_BUILTIN_OPERATORS(TFLITE_MICRO_METHOD_NAME)
#undef TFLITE_MICRO_METHOD_NAME
    default:
      return nullptr;
  }
}

// Name of the method for an operator of this runtime that models know as custom; null when there is none of this name.
const char* CustomMethodName(const char* name) {
#define TFLITE_MICRO_METHOD_NAME(model_name, NAME, Name) \
  if (strcmp(name, model_name) == 0) return #Name;
  TFLITE_MICRO_CUSTOM_OPERATORS(TFLITE_MICRO_METHOD_NAME)
#undef TFLITE_MICRO_METHOD_NAME
  return nullptr;
}

// Whether an operator of any subgraph uses entry `index` of the table of operator codes.
bool IsUsed(const Model* model, uint32_t index) {
  for (const SubGraph* subgraph : *model->subgraphs()) {
    if (subgraph->operators() == nullptr) continue;
    for (const Operator* op : *subgraph->operators()) {
      if (op->opcode_index() == index) return true;
    }
  }
  return false;
}

}  // namespace

void ReportMissingOperators(const Model* model, const MicroOpResolver& resolver) {
  MicroPrintf("The model uses operators that the resolver does not have. Add to it:");
  for (uint32_t i = 0; i < model->operator_codes()->size(); ++i) {
    const OperatorCode* code = model->operator_codes()->Get(i);
    if (!IsUsed(model, i) || FindRegistration(resolver, code) != nullptr) continue;
    const BuiltinOperator builtin = BuiltinCode(code);
    const bool is_custom = builtin == BuiltinOperator_CUSTOM;
    const char* name = code->custom_code() == nullptr ? "(no name)" : code->custom_code()->c_str();
    const char* method = is_custom ? CustomMethodName(name) : MethodName(builtin);
    if (is_custom && strcmp(name, GetString_ETHOSU()) == 0) {
      MicroPrintf(
          "  resolver.AddEthosU();  // and link a driver of the Ethos-U, which defines tflite::Register_ETHOSU()");
    } else if (method != nullptr) {
      MicroPrintf("  resolver.Add%s();", method);
    } else if (is_custom) {
      MicroPrintf("  resolver.AddCustom(\"%s\", registration);  // the application's own operator", name);
    } else {
      MicroPrintf("  %s (operator %d): not implemented by this runtime", EnumNameBuiltinOperator(builtin),
                  static_cast<int>(builtin));
    }
  }
}

#endif  // TF_LITE_STRIP_ERROR_STRINGS

}  // namespace tflite
