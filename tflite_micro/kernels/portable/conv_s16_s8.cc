// 2-D convolution of int16 activations with int8 weights, for any processor.
#include "tflite_micro/kernels/conv.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/conv_traversal.h"

namespace tflite {
namespace kernels {

void ConvS16S8(const WindowShape& shape, int32_t filter_depth, const Requantization& requantization,
               const int16_t* input, const int8_t* filter, const int64_t* bias, int16_t* output) {
  const ArithmeticS16S8<int64_t> arithmetic = {bias, requantization};
  ConvTraversal(arithmetic, shape, filter_depth, input, filter, output);
}

void ConvS16S8(const WindowShape& shape, int32_t filter_depth, const Requantization& requantization,
               const int16_t* input, const int8_t* filter, const int32_t* bias, int16_t* output) {
  const ArithmeticS16S8<int32_t> arithmetic = {bias, requantization};
  ConvTraversal(arithmetic, shape, filter_depth, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
