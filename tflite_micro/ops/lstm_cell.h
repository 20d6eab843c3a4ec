// What the LSTM operators share, which differ in the order of their inputs: the checks of an LSTM's tensors, what its
// Prepare leaves, and the call of the kernels.
//
//   | activations | weights | bias    | peephole, normalisation | cell state |
//   |-------------|---------|---------|-------------------------|------------|
//   | float32     | float32 | float32 | float32                 | float32    |
//   | float32     | int8    | float32 | int8, float32           | float32    |
//   | int8        | int8    | int32   | int16, int16            | int16      |
//   | int16       | int8    | int64   | none                    | int16      |
//
// Peepholes, projection, normalisation and coupled gates are optional, but for int16. Float32 activations with int8
// weights are quantised as they come, by their range or, with asymmetric_quantize_inputs, by range and zero point.
//
// Where LiteRT is not followed: int8 with peepholes and a projection. Its kernel takes peepholes as a vector of the
// length of the projection's output; here each cell has its own.
#ifndef TFLITE_MICRO_OPS_LSTM_CELL_H_
#define TFLITE_MICRO_OPS_LSTM_CELL_H_

#include <stdint.h>

#include "tflite_micro/common/builtin_op_data.h"
#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/lstm.h"

namespace tflite {
namespace ops {

// Positions of an operator's inputs. Those of each gate follow the first one's in the order of kernels::LstmGate;
// peepholes skip the cell gate. -1: the operator has none.
struct LstmInputs {
  int8_t input;
  int8_t input_weights;
  int8_t recurrent_weights;
  int8_t peephole;
  int8_t bias;
  int8_t projection;  // and its bias after it
  int8_t hidden_state;
  int8_t cell_state;
  int8_t normalization;
  int8_t aux_input;
  int8_t aux_weights;
};

// Of the operators with one direction.
inline constexpr LstmInputs kLstmInputs = {0, 1, 5, 9, 12, 16, 18, 19, 20, -1, -1};
inline constexpr int kLstmInputsWithoutNormalization = 20;
inline constexpr int kLstmInputsWithNormalization = 24;

struct LstmOptions {
  TfLiteFusedActivation activation;
  float cell_clip;
  float projection_clip;
  bool asymmetric;
};

// int8 and int16 activations. An int8 LSTM with `has_extra` has a kernels::LstmExtraParams behind.
struct LstmIntegerData {
  kernels::LstmShape shape;
  kernels::LstmParams params;
  int32_t scratch_index;  // int8; -1: none
  int32_t has_extra;
};

// float32 activations.
struct LstmFloatData {
  kernels::LstmShape shape;
  kernels::LstmParamsF32 params;
  int32_t activation;     // TfLiteFusedActivation
  int32_t scratch_index;  // -1: none
};
// The scales of int8 weights.
struct LstmScales {
  float input[kernels::kLstmGates];
  float recurrent[kernels::kLstmGates];
  float aux[kernels::kLstmGates];
  float peephole[kernels::kLstmGates];
  float projection;
};

// For operators of one direction with `kLstmInputs`: checks everything, gives the output its shape, allocates OpData:
// LstmIntegerData, or LstmFloatData with LstmScales behind it for int8 weights. The input is [steps, batches, size],
// batches first unless `time_major`, or for `is_one_step` [batches, size].
TfLiteStatus PrepareLstm(TfLiteContext* context, TfLiteNode* node, const LstmOptions& options, bool time_major,
                         bool is_one_step);
TfLiteStatus EvalLstmFloat(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalLstmS8S8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalLstmS16S8(TfLiteContext* context, TfLiteNode* node);
// One of these.
TfLiteStatus EvalLstm(TfLiteContext* context, TfLiteNode* node);

// Parts of it, for operators with more than one direction.

// Reports unless the inputs are as many as `kLstmInputs` has, with or without those for normalisation.
TfLiteStatus CheckLstmInputCount(TfLiteContext* context, const TfLiteNode* node);
TfLiteStatus CheckLstmOptions(TfLiteContext* context, const LstmOptions& options);

// The shape of an LSTM but for output_stride, which becomes output_size: from the weights of the output gate.
TfLiteStatus PrepareLstmShape(TfLiteContext* context, const TfLiteNode* node, const LstmInputs& at,
                              const kernels::Sequence& sequence, int input_size, int aux_size,
                              kernels::LstmShape* shape);

// Checks weights and state of an LSTM of float32 activations, and asks for its scratch memory. `direction` goes before
// names in messages.
TfLiteStatus PrepareLstmFloat(TfLiteContext* context, const TfLiteNode* node, const LstmInputs& at,
                              const LstmOptions& options, const char* direction, LstmFloatData* data,
                              LstmScales* scales);
// `scales` is null for float32 weights, `aux` unless there are aux_weights.
void RunLstmFloat(TfLiteContext* context, const TfLiteNode* node, const LstmInputs& at, const LstmFloatData& data,
                  const LstmScales* scales, const float* input, const float* aux, float* output);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_LSTM_CELL_H_
