// TensorFlow Lite Micro's path of what is declared in the headers below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_SCHEMA_SCHEMA_GENERATED_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_SCHEMA_SCHEMA_GENERATED_H_

#include "tflite_micro/schema/schema_generated.h"
#include "tflite_micro/schema/verifier.h"

// Programs name the reader's vectors and texts by FlatBuffers' own names.
namespace flatbuffers = tflite::fb;

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_SCHEMA_SCHEMA_GENERATED_H_
