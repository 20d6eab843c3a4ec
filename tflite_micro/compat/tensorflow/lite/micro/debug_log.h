// TensorFlow Lite Micro's path of what is declared in the header below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_DEBUG_LOG_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_DEBUG_LOG_H_

#include "tflite_micro/platform/debug_log.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_DEBUG_LOG_H_
