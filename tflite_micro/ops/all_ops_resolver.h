// A resolver with every operator, for tools that must run any model. Firmware names what it needs instead.
#ifndef TFLITE_MICRO_OPS_ALL_OPS_RESOLVER_H_
#define TFLITE_MICRO_OPS_ALL_OPS_RESOLVER_H_

#include "tflite_micro/ops/micro_mutable_op_resolver.h"

namespace tflite {

#define TFLITE_MICRO_COUNT(...) +1
inline constexpr unsigned int kAllOps =
    0 TFLITE_MICRO_BUILTIN_OPERATORS(TFLITE_MICRO_COUNT) TFLITE_MICRO_CUSTOM_OPERATORS(TFLITE_MICRO_COUNT);
#undef TFLITE_MICRO_COUNT

class AllOpsResolver : public MicroMutableOpResolver<kAllOps> {
 public:
  // Goes through tables, which take less flash than a call of Add...() for each would.
  AllOpsResolver() {
    // The codes apart from the functions, which are aligned.
    static constexpr uint8_t kCodes[] = {
#define TFLITE_MICRO_ENTRY(NAME, Name, Parser, Prepare, Eval) BuiltinOperator_##NAME,
        TFLITE_MICRO_BUILTIN_OPERATORS(TFLITE_MICRO_ENTRY)
#undef TFLITE_MICRO_ENTRY
    };
    static constexpr OperatorFunctions kFunctions[] = {
#define TFLITE_MICRO_ENTRY(NAME, Name, Parser, Prepare, Eval) {Parser, ops::Prepare, ops::Eval},
        TFLITE_MICRO_BUILTIN_OPERATORS(TFLITE_MICRO_ENTRY)
#undef TFLITE_MICRO_ENTRY
    };
    struct Custom {
      const char* name;
      TFLMRegistration* (*registration)();
    };
    static constexpr Custom kCustoms[] = {
#define TFLITE_MICRO_ENTRY(model_name, NAME, Name) {model_name, Register_##NAME},
        TFLITE_MICRO_CUSTOM_OPERATORS(TFLITE_MICRO_ENTRY)
#undef TFLITE_MICRO_ENTRY
    };
    for (size_t i = 0; i < sizeof(kCodes); ++i) {
      const auto op = static_cast<BuiltinOperator>(kCodes[i]);
      AddBuiltin(op, kFunctions[i], EnumNameBuiltinOperator(op));
    }
    for (const Custom& entry : kCustoms) AddCustom(entry.name, entry.registration());
  }
};

}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_ALL_OPS_RESOLVER_H_
