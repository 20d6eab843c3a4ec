// TensorFlow Lite Micro's path of what is declared in the header below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_KERNELS_OP_MACROS_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_KERNELS_OP_MACROS_H_

#include "tflite_micro/common/op_macros.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_KERNELS_OP_MACROS_H_
