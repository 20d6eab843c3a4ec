// The format's element types as the runtime's.
#ifndef TFLITE_MICRO_SCHEMA_TENSOR_TYPE_H_
#define TFLITE_MICRO_SCHEMA_TENSOR_TYPE_H_

#include "tflite_micro/common/types.h"
#include "tflite_micro/schema/schema_generated.h"

namespace tflite {

// kTfLiteNoType for values that this runtime does not know.
TfLiteType ConvertTensorType(TensorType type);

}  // namespace tflite

#endif  // TFLITE_MICRO_SCHEMA_TENSOR_TYPE_H_
