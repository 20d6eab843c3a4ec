// DEPTHWISE_CONV_2D: the parts that firmware may link one by one.
#ifndef TFLITE_MICRO_OPS_DEPTHWISE_CONV_2D_H_
#define TFLITE_MICRO_OPS_DEPTHWISE_CONV_2D_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/ops/convolution.h"

namespace tflite {
namespace ops {

struct DepthwiseConv2DFloatData {
  WindowData window;
  FloatRange range;
};

// Followed by the factors.
struct DepthwiseConv2DQuantizedData {
  WindowData window;
  QuantizedData quantized;
};

// Followed by the weights' scales.
struct DepthwiseConv2DHybridData {
  WindowData window;
  HybridData hybrid;
};

// Inputs: input [batch, height, width, depth], filter [1, height, width, depth * multiplier], optional bias
// [depth * multiplier]. Output [batch, height, width, depth * multiplier]. The multiplier follows from the shapes.
//
// With float activations and a filter of int8, int4 or int2, the activations of a batch are quantised as they come,
// asymmetrically.
TfLiteStatus PrepareDepthwiseConv2D(TfLiteContext* context, TfLiteNode* node);

// Any accepted types, or those of the input: with int8 and int16 the filter is int8, int4 or int2; Hybrid: with
// float activations it is one of these, too.
TfLiteStatus EvalDepthwiseConv2D(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalDepthwiseConv2DFloat32(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalDepthwiseConv2DHybrid(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalDepthwiseConv2DInt8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalDepthwiseConv2DUInt8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalDepthwiseConv2DInt16(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_DEPTHWISE_CONV_2D_H_
