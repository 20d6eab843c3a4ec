// TensorFlow Lite Micro's path of what is declared in the header below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_KERNELS_INTERNAL_TYPES_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_KERNELS_INTERNAL_TYPES_H_

#include "tflite_micro/ops/runtime_shape.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_KERNELS_INTERNAL_TYPES_H_
