// TensorFlow Lite Micro's path of what is declared in the headers below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_MICRO_INTERPRETER_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_MICRO_INTERPRETER_H_

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/ops/runtime_shape.h"
#include "tflite_micro/ops/tensor_access.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_MICRO_INTERPRETER_H_
