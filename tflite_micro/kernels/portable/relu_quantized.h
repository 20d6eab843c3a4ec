// The body of the quantised ReLU kernels, for both widths.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_RELU_QUANTIZED_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_RELU_QUANTIZED_H_

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/portable/quantized_elements.h"
#include "tflite_micro/kernels/relu.h"

namespace tflite {
namespace kernels {

TFLM_BODY_FOR_TYPES void ReluQuantized(ElementType type, const ReluParams& params, const void* input, void* output,
                                       int size) {
  // Clamped before the zero point is added, so that the sum cannot overflow.
  const int32_t lowest = params.lowest - params.output_zero_point;
  const int32_t highest = params.highest - params.output_zero_point;
  for (int i = 0; i < size; ++i) {
    const int32_t value = LoadElement(type, input, i) - params.input_zero_point;
    const int side = value < 0;
    const int32_t scaled = ScaleSaturating(value, params.multiplier[side], params.shift[side]);
    StoreElement(type, Clamp(scaled, lowest, highest) + params.output_zero_point, output, i);
  }
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_RELU_QUANTIZED_H_
