// 2-D transposed convolution of int8 activations with int8 weights, for any processor.
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/window_traversal.h"
#include "tflite_micro/kernels/transpose_conv.h"

namespace tflite {
namespace kernels {

int64_t TransposeConvS8S8ScratchSize(const WindowShape&) { return 0; }

void TransposeConvS8S8(const WindowShape& shape, int32_t input_offset, const Requantization& requantization,
                       const int8_t* input, const int8_t* filter, const int32_t* bias, int8_t* output, void*) {
  const ArithmeticS8<> arithmetic = {input_offset, bias, requantization};
  TraverseTransposeConv(arithmetic, shape, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
