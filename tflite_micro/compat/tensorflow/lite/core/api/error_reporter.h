// TensorFlow Lite Micro's path of what is declared in the header below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_CORE_API_ERROR_REPORTER_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_CORE_API_ERROR_REPORTER_H_

#include "tflite_micro/common/error_reporter.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_CORE_API_ERROR_REPORTER_H_
