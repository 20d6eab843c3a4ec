// TensorFlow Lite Micro's path of what is declared in the headers below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_KERNELS_INTERNAL_TENSOR_CTYPES_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_KERNELS_INTERNAL_TENSOR_CTYPES_H_

#include "tflite_micro/ops/runtime_shape.h"
#include "tflite_micro/ops/tensor_access.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_KERNELS_INTERNAL_TENSOR_CTYPES_H_
