// Functions of one value, element by element: ABS, NEG, SIGN, CEIL, FLOOR, ROUND, SQUARE, SQRT, RSQRT, EXP, LOG, SIN,
// COS, ELU, HARD_SWISH and GELU.
//
// float32 is computed by the function itself; quantised int8, uint8 and int16 by tables (ops/lookup_table.h), so that
// these are the same on every target. ABS of int16, int32 and int64, NEG and SIGN of integers are
// computed; the lowest integer has no magnitude and stays. NEG takes integers as they are. SQUARE of integers, which
// LiteRT does not have, is MUL of the tensor with itself: quantised int8, uint8 and int16 are rounded as there, int32
// and int64 wrap. SQRT and RSQRT of negative int8, uint8 and int16 are errors at run time, which say so; SQRT of int8
// and uint8 is rounded down. LOG of a number that is not positive is the lowest value, and RSQRT of 0 the highest.
#ifndef TFLITE_MICRO_OPS_UNARY_MATH_H_
#define TFLITE_MICRO_OPS_UNARY_MATH_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/integer_functions.h"
#include "tflite_micro/kernels/mul.h"
#include "tflite_micro/ops/lookup_table.h"

namespace tflite {
namespace ops {

// OpData: int8, uint8 and int16 tables are LookupTableData and LookupTableS16Data; floats have none, but for GELU.
// SQRT and RSQRT of int8 and uint8.
struct Root8Data {
  LookupTableData lookup;
  int32_t zero_point;  // of the input
};
struct AbsS16Data {
  kernels::AbsS16Params params;
};
// SQUARE of integers: one of the two.
struct SquareData {
  kernels::MulQuantizedParams quantized;
  kernels::MulIntegerParams integer;
};
struct GeluF32Data {
  uint32_t approximate;  // 1: by tanh
};

TfLiteStatus PrepareAbs(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalAbs(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareNeg(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalNeg(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareSign(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSign(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareFloat(TfLiteContext* context, TfLiteNode* node);  // of these three
TfLiteStatus EvalCeil(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalFloor(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalRound(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareSquare(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSquare(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareSqrt(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSqrt(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareRsqrt(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalRsqrt(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareExp(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalExp(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareLog(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalLog(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareSin(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSin(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareCos(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalCos(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareElu(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalElu(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareHardSwish(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalHardSwish(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareGelu(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalGelu(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_UNARY_MATH_H_
