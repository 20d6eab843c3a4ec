// 2-D convolution in float32, for any processor.
#include "tflite_micro/kernels/conv.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/window_traversal.h"

namespace tflite {
namespace kernels {

void ConvF32(const WindowShape& shape, int32_t filter_depth, float lowest, float highest, const float* input,
             const float* filter, const float* bias, float* output) {
  const ArithmeticF32 arithmetic = {bias, lowest, highest};
  TraverseConv(arithmetic, shape, filter_depth, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
