// TensorFlow Lite Micro's path of what is declared in the headers below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_KERNELS_KERNEL_UTIL_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_KERNELS_KERNEL_UTIL_H_

#include "tflite_micro/common/builtin_op_data.h"
#include "tflite_micro/common/context.h"
#include "tflite_micro/common/micro_context.h"
#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/common/types.h"
#include "tflite_micro/ops/application_operator.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/runtime_shape.h"
#include "tflite_micro/ops/tensor_access.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_KERNELS_KERNEL_UTIL_H_
