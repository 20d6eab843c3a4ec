// CIRCULAR_BUFFER, of streaming models: each run puts its input behind the earlier ones and drops the oldest, so that
// the output is the last `slots` inputs; and only every cycles_max-th run goes on to the operators behind it, the
// others end with kTfLiteAbort. There is no other runtime to compare with.
//
// Input [1, 1, width, depth], output [1, slots, width, depth], whose shape the model gives. The state begins, also
// after a reset, as the real value 0. A model without the option cycles_max gets 1 for 5, 13 and 25 slots, otherwise 2,
// as the streaming models that were made before the option expect.
#ifndef TFLITE_MICRO_OPS_CIRCULAR_BUFFER_H_
#define TFLITE_MICRO_OPS_CIRCULAR_BUFFER_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// Followed by the state, unless the output is a variable, which then is the state.
struct CircularBufferData {
  int32_t bytes;  // of all slots
  int32_t slot_bytes;
  int32_t cycles_max;
  int32_t cycles_until_run;  // changes
  int8_t zero;               // each byte of the state that stands for 0
  uint8_t is_in_place;
  uint8_t unused[2];
};

TfLiteStatus PrepareCircularBuffer(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalCircularBuffer(TfLiteContext* context, TfLiteNode* node);
void ResetCircularBuffer(TfLiteContext* context, void* user_data);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_CIRCULAR_BUFFER_H_
