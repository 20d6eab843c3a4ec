// PRELU: x where x is not negative, else alpha * x, with an alpha (input 1) that is broadcast to the shape of x.
// Leaves the data of ops/broadcast.h. int16 takes an alpha of int8 or int16; of LiteRT's versions, 2.3 reads an int16
// one as if it were int8.
#ifndef TFLITE_MICRO_OPS_PRELU_H_
#define TFLITE_MICRO_OPS_PRELU_H_

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// BroadcastData::kernel; the parameters are kernels::PreluParams, but for floats, which have none.
enum PreluKernel { kPreluS8, kPreluU8, kPreluS16, kPreluS16S8, kPreluF32 };

TfLiteStatus PreparePrelu(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalPrelu(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_PRELU_H_
