// TensorFlow Lite Micro's path of what is declared in the header below.
#ifndef TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_RECORDING_MICRO_ALLOCATOR_H_
#define TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_RECORDING_MICRO_ALLOCATOR_H_

#include "tflite_micro/memory/recording_micro_allocator.h"

#endif  // TFLITE_MICRO_COMPAT_TENSORFLOW_LITE_MICRO_RECORDING_MICRO_ALLOCATOR_H_
