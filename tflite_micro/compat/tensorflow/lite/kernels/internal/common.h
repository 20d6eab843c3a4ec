// TensorFlow Lite Micro's path of what is declared in the headers below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_KERNELS_INTERNAL_COMMON_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_KERNELS_INTERNAL_COMMON_H_

#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/ops/runtime_shape.h"

namespace tflite {

using kernels::MultiplyByQuantizedMultiplier;

}  // namespace tflite

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_KERNELS_INTERNAL_COMMON_H_
