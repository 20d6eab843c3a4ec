// TensorFlow Lite Micro's path of what is declared in the header below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_FAKE_MICRO_CONTEXT_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_FAKE_MICRO_CONTEXT_H_

#include "tflite_micro/ops/testing/fake_micro_context.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_FAKE_MICRO_CONTEXT_H_
