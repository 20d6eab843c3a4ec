#include "tflite_micro/kernels/l2_normalization.h"

#include <math.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/fixed_point_functions.h"
#include "tflite_micro/kernels/portable/quantized_elements.h"
#include "tflite_micro/kernels/rounding.h"

namespace tflite {
namespace kernels {
namespace {

// Of the elements from `first` on.
TFLM_BODY_FOR_TYPES int64_t SquaredNorm(ElementType type, int32_t first, int depth, int32_t zero_point,
                                        const void* input) {
  int64_t sum = 0;
  for (int i = 0; i < depth; ++i) {
    const int64_t difference = LoadElement(type, input, first + i) - zero_point;
    sum += difference * difference;
  }
  return sum;
}

// Of int8 and uint8.
TFLM_BODY_FOR_TYPES void Normalize8(ElementType type, int rows, int depth, int32_t input_zero_point, const void* input,
                                    void* output) {
  const int32_t zero = type == ElementType::kU8 ? 128 : 0;
  for (int32_t first = 0; first < rows * depth; first += depth) {
    const int64_t squared_norm = SquaredNorm(type, first, depth, input_zero_point, input);
    int32_t multiplier;
    int right_shift;
    InverseSquareRoot(static_cast<int32_t>(squared_norm < INT32_MAX ? squared_norm : INT32_MAX), &multiplier,
                      &right_shift);
    for (int i = 0; i < depth; ++i) {
      const int32_t difference = LoadElement(type, input, first + i) - input_zero_point;
      // The two types differ in where the 7 bits of the output come in, and so in rounding.
      const int32_t scaled = zero == 0 ? ScaleSaturating(difference, multiplier, 7 - right_shift)
                                       : ScaleSaturating(128 * difference, multiplier, -right_shift);
      StoreElement(type, Clamp<int32_t>(scaled, -128, 127) + zero, output, first + i);
    }
  }
}

}  // namespace

void L2NormalizeF32(int rows, int depth, const float* input, float* output) {
  for (int row = 0; row < rows; ++row, input += depth, output += depth) {
    float sum = 0;
    for (int i = 0; i < depth; ++i) sum += input[i] * input[i];
    const float root = sqrtf(sum);
    const float norm = root < 1e-6f ? 1e-6f : root;
    for (int i = 0; i < depth; ++i) output[i] = input[i] / norm;
  }
}

void L2NormalizeS8(int rows, int depth, int32_t input_zero_point, const int8_t* input, int8_t* output) {
  Normalize8(ElementType::kS8, rows, depth, input_zero_point, input, output);
}

void L2NormalizeU8(int rows, int depth, int32_t input_zero_point, const uint8_t* input, uint8_t* output) {
  Normalize8(ElementType::kU8, rows, depth, input_zero_point, input, output);
}

void L2NormalizeS16(int rows, int depth, float output_scale, const int16_t* input, int16_t* output) {
  for (int row = 0; row < rows; ++row, input += depth, output += depth) {
    const int64_t squared_norm = SquaredNorm(ElementType::kS16, 0, depth, 0, input);
    const float norm = squared_norm == 0 ? 1.0f : sqrtf(FloatOf(squared_norm));
    for (int i = 0; i < depth; ++i) {
      const int32_t steps = RoundSaturating(static_cast<float>(input[i]) / norm / output_scale);
      output[i] = static_cast<int16_t>(Clamp<int32_t>(steps, INT16_MIN, INT16_MAX));
    }
  }
}

}  // namespace kernels
}  // namespace tflite
