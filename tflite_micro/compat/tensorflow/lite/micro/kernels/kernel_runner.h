// TensorFlow Lite Micro's path of what is declared in the headers below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_KERNELS_KERNEL_RUNNER_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_KERNELS_KERNEL_RUNNER_H_

#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/ops/testing/test_tensors.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_KERNELS_KERNEL_RUNNER_H_
