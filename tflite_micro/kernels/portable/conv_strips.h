// A convolution of int8 by strips (window_strip.h): the walk over positions and groups of channels, for versions whose
// inner loops take a strip of so many positions.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_CONV_STRIPS_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_CONV_STRIPS_H_

#include <stdint.h>

#include "tflite_micro/kernels/factor_kind.h"
#include "tflite_micro/kernels/portable/window_strip.h"
#include "tflite_micro/kernels/requantization.h"
#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {

// Of a filter with `size` weights for each channel: the strip, then the channels' kinds.
template <typename Element, int kPositions>
int64_t ConvStripsScratchSize(const WindowShape& shape, int64_t size) {
  return size * kPositions * static_cast<int64_t>(sizeof(Element)) + shape.output_depth;
}

// Calls outputs(strip, count, kinds, first, end, output) for the channels first .. end-1 at the first `count` positions
// of a strip; `output` is of channel `first` at the first of them. Shapes as ConvS8S8().
template <typename Element, int kPositions, typename Outputs>
void ConvByStrips(const WindowShape& shape, int32_t filter_depth, int32_t input_offset,
                  const Requantization& requantization, const int8_t* input, const int32_t* bias, int8_t* output,
                  void* scratch, const Outputs& outputs) {
  const int32_t size = shape.filter_height * shape.filter_width * filter_depth;
  const int32_t group_outputs = shape.output_depth / (shape.input_depth / filter_depth);
  const int32_t positions = shape.output_height * shape.output_width;
  auto* const strip = static_cast<Element*>(scratch);
  auto* const kinds = reinterpret_cast<FactorKind*>(strip + kPositions * size);
  for (int32_t channel = 0; channel < shape.output_depth; ++channel) {
    kinds[channel] = KindOf(requantization, channel, bias != nullptr ? bias[channel] : 0, size);
  }
  const WindowStrip<Element, kPositions> windows(shape, filter_depth, input_offset);
  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    int32_t y = 0;
    int32_t x = 0;
    for (int32_t position = 0; position < positions;) {
      // Where several groups read the same rows, none of them writes beyond a row that others have to read for.
      const int32_t left = group_outputs == shape.output_depth ? positions - position : shape.output_width - x;
      const int count = static_cast<int>(left < kPositions ? left : kPositions);
      int32_t next_x = x;
      int32_t next_y = y;
      for (int32_t first = 0; first < shape.output_depth; first += group_outputs) {
        next_x = x;
        next_y = y;
        for (int p = 0; p < count; ++p) {
          windows.Gather(input + first / group_outputs * filter_depth, next_y, next_x, strip + p);
          if (++next_x == shape.output_width) {
            next_x = 0;
            ++next_y;
          }
        }
        outputs(strip, count, kinds, first, first + group_outputs, output + first);
      }
      x = next_x;
      y = next_y;
      position += count;
      output += count * shape.output_step;
    }
    input += shape.input_height * shape.input_width * shape.input_step;
  }
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_CONV_STRIPS_H_
