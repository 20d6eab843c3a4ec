// Fully connected layer of int8 activations and int8 weights, for any processor.
#include "tflite_micro/kernels/fully_connected.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/fully_connected_traversal.h"

namespace tflite {
namespace kernels {

void FullyConnectedS8S8(int32_t batches, int32_t depth, int32_t units, int32_t input_offset, int32_t filter_offset,
                        const PreciseRequantization& requantization, const int8_t* input, const int8_t* filter,
                        const int32_t* bias, int8_t* output, void*) {
  const ArithmeticS8<PreciseRequantization> arithmetic = {input_offset, bias, requantization};
  // The filter's offset contributes the same to every unit: the sum of the inputs times the offset.
  const auto start = [&](const int8_t* x) {
    uint32_t sum = 0;
    if (filter_offset == 0) return sum;
    for (int32_t i = 0; i < depth; ++i) sum += static_cast<uint32_t>(x[i] + input_offset);
    return sum * static_cast<uint32_t>(filter_offset);
  };
  FullyConnectedTraversal(arithmetic, start, batches, depth, units, input, filter, output);
}

int64_t FullyConnectedS8S8ScratchSize(int32_t) { return 0; }

}  // namespace kernels
}  // namespace tflite
