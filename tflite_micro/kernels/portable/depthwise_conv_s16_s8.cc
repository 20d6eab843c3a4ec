// 2-D depthwise convolution of int16 activations with int8 weights, for any processor.
#include "tflite_micro/kernels/depthwise_conv.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/depthwise_conv_traversal.h"

namespace tflite {
namespace kernels {

void DepthwiseConvS16S8(const WindowShape& shape, const Requantization& requantization, const int16_t* input,
                        const int8_t* filter, const int64_t* bias, int16_t* output) {
  const ArithmeticS16S8<> arithmetic(bias, requantization);
  DepthwiseConvTraversal(arithmetic, shape, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
