// 2-D transposed convolution of int16 activations with int8 weights, for any processor.
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/transpose_conv_traversal.h"
#include "tflite_micro/kernels/transpose_conv.h"

namespace tflite {
namespace kernels {

void TransposeConvS16S8(const WindowShape& shape, const Requantization& requantization, const int16_t* input,
                        const int8_t* filter, const int64_t* bias, int16_t* output) {
  const ArithmeticS16S8<int64_t> arithmetic = {bias, requantization};
  TransposeConvTraversal(arithmetic, shape, input, filter, output);
}

void TransposeConvS16S8(const WindowShape& shape, const Requantization& requantization, const int16_t* input,
                        const int8_t* filter, const int32_t* bias, int16_t* output) {
  const ArithmeticS16S8<int32_t> arithmetic = {bias, requantization};
  TransposeConvTraversal(arithmetic, shape, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
