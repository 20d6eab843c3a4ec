// Answers about a model that take more than one field of the format to give.
#ifndef TFLITE_MICRO_SCHEMA_MODEL_ACCESS_H_
#define TFLITE_MICRO_SCHEMA_MODEL_ACCESS_H_

#include "tflite_micro/common/types.h"
#include "tflite_micro/schema/schema_generated.h"

namespace tflite {

// The format's element types as the runtime's; kTfLiteNoType for values that this runtime does not know.
TfLiteType ConvertTensorType(TensorType type);

// The operator that an operator code stands for: files older than the 127th operator only have the deprecated field.
BuiltinOperator BuiltinCode(const OperatorCode* code);

// The bytes of a constant in the model; null for a tensor without (and for the empty buffer that all such share).
const fb::Vector<uint8_t>* ConstantData(const Model* model, const Tensor* tensor);

// How many resource variables a model names: the room that MicroResourceVariables needs for it. What the model says
// need not have been validated. INT32_MAX where counting would take too long, as with more than some 2,000 VAR_HANDLE.
int CountResourceVariables(const Model* model);

}  // namespace tflite

#endif  // TFLITE_MICRO_SCHEMA_MODEL_ACCESS_H_
