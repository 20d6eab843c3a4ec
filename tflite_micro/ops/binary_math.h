// SQUARED_DIFFERENCE, POW and ATAN2 of two tensors that are broadcast against each other. All leave the data of
// ops/broadcast.h.
//
// SQUARED_DIFFERENCE of int16, which LiteRT does not have, is computed in float32 and rounded once; uint8, as int8 is.
// POW of int32 saturates, and reports negative exponents at run time.
#ifndef TFLITE_MICRO_OPS_BINARY_MATH_H_
#define TFLITE_MICRO_OPS_BINARY_MATH_H_

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// BroadcastData::kernel, and the parameters (kernels/binary_math.h) of those that have any.
enum SquaredDifferenceKernel {
  kSquaredDifferenceS8,   // SquaredDifference8Params
  kSquaredDifferenceU8,   // SquaredDifference8Params
  kSquaredDifferenceS16,  // SquaredDifferenceS16Params
  kSquaredDifferenceS32,
  kSquaredDifferenceF32,
};
enum PowKernel { kPowS32, kPowF32 };

TfLiteStatus PrepareSquaredDifference(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSquaredDifference(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PreparePow(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalPow(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareAtan2(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalAtan2(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_BINARY_MATH_H_
