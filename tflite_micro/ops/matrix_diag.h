// Rows of elements on the diagonals of matrices, the last two dimensions of the output: MATRIX_DIAG makes square ones
// of zeros (of the bytes 0, whatever the quantisation), MATRIX_SET_DIAG takes the other elements from input 0.
#ifndef TFLITE_MICRO_OPS_MATRIX_DIAG_H_
#define TFLITE_MICRO_OPS_MATRIX_DIAG_H_

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// The OpData of both is that of the copy of the diagonals (copy.h).
TfLiteStatus PrepareMatrixDiag(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalMatrixDiag(TfLiteContext* context, TfLiteNode* node);
// A diagonal (a row of input 1) is as long as the shorter side of a matrix.
TfLiteStatus PrepareMatrixSetDiag(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalMatrixSetDiag(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_MATRIX_DIAG_H_
