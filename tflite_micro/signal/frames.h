// Tensors of the audio operators: any number of frames, one after the other, in the last dimension.
#ifndef TFLITE_MICRO_SIGNAL_FRAMES_H_
#define TFLITE_MICRO_SIGNAL_FRAMES_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"

namespace tflite {
namespace signal {

inline constexpr int kMaxRank = 8;

// A tensor [..., frame_size] is `count` frames of `size` elements.
struct Frames {
  int32_t count;
  int32_t size;
};

// Reports that `what` ("the input") is a scalar, or that its frames are empty.
TfLiteStatus ReadFrames(TfLiteContext* context, const TfLiteTensor* tensor, const char* what, Frames* frames);
// Reports that `what` ("the weights (input 1)") does not have one dimension of `size`.
TfLiteStatus CheckVector(TfLiteContext* context, const TfLiteTensor* tensor, const char* what, int size);
// The shape of `like` with another size of frames.
TfLiteStatus SetFrames(TfLiteContext* context, TfLiteTensor* output, const TfLiteTensor* like, int size);
// The shape of a single number.
TfLiteStatus SetScalar(TfLiteContext* context, TfLiteTensor* output);

}  // namespace signal
}  // namespace tflite

#endif  // TFLITE_MICRO_SIGNAL_FRAMES_H_
