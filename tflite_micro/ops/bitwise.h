// LOGICAL_AND, LOGICAL_OR and LOGICAL_NOT of booleans; BITWISE_XOR and RIGHT_SHIFT of integers. Those with two inputs
// leave the data of ops/broadcast.h; LOGICAL_NOT has none.
#ifndef TFLITE_MICRO_OPS_BITWISE_H_
#define TFLITE_MICRO_OPS_BITWISE_H_

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

TfLiteStatus PrepareLogicalAnd(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareLogicalOr(TfLiteContext* context, TfLiteNode* node);
// For both. The data has kernels::LogicalParams.
TfLiteStatus EvalLogical(TfLiteContext* context, TfLiteNode* node);

TfLiteStatus PrepareLogicalNot(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalLogicalNot(TfLiteContext* context, TfLiteNode* node);

// BroadcastData::kernel of RIGHT_SHIFT; that of BITWISE_XOR is the logarithm of the elements' bytes. No parameters.
enum RightShiftKernel {
  kRightShiftS8,
  kRightShiftU8,
  kRightShiftS16,
  kRightShiftU16,
  kRightShiftS32,
  kRightShiftU32,
};
TfLiteStatus PrepareBitwiseXor(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalBitwiseXor(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareRightShift(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalRightShift(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_BITWISE_H_
