// REVERSE_SEQUENCE: the beginning of each sequence of a batch reversed, as long as the operator is told.
#ifndef TFLITE_MICRO_OPS_REVERSE_SEQUENCE_H_
#define TFLITE_MICRO_OPS_REVERSE_SEQUENCE_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// Extents and strides, in elements. `outer`, `middle` and `inner` are the dimensions around the sequence's and the
// batch's.
struct ReverseSequenceData {
  int32_t element_bytes;
  int32_t batches;
  int32_t batch_stride;
  int32_t sequence;
  int32_t sequence_stride;
  int32_t outer;
  int32_t outer_stride;
  int32_t middle;
  int32_t middle_stride;
  int32_t inner;
};

TfLiteStatus PrepareReverseSequence(TfLiteContext* context, TfLiteNode* node);
// Reports lengths that are negative or exceed the sequence.
TfLiteStatus EvalReverseSequence(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_REVERSE_SEQUENCE_H_
