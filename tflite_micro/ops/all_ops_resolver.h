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
  AllOpsResolver() {
#define TFLITE_MICRO_ADD_OP(NAME, Name, Parser) Add##Name();
    TFLITE_MICRO_BUILTIN_OPERATORS(TFLITE_MICRO_ADD_OP)
#undef TFLITE_MICRO_ADD_OP
#define TFLITE_MICRO_ADD_OP(model_name, NAME, Name) Add##Name();
    TFLITE_MICRO_CUSTOM_OPERATORS(TFLITE_MICRO_ADD_OP)
#undef TFLITE_MICRO_ADD_OP
  }
};

}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_ALL_OPS_RESOLVER_H_
