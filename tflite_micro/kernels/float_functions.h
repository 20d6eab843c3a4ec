// Functions of one float beside those of elementary.h, and the loop that applies any of them.
#ifndef TFLITE_MICRO_KERNELS_FLOAT_FUNCTIONS_H_
#define TFLITE_MICRO_KERNELS_FLOAT_FUNCTIONS_H_

#include "tflite_micro/kernels/elementary.h"

namespace tflite {
namespace kernels {

using FloatFunction = float (*)(float);

// `input` and `output` hold `size` elements and may be the same.
void ApplyF32(FloatFunction function, const float* input, float* output, int size);

float Identity(float x);
float Absolute(float x);
float Negative(float x);
// -1, 0 or 1; NaN stays NaN.
float Sign(float x);
float Square(float x);
float SquareRoot(float x);
float InverseSquareRoot(float x);
// x where x >= 0, else e^x - 1.
float Elu(float x);
// x * min(max(x + 3, 0), 6) / 6
float HardSwish(float x);
// x / 2 * (1 + erf(x / sqrt(2)))
float Gelu(float x);
// x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3)))
float GeluByTanh(float x);

// What operators fuse: x limited to [0, inf), [-1, 1] and [0, 6], and 1 where x is negative (-0 is), else 0.
float Relu(float x);
float ReluN1To1(float x);
float Relu6(float x);
float SignBit(float x);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_FLOAT_FUNCTIONS_H_
