// MUL: product of two tensors that are broadcast against each other, with a fused activation. Its data is that of
// ops/broadcast.h.
#ifndef TFLITE_MICRO_OPS_MUL_H_
#define TFLITE_MICRO_OPS_MUL_H_

#include "tflite_micro/common/builtin_op_data.h"
#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"
#include "tflite_micro/kernels/mul.h"

namespace tflite {
namespace ops {

// BroadcastData::kernel, and the parameters that go with each (kernels/mul.h).
enum MulKernel {
  kMulS8,          // MulQuantizedParams
  kMulU8,          // MulQuantizedParams
  kMulS16,         // MulQuantizedParams
  kMulIntegerS16,  // MulIntegerParams
  kMulS32,         // MulIntegerParams
  kMulU32,         // MulIntegerParams
  kMulS64,         // MulIntegerParams
  kMulF32,         // MulParamsF32
};

TfLiteStatus PrepareMul(TfLiteContext* context, TfLiteNode* node);
// The parameters of a quantised product; all three tensors are of one type. Reports a quantisation that does not do.
TfLiteStatus PrepareMulParams(TfLiteContext* context, const TfLiteTensor* a, const TfLiteTensor* b,
                              const TfLiteTensor* output, TfLiteFusedActivation activation,
                              kernels::MulQuantizedParams* params);

TfLiteStatus EvalMul(TfLiteContext* context, TfLiteNode* node);
// For firmware whose products are all int8: links that kernel alone.
TfLiteStatus EvalMulS8(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_MUL_H_
