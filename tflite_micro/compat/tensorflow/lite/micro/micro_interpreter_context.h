// TensorFlow Lite Micro's path of what is declared in the header below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_MICRO_INTERPRETER_CONTEXT_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_MICRO_INTERPRETER_CONTEXT_H_

#include "tflite_micro/interpreter/micro_interpreter_context.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_MICRO_INTERPRETER_CONTEXT_H_
