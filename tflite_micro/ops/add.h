// ADD and SUB: sum and difference of two tensors that are broadcast against each other, with a fused activation. Both
// leave the data of ops/broadcast.h and share their kernels. int16 whose scales are all powers of two has arithmetic of
// its own (AddShiftParams) where the options allow it and at most one input's scale differs from the output's, being
// smaller; LiteRT refuses the other combinations, which here are added as any scales are. int16 without any
// quantisation are plain integers, which wrap as int32 and int64 do.
#ifndef TFLITE_MICRO_OPS_ADD_H_
#define TFLITE_MICRO_OPS_ADD_H_

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// BroadcastData::kernel, and the parameters that go with each (kernels/add.h).
enum AddKernel {
  kAddS8,          // AddQuantizedParams
  kAddU8,          // AddQuantizedParams
  kAddS16,         // AddQuantizedParams
  kAddShiftS16,    // AddShiftParams
  kAddIntegerS16,  // AddIntegerParams
  kAddS32,         // AddIntegerParams
  kAddS64,         // AddIntegerParams
  kAddF32,         // AddParamsF32
};

TfLiteStatus PrepareAdd(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareSub(TfLiteContext* context, TfLiteNode* node);

// For both.
TfLiteStatus EvalAdd(TfLiteContext* context, TfLiteNode* node);
// For firmware whose sums are all int8: links that kernel alone.
TfLiteStatus EvalAddS8(TfLiteContext* context, TfLiteNode* node);
// The same for int16, whichever way it is quantised.
TfLiteStatus EvalAddInt16(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_ADD_H_
