// UNIDIRECTIONAL_SEQUENCE_LSTM: an LSTM over a sequence; kinds and types as lstm_cell.h has them.
#ifndef TFLITE_MICRO_OPS_UNIDIRECTIONAL_SEQUENCE_LSTM_H_
#define TFLITE_MICRO_OPS_UNIDIRECTIONAL_SEQUENCE_LSTM_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/ops/lstm_cell.h"

namespace tflite {
namespace ops {

TfLiteStatus PrepareUnidirectionalSequenceLstm(TfLiteContext* context, TfLiteNode* node);
// Eval is EvalLstm(), or for firmware that knows its model's types one of those that link one kernel only.

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_UNIDIRECTIONAL_SEQUENCE_LSTM_H_
