// 2-D transposed convolution. The name says the types: activations, then weights.
#ifndef TFLITE_MICRO_KERNELS_TRANSPOSE_CONV_H_
#define TFLITE_MICRO_KERNELS_TRANSPOSE_CONV_H_

#include <stdint.h>

#include "tflite_micro/kernels/requantization.h"
#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {

// output[b, y, x, c] = requantised(bias[c] + sum over the taps (i, j) and input positions (v, u) with
//     y = v * stride_height - padding_top + i and x = u * stride_width - padding_left + j, and over d, of
//     (input[b, v, u, d] + input_offset) * filter[c, i, j, d])
// Here the window slides over the output: input [batches, input_height, input_width, input_depth], filter
// [output_depth, filter_height, filter_width, input_depth], output [batches, output_height, output_width,
// output_depth], positions of both their steps apart; the dilations are 1. `bias` [output_depth] may be null.
// `input_offset` is -127 .. 128. Each output gathers what reaches it, in any order of rows. `scratch`: as many bytes as
// TransposeConvS8S8ScratchSize() says, aligned to 4; that is never more for a part of the channels.
void TransposeConvS8S8(const WindowShape& shape, int32_t input_offset, const Requantization& requantization,
                       const int8_t* input, const int8_t* filter, const int32_t* bias, int8_t* output, void* scratch);
int64_t TransposeConvS8S8ScratchSize(const WindowShape& shape);

// The accumulators instead of what they are requantised to.
void TransposeConvS8S8ToS32(const WindowShape& shape, int32_t input_offset, const int8_t* input, const int8_t* filter,
                            int32_t* output);

// The same for uint8, with an offset for the weights too. The offsets are -255 .. 0.
void TransposeConvU8U8(const WindowShape& shape, int32_t input_offset, int32_t filter_offset,
                       const Requantization& requantization, const uint8_t* input, const uint8_t* filter,
                       const int32_t* bias, uint8_t* output);

// The same for int16 activations without zero points, with the accumulators' type that of the bias.
void TransposeConvS16S8(const WindowShape& shape, const Requantization& requantization, const int16_t* input,
                        const int8_t* filter, const int64_t* bias, int16_t* output);
void TransposeConvS16S8(const WindowShape& shape, const Requantization& requantization, const int16_t* input,
                        const int8_t* filter, const int32_t* bias, int16_t* output);

// The same for float32; the result is clamped to [lowest, highest].
void TransposeConvF32(const WindowShape& shape, float lowest, float highest, const float* input, const float* filter,
                      const float* bias, float* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_TRANSPOSE_CONV_H_
