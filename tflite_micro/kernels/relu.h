// Activations that are linear on either side of zero: ReLU and its bounded and leaky kinds, element by element.
#ifndef TFLITE_MICRO_KERNELS_RELU_H_
#define TFLITE_MICRO_KERNELS_RELU_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// From the input's quantisation to the output's, with a factor for each side of the input's zero point:
// output = (input - input_zero_point) * multiplier * 2^(shift - 31) + output_zero_point, clamped to [lowest, highest].
// [0]: inputs at or above the zero point, [1]: below. A negative multiplier negates the result of the positive one.
struct ReluParams {
  int32_t input_zero_point;
  int32_t output_zero_point;
  int32_t multiplier[2];
  int32_t shift[2];
  int32_t lowest;
  int32_t highest;
};

// All: `input` and `output` hold `size` elements and may be the same.
void ReluS8(const ReluParams& params, const int8_t* input, int8_t* output, int size);
void ReluU8(const ReluParams& params, const uint8_t* input, uint8_t* output, int size);
void ReluS16(const ReluParams& params, const int16_t* input, int16_t* output, int size);

// Clamped to [lowest, highest]; a NaN stays one.
void ReluF32(float lowest, float highest, const float* input, float* output, int size);
// x where x > 0, else alpha * x.
void LeakyReluF32(float alpha, const float* input, float* output, int size);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_RELU_H_
