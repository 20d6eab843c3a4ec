// 2-D convolution of int8 activations with int8 weights up to the accumulators, for any processor.
#include "tflite_micro/kernels/conv.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/window_traversal.h"

namespace tflite {
namespace kernels {

void ConvS8S8ToS32(const WindowShape& shape, int32_t filter_depth, int32_t input_offset, const int8_t* input,
                   const int8_t* filter, int32_t* output) {
  const ArithmeticS8<KeepSums, int32_t> arithmetic = {input_offset, nullptr, {}};
  TraverseConv(arithmetic, shape, filter_depth, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
