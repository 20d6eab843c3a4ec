// TensorFlow Lite Micro's path of what is declared in the header below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_ALL_OPS_RESOLVER_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_ALL_OPS_RESOLVER_H_

#include "tflite_micro/ops/all_ops_resolver.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_ALL_OPS_RESOLVER_H_
