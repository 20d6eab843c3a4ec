// TensorFlow Lite Micro's path of what is declared in the header below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_MICRO_TIME_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_MICRO_TIME_H_

#include "tflite_micro/platform/micro_time.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_MICRO_TIME_H_
