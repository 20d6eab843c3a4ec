// Matrix product of a fully connected layer. The name says the types: activations, then weights.
#ifndef TFLITE_MICRO_KERNELS_FULLY_CONNECTED_H_
#define TFLITE_MICRO_KERNELS_FULLY_CONNECTED_H_

#include <stdint.h>

#include "tflite_micro/kernels/requantization.h"

namespace tflite {
namespace kernels {

// output[b, n] = requantised(bias[n] + sum over k of (input[b, k] + input_offset) * (filter[n, k] + filter_offset))
// input [batches, depth], filter [units, depth], output [batches, units], all dense; `depth` and `units` are positive.
// `bias` [units] may be null. The offsets are -128 .. 128. Unlike convolutions, which round twice, it rounds as if the
// factor were a double: LiteRT's reference kernel does so. `scratch`: as many bytes as FullyConnectedS8S8ScratchSize()
// says, aligned to 4.
void FullyConnectedS8S8(int32_t batches, int32_t depth, int32_t units, int32_t input_offset, int32_t filter_offset,
                        const PreciseRequantization& requantization, const int8_t* input, const int8_t* filter,
                        const int32_t* bias, int8_t* output, void* scratch);
int64_t FullyConnectedS8S8ScratchSize(int32_t depth);

// The same for uint8, with offsets of -255 .. 0.
void FullyConnectedU8U8(int32_t batches, int32_t depth, int32_t units, int32_t input_offset, int32_t filter_offset,
                        const PreciseRequantization& requantization, const uint8_t* input, const uint8_t* filter,
                        const int32_t* bias, uint8_t* output);

// The same for int16 activations without zero points, with the accumulators' type that of the bias.
void FullyConnectedS16S8(int32_t batches, int32_t depth, int32_t units, int32_t filter_offset,
                         const PreciseRequantization& requantization, const int16_t* input, const int8_t* filter,
                         const int64_t* bias, int16_t* output);
void FullyConnectedS16S8(int32_t batches, int32_t depth, int32_t units, int32_t filter_offset,
                         const PreciseRequantization& requantization, const int16_t* input, const int8_t* filter,
                         const int32_t* bias, int16_t* output);

// The same for float32; the result is clamped to [lowest, highest].
void FullyConnectedF32(int32_t batches, int32_t depth, int32_t units, float lowest, float highest, const float* input,
                       const float* filter, const float* bias, float* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_FULLY_CONNECTED_H_
