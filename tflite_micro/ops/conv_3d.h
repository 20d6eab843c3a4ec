// CONV_3D and CONV_3D_TRANSPOSE of float32: the parts that firmware may link one by one.
#ifndef TFLITE_MICRO_OPS_CONV_3D_H_
#define TFLITE_MICRO_OPS_CONV_3D_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/ops/convolution.h"

namespace tflite {
namespace ops {

// Along depth, height and width.
struct Conv3DData {
  int32_t padding[3];
  int32_t stride[3];
  int32_t dilation[3];
  FloatRange range;
};

// Inputs: input [batch, depth, height, width, channels], filter [depth, height, width, channels / groups,
// output_channels], optional bias [output_channels]. Output [batch, depth, height, width, output_channels]. LiteRT has
// one group only.
TfLiteStatus PrepareConv3D(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalConv3D(TfLiteContext* context, TfLiteNode* node);

// Inputs: output shape (5 values; if it is not a constant it must come out as the model's output is), filter [depth,
// height, width, output_channels, channels], input [batch, depth, height, width, channels], optional bias
// [output_channels]. The window is that of the convolution that leads from the output to the input.
TfLiteStatus PrepareConv3DTranspose(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalConv3DTranspose(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_CONV_3D_H_
