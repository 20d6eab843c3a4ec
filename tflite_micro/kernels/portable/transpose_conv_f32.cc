// 2-D transposed convolution in float32, for any processor.
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/window_traversal.h"
#include "tflite_micro/kernels/transpose_conv.h"

namespace tflite {
namespace kernels {

void TransposeConvF32(const WindowShape& shape, float lowest, float highest, const float* input, const float* filter,
                      const float* bias, float* output) {
  const ArithmeticF32 arithmetic = {bias, lowest, highest};
  TraverseTransposeConv(arithmetic, shape, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
