// TensorFlow Lite Micro's path of what is declared in the header below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_SYSTEM_SETUP_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_SYSTEM_SETUP_H_

#include "tflite_micro/platform/system_setup.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_SYSTEM_SETUP_H_
