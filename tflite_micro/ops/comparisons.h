// EQUAL, NOT_EQUAL, GREATER, GREATER_EQUAL, LESS and LESS_EQUAL of two tensors that are broadcast against each other,
// and MAXIMUM and MINIMUM. All leave the data of ops/broadcast.h.
//
// Quantised int8 and uint8 are compared by their real values, in steps that depend on the scales alone: small
// differences count as equal. So are int16 by EQUAL and NOT_EQUAL, while the other four compare int16 as the integers
// they are, whatever the scales. MAXIMUM and MINIMUM take the integers as they are: all three tensors should have one
// quantisation. Integers without quantisation are compared as they are, also by NOT_EQUAL of int16, whose output LiteRT
// does not write.
#ifndef TFLITE_MICRO_OPS_COMPARISONS_H_
#define TFLITE_MICRO_OPS_COMPARISONS_H_

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// BroadcastData::kernel; the parameters are kernels::CompareParams.
enum CompareKernel {
  kCompareS8,
  kCompareU8,
  kCompareS16,
  kCompareS32,
  kCompareS64,
  kCompareF32,
  kCompareBool,
  kCompareScaledS8,
  kCompareScaledU8,
  kCompareScaledS16,
};

TfLiteStatus PrepareEqual(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareNotEqual(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareGreater(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareGreaterEqual(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareLess(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareLessEqual(TfLiteContext* context, TfLiteNode* node);
// For all six.
TfLiteStatus EvalComparison(TfLiteContext* context, TfLiteNode* node);

// BroadcastData::kernel; the parameters are kernels::ExtremumParams.
enum ExtremumKernel { kExtremumS8, kExtremumU8, kExtremumS16, kExtremumS32, kExtremumS64, kExtremumF32 };

TfLiteStatus PrepareMaximum(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareMinimum(TfLiteContext* context, TfLiteNode* node);
// For both.
TfLiteStatus EvalExtremum(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_COMPARISONS_H_
