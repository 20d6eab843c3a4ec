// Fully connected layer of int16 activations and int8 weights, for any processor.
#include "tflite_micro/kernels/fully_connected.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/fully_connected_traversal.h"

namespace tflite {
namespace kernels {
namespace {

template <typename Bias>
void FullyConnected(int32_t batches, int32_t depth, int32_t units, int32_t filter_offset,
                    const PreciseRequantization& requantization, const int16_t* input, const int8_t* filter,
                    const Bias* bias, int16_t* output) {
  const ArithmeticS16S8<Bias, PreciseRequantization> arithmetic = {bias, requantization};
  // The filter's offset contributes the same to every unit: the sum of the inputs times the offset.
  const auto start = [&](const int16_t* x) {
    int64_t sum = 0;
    if (filter_offset == 0) return static_cast<Bias>(0);
    for (int32_t i = 0; i < depth; ++i) sum += x[i];
    return static_cast<Bias>(sum * filter_offset);
  };
  FullyConnectedTraversal(arithmetic, start, batches, depth, units, input, filter, output);
}

}  // namespace

void FullyConnectedS16S8(int32_t batches, int32_t depth, int32_t units, int32_t filter_offset,
                         const PreciseRequantization& requantization, const int16_t* input, const int8_t* filter,
                         const int64_t* bias, int16_t* output) {
  FullyConnected(batches, depth, units, filter_offset, requantization, input, filter, bias, output);
}

void FullyConnectedS16S8(int32_t batches, int32_t depth, int32_t units, int32_t filter_offset,
                         const PreciseRequantization& requantization, const int16_t* input, const int8_t* filter,
                         const int32_t* bias, int16_t* output) {
  FullyConnected(batches, depth, units, filter_offset, requantization, input, filter, bias, output);
}

}  // namespace kernels
}  // namespace tflite
