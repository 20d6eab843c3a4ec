// TensorFlow Lite Micro's path of what is declared in the header below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_KERNELS_MICRO_OPS_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_KERNELS_MICRO_OPS_H_

#include "tflite_micro/ops/micro_ops.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_KERNELS_MICRO_OPS_H_
