// How the runtime finds the implementation of an operator that a model names.
#ifndef TFLITE_MICRO_OPS_MICRO_OP_RESOLVER_H_
#define TFLITE_MICRO_OPS_MICRO_OP_RESOLVER_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/schema/schema_generated.h"

namespace tflite {

class MicroOpResolver {
 public:
  // Null when the operator was not added.
  virtual const TFLMRegistration* FindOp(BuiltinOperator op) const = 0;
  virtual const TFLMRegistration* FindOp(const char* op) const = 0;
  // Null when the operator was not added.
  virtual TfLiteBridgeBuiltinParseFunction GetOpDataParser(BuiltinOperator op) const = 0;

 protected:
  ~MicroOpResolver() = default;
};

// The implementation for one entry of a model's table of operator codes; null when there is none.
const TFLMRegistration* FindRegistration(const MicroOpResolver& resolver, const OperatorCode* code);

// Reports every operator that `model` uses and `resolver` lacks, with the lines of code that add them.
void ReportMissingOperators(const Model* model, const MicroOpResolver& resolver);

}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_MICRO_OP_RESOLVER_H_
