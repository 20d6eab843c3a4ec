// 2-D convolution of int8 activations with int8 weights, for any processor.
#include "tflite_micro/kernels/conv.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/conv_traversal.h"

namespace tflite {
namespace kernels {

void ConvS8S8(const WindowShape& shape, int32_t filter_depth, int32_t input_offset,
              const Requantization& requantization, const int8_t* input, const int8_t* filter, const int32_t* bias,
              int8_t* output, void*) {
  const ArithmeticS8<> arithmetic = {input_offset, bias, requantization};
  ConvTraversal(arithmetic, shape, filter_depth, input, filter, output);
}

int64_t ConvS8S8ScratchSize(const WindowShape&, int32_t) { return 0; }

}  // namespace kernels
}  // namespace tflite
