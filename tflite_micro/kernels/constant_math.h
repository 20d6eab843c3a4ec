// Functions of real numbers for tables. The compiler can evaluate them, so that a table of constants is written as its
// formula and is data in flash; run in Prepare, they give every target the same table.
#ifndef TFLITE_MICRO_KERNELS_CONSTANT_MATH_H_
#define TFLITE_MICRO_KERNELS_CONSTANT_MATH_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// e^x to within a few units in the last place of a double, for |x| < 700.
constexpr double ConstantExp(double x) {
  // e^x = (e^(x / 1024))^1024; the series for so small an argument ends after few terms.
  const double small = x / 1024;
  // e^small - 1 is what the squarings below keep exact.
  double term = small;
  double result = small;
  for (int n = 2; n <= 12; ++n) {
    term *= small / n;
    result += term;
  }
  for (int i = 0; i < 10; ++i) result = result * (2 + result);
  return 1 + result;
}

// The nearest integer, halves away from zero; |x| < 2^62.
constexpr int64_t ConstantRound(double x) { return static_cast<int64_t>(x < 0 ? x - 0.5 : x + 0.5); }

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_CONSTANT_MATH_H_
