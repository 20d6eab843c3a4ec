// MUL: product of two tensors that are broadcast against each other, with a fused activation. Its data is that of
// ops/broadcast.h.
#ifndef TFLITE_MICRO_OPS_MUL_H_
#define TFLITE_MICRO_OPS_MUL_H_

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// BroadcastData::kernel, and the parameters that go with each (kernels/mul.h).
enum MulKernel {
  kMulS8,   // MulQuantizedParams
  kMulS16,  // MulQuantizedParams
  kMulS32,  // MulParamsS32
  kMulF32,  // MulParamsF32
};

TfLiteStatus PrepareMul(TfLiteContext* context, TfLiteNode* node);

TfLiteStatus EvalMul(TfLiteContext* context, TfLiteNode* node);
// For firmware whose products are all int8: links that kernel alone.
TfLiteStatus EvalMulS8(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_MUL_H_
