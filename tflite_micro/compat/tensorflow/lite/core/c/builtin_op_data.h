// TensorFlow Lite Micro's path of what is declared in the header below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_CORE_C_BUILTIN_OP_DATA_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_CORE_C_BUILTIN_OP_DATA_H_

#include "tflite_micro/common/builtin_op_data.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_CORE_C_BUILTIN_OP_DATA_H_
