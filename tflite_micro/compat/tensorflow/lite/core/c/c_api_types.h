// TensorFlow Lite Micro's path of what is declared in the header below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_CORE_C_C_API_TYPES_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_CORE_C_C_API_TYPES_H_

#include "tflite_micro/common/types.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_CORE_C_C_API_TYPES_H_
