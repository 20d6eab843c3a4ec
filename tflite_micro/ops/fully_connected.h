// FULLY_CONNECTED: the parts that firmware may link one by one.
#ifndef TFLITE_MICRO_OPS_FULLY_CONNECTED_H_
#define TFLITE_MICRO_OPS_FULLY_CONNECTED_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/ops/convolution.h"

namespace tflite {
namespace ops {

struct FullyConnectedFloatData {
  FloatRange range;
};

// Followed by the factors.
struct FullyConnectedQuantizedData {
  QuantizedData quantized;
};

// Followed by the weights' scales.
struct FullyConnectedHybridData {
  HybridData hybrid;
};

// Inputs: input of any shape whose elements make whole rows of the filter's depth, filter [units, depth], optional bias
// [units]. Output [rows, units], or with keep_num_dims the input's shape with the last dimension replaced by `units`.
//
// With float activations and a filter of int8, int4 or int2, each row of activations is quantised as it comes: as the
// option asymmetric_quantize_inputs says. A uint8 filter is one of int8 there: old converters named their weights so.
TfLiteStatus PrepareFullyConnected(TfLiteContext* context, TfLiteNode* node);

// Any accepted types, or those of the input: with int8 and int16 the filter is int8, int4 or int2; Hybrid: with
// float activations it is one of these, too.
TfLiteStatus EvalFullyConnected(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalFullyConnectedFloat32(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalFullyConnectedHybrid(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalFullyConnectedInt8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalFullyConnectedUInt8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalFullyConnectedInt16(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_FULLY_CONNECTED_H_
