// RNN (one step), UNIDIRECTIONAL_SEQUENCE_RNN and BIDIRECTIONAL_SEQUENCE_RNN: h = activation(weights x + recurrent h +
// bias), in float32, or with int8 weights of which the vectors are quantised as they come. Old models call int8 uint8.
//
// The bidirectional operator's auxiliary input and merge_outputs are as those of BIDIRECTIONAL_SEQUENCE_LSTM.
#ifndef TFLITE_MICRO_OPS_RNN_H_
#define TFLITE_MICRO_OPS_RNN_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/recurrent.h"

namespace tflite {
namespace ops {

struct RnnData {
  kernels::RnnShape shape;
  // Of int8 weights; 0: float32.
  float input_scale;
  float aux_scale;
  float recurrent_scale;
  int32_t activation;  // TfLiteFusedActivation
  int32_t asymmetric;
  int32_t scratch_index;  // for int8 weights
};

struct BidirectionalRnnData {
  RnnData directions[2];
  int32_t merges_outputs;
  int32_t aux_is_backward_input;
};

TfLiteStatus PrepareRnn(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareUnidirectionalSequenceRnn(TfLiteContext* context, TfLiteNode* node);
// Of both.
TfLiteStatus EvalRnn(TfLiteContext* context, TfLiteNode* node);

TfLiteStatus PrepareBidirectionalSequenceRnn(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalBidirectionalSequenceRnn(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_RNN_H_
