// What operators with recurrent cells share (RNN, LSTM and SVDF families): checks of weights and state, fused
// functions.
#ifndef TFLITE_MICRO_OPS_RECURRENT_H_
#define TFLITE_MICRO_OPS_RECURRENT_H_

#include <stdint.h>

#include "tflite_micro/common/builtin_op_data.h"
#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"
#include "tflite_micro/kernels/recurrent.h"

namespace tflite {
namespace ops {

// Whether position `index` of the inputs names a tensor.
bool IsGiven(const TfLiteNode* node, int index);

// What is expected of one input.
struct ExpectedTensor {
  const char* direction;  // "backward ", or ""
  const char* owner;      // "input gate's ", or ""
  const char* what;
  TfLiteType type;
  // 1 row: a vector of `columns` elements, or such a matrix. Otherwise a matrix.
  int rows;
  int columns;
};

// Reports unless input `index` is given and as expected. Of quantised weights (int8, uint8, int16 of these)
// also that there is one scale, positive and finite, and a zero point of 0. *scale, which may be null, becomes the
// scale; 0 for a type that is not quantised.
TfLiteStatus CheckWeights(TfLiteContext* context, const TfLiteNode* node, int index, const ExpectedTensor& expected,
                          float* scale);

// Reports unless input `index` is given, as expected, and a variable tensor: anything else would be overwritten.
TfLiteStatus CheckState(TfLiteContext* context, const TfLiteNode* node, int index, const ExpectedTensor& expected);

// Reports unless input `index` is given, of the type and of the shape.
TfLiteStatus CheckTensor(TfLiteContext* context, const TfLiteNode* node, int index, const ExpectedTensor& expected);

// The sequence that `input` [batches, steps, size], [steps, batches, size] or of one step [batches, size] is.
kernels::Sequence SequenceOf(const TfLiteTensor* input, bool time_major);

// What the operators of two directions read off their inputs.
struct BidirectionalDims {
  kernels::Sequence sequences[2];
  int input_sizes[2];
  int aux_size;  // 0: no auxiliary input that enters gates
  bool aux_is_backward_input;
};

// Reads input 0 and the auxiliary input, which must have the same batches and steps, and checks the number of outputs.
TfLiteStatus PrepareBidirectional(TfLiteContext* context, const TfLiteNode* node, int aux_input, bool has_aux_weights,
                                  bool time_major, bool merges_outputs, BidirectionalDims* dims);

// Gives the outputs their shape: one of both sizes, or two. *strides: from the output of one position to the next.
TfLiteStatus SetBidirectionalOutputs(TfLiteContext* context, const TfLiteNode* node, bool merges_outputs,
                                     int forward_size, int backward_size, int32_t* forward_stride,
                                     int32_t* backward_stride);

// Reports unless `activation` is one that cells of float32 can have: all but SIGMOID, which no file says.
TfLiteStatus CheckCellActivation(TfLiteContext* context, TfLiteFusedActivation activation);
// The function, which has passed the check.
kernels::FloatFunction CellActivation(int32_t activation);

// Whether float32 activations meet weights of this type, int8. Old models call the same bytes uint8.
inline bool IsHybrid(TfLiteType activations, TfLiteType weights) {
  return activations == kTfLiteFloat32 && (weights == kTfLiteInt8 || weights == kTfLiteUInt8);
}

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_RECURRENT_H_
