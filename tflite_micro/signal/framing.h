// Streams of samples cut into frames and put together again: SignalDelay, SignalFramer, SignalOverlapAdd,
// SignalStacker. Each keeps what it needs of earlier runs behind its OpData, zero at first and after a reset. There is
// no other runtime to compare with:
//
// - SignalDelay puts out its input delay_length samples later.
// - SignalFramer collects samples, frame_step at a time, and cuts a frame of frame_size from the oldest whenever there
//   are enough, after which the oldest frame_step go. With `prefill` it begins with frame_size - frame_step zeros, so
//   that every run gives frames. The second output says whether all frames are there; those that are not are zeros.
// - SignalOverlapAdd adds frames that overlap, each frame_step after the one before; int16 sums are clamped.
// - SignalStacker puts the features of left_context + 1 + right_context runs side by side, every stacker_step runs. The
//   first run counts left_context times more. The second output says whether there are new ones; if not, the first is
//   zeros.
#ifndef TFLITE_MICRO_SIGNAL_FRAMING_H_
#define TFLITE_MICRO_SIGNAL_FRAMING_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace signal {

// Input [..., frame_size]. State: [streams, delay] of int16.
struct DelayData {
  int32_t streams;
  int32_t frame_size;
  int32_t delay;
};

// Input [..., frames * frame_step], output [..., frames, frame_size]. State: [streams, capacity] of int16.
struct FramerData {
  int32_t streams;
  int32_t frames;
  int32_t frame_size;
  int32_t frame_step;
  int32_t prefill;    // number of zeros
  int32_t capacity;   // how many samples there are just before a frame is cut, at most
  int32_t available;  // of the samples in each stream's state; changes
};

// Input [..., frames, frame_size], output [..., frames * frame_step]. State: [streams, frame_size] of the type.
struct OverlapAddData {
  int32_t streams;
  int32_t frames;
  int32_t frame_size;
  int32_t frame_step;
  uint8_t is_float;
  uint8_t unused[3];
};

// Input [channels], output [size]. State: [size] of int16.
struct StackerData {
  int32_t channels;
  int32_t left_context;
  int32_t size;
  int32_t step;       // samples that go after an output
  int32_t available;  // changes
  uint8_t has_begun;  // changes
  uint8_t unused[3];
};

TfLiteStatus PrepareDelay(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalDelay(TfLiteContext* context, TfLiteNode* node);
void ResetDelay(TfLiteContext* context, void* user_data);
TfLiteStatus PrepareFramer(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalFramer(TfLiteContext* context, TfLiteNode* node);
void ResetFramer(TfLiteContext* context, void* user_data);
TfLiteStatus PrepareOverlapAdd(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalOverlapAdd(TfLiteContext* context, TfLiteNode* node);
void ResetOverlapAdd(TfLiteContext* context, void* user_data);
TfLiteStatus PrepareStacker(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalStacker(TfLiteContext* context, TfLiteNode* node);
void ResetStacker(TfLiteContext* context, void* user_data);

}  // namespace signal
}  // namespace tflite

#endif  // TFLITE_MICRO_SIGNAL_FRAMING_H_
