// LSTM: one step of an LSTM. The full kernel has the kinds and types of lstm_cell.h; the basic kernel, of old models,
// is float32 or uint8 with an int16 state, and its gates share one matrix (kernels/lstm_basic.h).
//
// Inputs of the basic kernel: input [batches, size], output of the step before [batches, cells], weights [4 * cells,
// size + cells], bias [4 * cells], state [batches, cells]. Outputs: output and state [batches, cells]; the vectors that
// met the weights [batches, size + cells]; the gates' arguments [batches, 4 * cells]. Inputs that are variable tensors
// get the values of the step; others are left as they are.
#ifndef TFLITE_MICRO_OPS_LSTM_H_
#define TFLITE_MICRO_OPS_LSTM_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/lstm_basic.h"

namespace tflite {
namespace ops {

// Of the basic kernel; that of the full one is in lstm_cell.h.
struct LstmBasicData {
  kernels::LstmBasicShape shape;
  // uint8
  int32_t weights_zero_point;
  int32_t multiplier;
  int32_t shift;
  // Whether output and state are written to the inputs.
  int32_t keeps_state;
};

TfLiteStatus PrepareLstmStep(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalLstmStep(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalLstmBasic(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_LSTM_H_
