// 2-D depthwise convolution: every input channel has its own filters. The name says the types: activations, then
// weights.
#ifndef TFLITE_MICRO_KERNELS_DEPTHWISE_CONV_H_
#define TFLITE_MICRO_KERNELS_DEPTHWISE_CONV_H_

#include <stdint.h>

#include "tflite_micro/kernels/requantization.h"
#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {

// output[b, y, x, d * multiplier + m] = requantised(bias[d * multiplier + m] + sum over taps (i, j) of
//     (input[b, y * stride - padding + i * dilation, x ..., d] + input_offset) * filter[i, j, d * multiplier + m])
// input [batches, input_height, input_width, input_depth], filter [filter_height, filter_width, output_depth], output
// [batches, output_height, output_width, output_depth], positions of both their steps apart; multiplier = output_depth
// / input_depth exactly. Taps outside of the input do not count. `bias` [output_depth] may be null. `input_offset` is
// -127 .. 128. `scratch`: as many bytes as DepthwiseConvS8S8ScratchSize() says, aligned to 4; that is never more for a
// part of the channels.
void DepthwiseConvS8S8(const WindowShape& shape, int32_t input_offset, const Requantization& requantization,
                       const int8_t* input, const int8_t* filter, const int32_t* bias, int8_t* output, void* scratch);
int64_t DepthwiseConvS8S8ScratchSize(const WindowShape& shape);

// The accumulators instead of what they are requantised to.
void DepthwiseConvS8S8ToS32(const WindowShape& shape, int32_t input_offset, const int8_t* input, const int8_t* filter,
                            int32_t* output);

// The same for uint8, with an offset for the weights too. The offsets are -255 .. 0.
void DepthwiseConvU8U8(const WindowShape& shape, int32_t input_offset, int32_t filter_offset,
                       const Requantization& requantization, const uint8_t* input, const uint8_t* filter,
                       const int32_t* bias, uint8_t* output);

// The same for int16 activations without zero points. Accumulators have 64 bits.
void DepthwiseConvS16S8(const WindowShape& shape, const Requantization& requantization, const int16_t* input,
                        const int8_t* filter, const int64_t* bias, int16_t* output);

// The same for float32; the result is clamped to [lowest, highest].
void DepthwiseConvF32(const WindowShape& shape, float lowest, float highest, const float* input, const float* filter,
                      const float* bias, float* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_DEPTHWISE_CONV_H_
