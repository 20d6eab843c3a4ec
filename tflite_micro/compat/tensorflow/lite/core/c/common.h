// TensorFlow Lite Micro's path of what is declared in the headers below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_CORE_C_COMMON_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_CORE_C_COMMON_H_

#include "tflite_micro/common/builtin_op_data.h"
#include "tflite_micro/common/context.h"
#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/common/types.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_CORE_C_COMMON_H_
