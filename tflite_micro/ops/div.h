// DIV with a fused activation, FLOOR_DIV and FLOOR_MOD of two tensors that are broadcast against each other. All leave
// the data of ops/broadcast.h.
//
// A zero divisor is an error at run time, which says so, except for DIV and FLOOR_MOD of floats: there a quotient is
// limited to the largest finite float, 0 / 0 and any remainder are NaN. The lowest int32 or int64 divided by -1 wraps.
// FLOOR_DIV and FLOOR_MOD take integers as they are. Quantised quotients are computed in fixed point, as
// LiteRT does; where LiteRT then shifts by more than 31 bits, which is undefined, the quotient is 0.
#ifndef TFLITE_MICRO_OPS_DIV_H_
#define TFLITE_MICRO_OPS_DIV_H_

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// BroadcastData::kernel of each operator, and the parameters (kernels/div.h) of those that have any.
enum DivKernel {
  kDivS8,   // DivQuantizedParams
  kDivU8,   // DivQuantizedParams
  kDivS16,  // DivQuantizedParams
  kDivS32,  // DivParamsS32
  kDivF32,  // DivParamsF32
};
// Of FLOOR_DIV and FLOOR_MOD; without parameters.
enum FloorKernel { kFloorS8, kFloorS16, kFloorS32, kFloorF32, kFloorS64 };

TfLiteStatus PrepareDiv(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalDiv(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareFloorDiv(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalFloorDiv(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalFloorMod(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_DIV_H_
