// Checks what a model says, once, before anything relies on it: indices, shapes, sizes, quantisation. The structure of
// the file (offsets, vectors, strings) must be sound already: GetModel(data, size) checks that where the length of the
// file is known.
#ifndef TFLITE_MICRO_INTERPRETER_MODEL_VALIDATOR_H_
#define TFLITE_MICRO_INTERPRETER_MODEL_VALIDATOR_H_

#include "tflite_micro/common/types.h"
#include "tflite_micro/schema/schema_generated.h"

namespace tflite {

// kTfLiteError: the model must not be run; one line says what is wrong where.
TfLiteStatus ValidateModel(const Model* model);

}  // namespace tflite

#endif  // TFLITE_MICRO_INTERPRETER_MODEL_VALIDATOR_H_
