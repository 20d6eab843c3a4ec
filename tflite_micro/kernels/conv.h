// 2-D convolution. The name says the types: activations, then weights.
#ifndef TFLITE_MICRO_KERNELS_CONV_H_
#define TFLITE_MICRO_KERNELS_CONV_H_

#include <stdint.h>

#include "tflite_micro/kernels/requantization.h"
#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {

// output[b, y, x, c] = requantised(bias[c] + sum over taps (i, j) and d of
//     (input[b, y * stride - padding + i * dilation, x ..., g * filter_depth + d] + input_offset) * filter[c, i, j, d])
// input [batches, input_height, input_width, input_depth], filter [output_depth, filter_height, filter_width,
// filter_depth], output [batches, output_height, output_width, output_depth]; positions of input and output lie their
// steps apart. filter_depth divides input_depth, and the number of groups input_depth / filter_depth divides
// output_depth; g is the group of channel c. Taps outside of the input do not count. `bias` [output_depth] may be null.
// `input_offset` is -127 .. 128. `scratch`: as many bytes as ConvS8S8ScratchSize() says, aligned to 4; that is never
// more for a part of the channels.
void ConvS8S8(const WindowShape& shape, int32_t filter_depth, int32_t input_offset,
              const Requantization& requantization, const int8_t* input, const int8_t* filter, const int32_t* bias,
              int8_t* output, void* scratch);
int64_t ConvS8S8ScratchSize(const WindowShape& shape, int32_t filter_depth);

// The accumulators instead of what they are requantised to.
void ConvS8S8ToS32(const WindowShape& shape, int32_t filter_depth, int32_t input_offset, const int8_t* input,
                   const int8_t* filter, int32_t* output);

// The same for uint8, with an offset for the weights too. The offsets are -255 .. 0.
void ConvU8U8(const WindowShape& shape, int32_t filter_depth, int32_t input_offset, int32_t filter_offset,
              const Requantization& requantization, const uint8_t* input, const uint8_t* filter, const int32_t* bias,
              uint8_t* output);

// The same for int16 activations without zero points, with the accumulators' type that of the bias.
void ConvS16S8(const WindowShape& shape, int32_t filter_depth, const Requantization& requantization,
               const int16_t* input, const int8_t* filter, const int64_t* bias, int16_t* output);
void ConvS16S8(const WindowShape& shape, int32_t filter_depth, const Requantization& requantization,
               const int16_t* input, const int8_t* filter, const int32_t* bias, int16_t* output);

// The same for float32; the result is clamped to [lowest, highest].
void ConvF32(const WindowShape& shape, int32_t filter_depth, float lowest, float highest, const float* input,
             const float* filter, const float* bias, float* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_CONV_H_
