// 2-D convolution of int16 activations with int8 weights, for any processor.
#include "tflite_micro/kernels/conv.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/conv_traversal.h"

namespace tflite {
namespace kernels {
namespace {

// Once for both types of bias.
__attribute__((noinline)) void Run(const ArithmeticS16S8<>& arithmetic, const WindowShape& shape, int32_t filter_depth,
                                   const int16_t* input, const int8_t* filter, int16_t* output) {
  ConvTraversal(arithmetic, shape, filter_depth, input, filter, output);
}

}  // namespace

void ConvS16S8(const WindowShape& shape, int32_t filter_depth, const Requantization& requantization,
               const int16_t* input, const int8_t* filter, const int64_t* bias, int16_t* output) {
  Run({bias, requantization}, shape, filter_depth, input, filter, output);
}

void ConvS16S8(const WindowShape& shape, int32_t filter_depth, const Requantization& requantization,
               const int16_t* input, const int8_t* filter, const int32_t* bias, int16_t* output) {
  Run({bias, requantization}, shape, filter_depth, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
