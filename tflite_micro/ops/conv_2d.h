// CONV_2D: the parts that firmware may link one by one.
#ifndef TFLITE_MICRO_OPS_CONV_2D_H_
#define TFLITE_MICRO_OPS_CONV_2D_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/ops/convolution.h"

namespace tflite {
namespace ops {

struct Conv2DFloatData {
  WindowData window;
  FloatRange range;
};

// Followed by the factors.
struct Conv2DQuantizedData {
  WindowData window;
  QuantizedData quantized;
};

// Followed by the weights' scales.
struct Conv2DHybridData {
  WindowData window;
  HybridData hybrid;
};

// Inputs: input [batch, height, width, depth], filter [output_depth, height, width, depth / groups], optional bias
// [output_depth]. Output [batch, height, width, output_depth].
//
// With float activations and a filter of int8, int4 or int2, the activations of a batch are quantised as they come:
// symmetrically if the filter's scales are all the same and there is one group, otherwise asymmetrically. A uint8
// filter is one of int8 there: old converters named their weights so.
TfLiteStatus PrepareConv2D(TfLiteContext* context, TfLiteNode* node);

// Any accepted types, or those of the input: with int8 and int16 the filter is int8, int4 or int2; Hybrid: with
// float activations it is one of these, too.
TfLiteStatus EvalConv2D(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalConv2DFloat32(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalConv2DHybrid(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalConv2DInt8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalConv2DUInt8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalConv2DInt16(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_CONV_2D_H_
