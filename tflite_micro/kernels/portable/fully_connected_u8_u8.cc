// Fully connected layer of uint8 activations and uint8 weights, for any processor.
#include "tflite_micro/kernels/fully_connected.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/fully_connected_traversal.h"

namespace tflite {
namespace kernels {

void FullyConnectedU8U8(int32_t batches, int32_t depth, int32_t units, int32_t input_offset, int32_t filter_offset,
                        const PreciseRequantization& requantization, const uint8_t* input, const uint8_t* filter,
                        const int32_t* bias, uint8_t* output) {
  const ArithmeticU8<PreciseRequantization> arithmetic = {input_offset, filter_offset, bias, requantization};
  const auto start = [](const uint8_t*) { return uint32_t{0}; };
  FullyConnectedTraversal(arithmetic, start, batches, depth, units, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite
