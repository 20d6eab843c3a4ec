// UNIDIRECTIONAL_SEQUENCE_LSTM: float32, and int8 weights with int8 or int16 activations. Without peepholes,
// projection, layer normalisation or coupled input and forget gates; a model that has one of these is refused.
#ifndef TFLITE_MICRO_OPS_UNIDIRECTIONAL_SEQUENCE_LSTM_H_
#define TFLITE_MICRO_OPS_UNIDIRECTIONAL_SEQUENCE_LSTM_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/lstm.h"

namespace tflite {
namespace ops {

struct UnidirectionalSequenceLstmData {
  kernels::LstmShape shape;
  kernels::LstmParams quantized;
  // float32
  float cell_clip;
  // int8 activations
  int32_t scratch_index;
};

TfLiteStatus PrepareUnidirectionalSequenceLstm(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalUnidirectionalSequenceLstm(TfLiteContext* context, TfLiteNode* node);

// For firmware that knows its model's types: links one of the kernels only.
TfLiteStatus EvalUnidirectionalSequenceLstmF32(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalUnidirectionalSequenceLstmS8S8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalUnidirectionalSequenceLstmS16S8(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_UNIDIRECTIONAL_SEQUENCE_LSTM_H_
