// BITCAST: the same bytes as elements of another type. Elements of another size change the shape: smaller ones add a
// last dimension of as many as fit, larger ones take one away. Bytes are in the core's order.
#ifndef TFLITE_MICRO_OPS_BITCAST_H_
#define TFLITE_MICRO_OPS_BITCAST_H_

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// Eval is that of RESHAPE (reshape.h).
TfLiteStatus PrepareBitcast(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_BITCAST_H_
