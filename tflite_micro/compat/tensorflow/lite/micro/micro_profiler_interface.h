// TensorFlow Lite Micro's path of what is declared in the header below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_MICRO_PROFILER_INTERFACE_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_MICRO_PROFILER_INTERFACE_H_

#include "tflite_micro/common/micro_profiler_interface.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_MICRO_PROFILER_INTERFACE_H_
