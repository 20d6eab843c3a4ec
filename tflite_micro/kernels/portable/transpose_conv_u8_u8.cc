// 2-D transposed convolution of uint8 activations with uint8 weights, for any processor.
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/window_traversal.h"
#include "tflite_micro/kernels/transpose_conv.h"

namespace tflite {
namespace kernels {

void TransposeConvU8U8(const WindowShape& shape, int32_t input_offset, int32_t filter_offset,
                       const Requantization& requantization, const uint8_t* input, const uint8_t* filter,
                       const int32_t* bias, uint8_t* output) {
  const ArithmeticU8<> arithmetic = {input_offset, filter_offset, bias, requantization};
  TraverseTransposeConv(arithmetic, shape, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
