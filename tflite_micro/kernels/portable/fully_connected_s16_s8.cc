// Fully connected layer of int16 activations and int8 weights, for any processor.
#include "tflite_micro/kernels/fully_connected.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/fully_connected_traversal.h"

namespace tflite {
namespace kernels {
namespace {

// Once for both types of bias.
__attribute__((noinline)) void Run(const ArithmeticS16S8<PreciseRequantization>& arithmetic, int32_t batches,
                                   int32_t depth, int32_t units, int32_t filter_offset, const int16_t* input,
                                   const int8_t* filter, int16_t* output) {
  // The filter's offset contributes the same to every unit: the sum of the inputs times the offset.
  const auto start = [&](const int16_t* x) {
    int64_t sum = 0;
    if (filter_offset == 0) return sum;
    for (int32_t i = 0; i < depth; ++i) sum += x[i];
    return sum * filter_offset;
  };
  FullyConnectedTraversal(arithmetic, start, batches, depth, units, input, filter, output);
}

}  // namespace

void FullyConnectedS16S8(int32_t batches, int32_t depth, int32_t units, int32_t filter_offset,
                         const PreciseRequantization& requantization, const int16_t* input, const int8_t* filter,
                         const int64_t* bias, int16_t* output) {
  Run({bias, requantization}, batches, depth, units, filter_offset, input, filter, output);
}

void FullyConnectedS16S8(int32_t batches, int32_t depth, int32_t units, int32_t filter_offset,
                         const PreciseRequantization& requantization, const int16_t* input, const int8_t* filter,
                         const int32_t* bias, int16_t* output) {
  Run({bias, requantization}, batches, depth, units, filter_offset, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
