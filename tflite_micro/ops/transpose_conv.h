// TRANSPOSE_CONV: the parts that firmware may link one by one.
#ifndef TFLITE_MICRO_OPS_TRANSPOSE_CONV_H_
#define TFLITE_MICRO_OPS_TRANSPOSE_CONV_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/ops/convolution.h"

namespace tflite {
namespace ops {

struct TransposeConvFloatData {
  WindowData window;
  FloatRange range;
};

// Followed by the factors.
struct TransposeConvQuantizedData {
  WindowData window;
  QuantizedData quantized;
};

// Followed by the weights' scales.
struct TransposeConvHybridData {
  WindowData window;
  HybridData hybrid;
};

// Inputs: output shape (4 values; if it is not a constant it must come out as the model's output is), filter
// [output_depth, height, width, depth], input [batch, height, width, depth], optional bias [output_depth]. Output
// [batch, height, width, output_depth]; with SAME padding the filter is placed as in the convolution that would lead
// from the output to the input, with VALID its first tap meets the first output.
//
// With float activations and a filter of int8, int4 or int2, the activations of a batch are quantised as they come,
// asymmetrically.
TfLiteStatus PrepareTransposeConv(TfLiteContext* context, TfLiteNode* node);

// Any accepted types, or those of the input: with int8 and int16 the filter is int8, int4 or int2; Hybrid: with
// float activations it is one of these, too.
TfLiteStatus EvalTransposeConv(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalTransposeConvFloat32(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalTransposeConvHybrid(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalTransposeConvInt8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalTransposeConvUInt8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalTransposeConvInt16(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_TRANSPOSE_CONV_H_
