// A custom operator: the highest value of each channel so far, which falls by a constant with every inference.
#ifndef TFLITE_MICRO_COMPAT_TESTING_PEAK_HOLD_H_
#define TFLITE_MICRO_COMPAT_TESTING_PEAK_HOLD_H_

#include "tensorflow/lite/micro/micro_common.h"

// Under the name "PeakHold". Its only option is a byte: the fall per inference in steps of the quantised values.
const TFLMRegistration* Register_PEAK_HOLD();

#endif  // TFLITE_MICRO_COMPAT_TESTING_PEAK_HOLD_H_
