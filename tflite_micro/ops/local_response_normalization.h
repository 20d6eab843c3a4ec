// LOCAL_RESPONSE_NORMALIZATION: x * (bias + alpha * sum of the squares of x and its neighbours)^-beta. Neighbours are
// `radius` elements on either side along the last dimension, as the operator is defined and as LiteRT computes it by
// default. LiteRT's reference kernel leaves out the last of them.
#ifndef TFLITE_MICRO_OPS_LOCAL_RESPONSE_NORMALIZATION_H_
#define TFLITE_MICRO_OPS_LOCAL_RESPONSE_NORMALIZATION_H_

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// OpData: kernels::LocalResponseParams.
TfLiteStatus PrepareLocalResponseNormalization(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalLocalResponseNormalization(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_LOCAL_RESPONSE_NORMALIZATION_H_
