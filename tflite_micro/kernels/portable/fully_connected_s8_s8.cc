// Fully connected layer of int8 activations and int8 weights, for any processor.
#include "tflite_micro/kernels/board_memory.h"
#include "tflite_micro/kernels/fully_connected.h"
#include "tflite_micro/kernels/matrix_vector.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/fully_connected_traversal.h"

namespace tflite {
namespace kernels {

void FullyConnectedS8S8(int32_t batches, int32_t depth, int32_t units, int32_t input_offset, int32_t filter_offset,
                        const PreciseRequantization& requantization, const int8_t* input, const int8_t* filter,
                        const int32_t* bias, int8_t* output, void*) {
#ifdef __OPTIMIZE_SIZE__
  const ArithmeticS8<PreciseRequantization> arithmetic = {input_offset, bias, requantization};
  FullyConnectedTraversal(arithmetic, CommonOfInputs{input_offset, filter_offset, depth}, batches, depth, units, input,
                          filter, output);
#else
  constexpr int32_t kBlock = 32;  // units whose sums are computed at a time
  const CommonOfInputs common_of = {input_offset, filter_offset, depth};
  for (; batches > 0; --batches, input += depth) {
    const uint32_t common = common_of(input);
    const int8_t* rows = filter;
    for (int32_t first = 0; first < units; first += kBlock) {
      const int32_t count = units - first < kBlock ? units - first : kBlock;
      int32_t sums[kBlock];
      for (int32_t i = 0; i < count; ++i) {
        sums[i] = static_cast<int32_t>(common + (bias != nullptr ? static_cast<uint32_t>(bias[first + i]) : 0));
      }
      MatricesTimesVectorS8(&rows, 1, count, depth, input, input_offset, sums);
      for (int32_t i = 0; i < count; ++i) {
        *output++ = static_cast<int8_t>(requantization.Apply(sums[i], first + i));
      }
      rows += count * depth;
    }
  }
#endif
}

int64_t FullyConnectedS8S8ScratchSize(int32_t depth) {
  if (const BoardMemory* board = MeasuredBoard()) return board->fully_connected_scratch_size(depth);
  return 0;
}

}  // namespace kernels
}  // namespace tflite
