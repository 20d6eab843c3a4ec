// 2-D convolution of uint8 activations with uint8 weights, for any processor.
#include "tflite_micro/kernels/conv.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/window_traversal.h"

namespace tflite {
namespace kernels {

void ConvU8U8(const WindowShape& shape, int32_t filter_depth, int32_t input_offset, int32_t filter_offset,
              const Requantization& requantization, const uint8_t* input, const uint8_t* filter, const int32_t* bias,
              uint8_t* output) {
  const ArithmeticU8<> arithmetic = {input_offset, filter_offset, bias, requantization};
  TraverseConv(arithmetic, shape, filter_depth, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
