// 2-D depthwise convolution in float32, for any processor.
#include "tflite_micro/kernels/depthwise_conv.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/depthwise_conv_traversal.h"

namespace tflite {
namespace kernels {

void DepthwiseConvF32(const WindowShape& shape, float lowest, float highest, const float* input, const float* filter,
                      const float* bias, float* output) {
  const ArithmeticF32 arithmetic = {bias, lowest, highest};
  DepthwiseConvTraversal(arithmetic, shape, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
