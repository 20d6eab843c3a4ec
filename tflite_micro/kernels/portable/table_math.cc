#include "tflite_micro/kernels/table_math.h"

#include <math.h>

namespace tflite {
namespace kernels {

double TableExponential(double x) { return ConstantExp(x); }

// log(2^n * m) = n log(2) + 2 artanh((m - 1) / (m + 1)), with m about 1
double TableLogarithm(double x) {
  int exponent = 0;
  double mantissa = frexp(x, &exponent);
  if (mantissa < 0.70710678118654752) {
    mantissa *= 2;
    --exponent;
  }
  const double ratio = (mantissa - 1) / (mantissa + 1);
  const double square = ratio * ratio;
  double sum = 0;
  for (int n = 21; n >= 1; n -= 2) sum = sum * square + 1.0 / n;
  return exponent * 0.69314718055994530942 + 2 * ratio * sum;
}

SineCosine TableSineCosine(double x) { return ConstantSineCosine(x); }

}  // namespace kernels
}  // namespace tflite
