// SignalWindow: frames of samples times a window function, such as Hann's. There is no other runtime to compare with:
// output = clamp(floor(input * weights / 2^shift)), in 16 bits.
#ifndef TFLITE_MICRO_SIGNAL_WINDOW_H_
#define TFLITE_MICRO_SIGNAL_WINDOW_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace signal {

// Input [..., frame], weights [frame].
struct WindowData {
  int32_t frames;
  int32_t frame_size;
  int32_t shift;
};

TfLiteStatus PrepareWindow(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalWindow(TfLiteContext* context, TfLiteNode* node);

}  // namespace signal
}  // namespace tflite

#endif  // TFLITE_MICRO_SIGNAL_WINDOW_H_
