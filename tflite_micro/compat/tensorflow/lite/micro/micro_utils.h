// TensorFlow Lite Micro's path of what is declared in the header below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_MICRO_UTILS_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_MICRO_UTILS_H_

#include "tflite_micro/ops/float_conversion.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_MICRO_UTILS_H_
