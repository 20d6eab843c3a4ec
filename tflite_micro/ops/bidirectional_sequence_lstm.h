// BIDIRECTIONAL_SEQUENCE_LSTM: two LSTMs over a sequence, one from its first step on, one from its last; kinds and
// types as lstm_cell.h has them for float32 activations, without layer normalisation.
//
// An auxiliary input with weights of its own enters the gates of both directions besides the input. One without weights
// is the input of the backward direction. `merge_outputs` puts each step's outputs beside each other into one tensor.
#ifndef TFLITE_MICRO_OPS_BIDIRECTIONAL_SEQUENCE_LSTM_H_
#define TFLITE_MICRO_OPS_BIDIRECTIONAL_SEQUENCE_LSTM_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/ops/lstm_cell.h"

namespace tflite {
namespace ops {

struct BidirectionalSequenceLstmData {
  LstmFloatData directions[2];
  LstmScales scales[2];  // 0: float32
  int32_t merges_outputs;
  int32_t aux_is_backward_input;
};

TfLiteStatus PrepareBidirectionalSequenceLstm(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalBidirectionalSequenceLstm(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_BIDIRECTIONAL_SEQUENCE_LSTM_H_
