// Elementary functions of floats, in little code: within 4 units in the last place, and the same on every target. The
// compiler's library has some kilobytes of them, for the last half a unit.
#ifndef TFLITE_MICRO_KERNELS_ELEMENTARY_H_
#define TFLITE_MICRO_KERNELS_ELEMENTARY_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Whole numbers: towards minus infinity, towards infinity, and to the nearest one, halves away from zero or to the even
// one.
float Floor(float x);
float Ceiling(float x);
float RoundAway(float x);
float RoundToEven(float x);

float Exponential(float x);
// e^x - 1, also near zero.
float ExponentialMinus1(float x);
float HyperbolicTangent(float x);
float Logarithm(float x);

float Sine(float x);
float Cosine(float x);
// What is left of x, |x| >= 2^-7 and finite, after whole quarters of a turn, which are added to `quarters`: in units of
// 2^-62 quarters, up to half a quarter.
int64_t ReduceToQuarter(float x, int* quarters);

// The angle of the point (x, y).
float ArcTangent(float y, float x);
// x - n y, with as many n as leave the sign of x and less than |y|; exact.
float Remainder(float x, float y);
// x^y
float Power(float x, float y);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ELEMENTARY_H_
