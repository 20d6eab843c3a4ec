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

// Sine and cosine of a double, for |x| <= 8: off by little more than half a unit in the last place, or near zero by
// 10^-26, so that tables are those that other mathematics libraries give.
struct SineCosine {
  double sine;
  double cosine;
};
constexpr SineCosine ConstantSineCosine(double x) {
  // What is left of x, as a sum of two, after whole quarters of a turn; these are subtracted in two parts, of which the
  // first has few enough bits for exact multiples.
  constexpr double kQuarter = 1.57079632673412561417;
  constexpr double kQuarterRest = 6.07710050650619224932e-11;
  const double turns = x / (kQuarter + kQuarterRest);
  const int quarters = static_cast<int>(turns < 0 ? turns - 0.5 : turns + 0.5);
  const double coarse = x - quarters * kQuarter;
  const double rest = quarters * kQuarterRest;
  const double angle = coarse - rest;
  const double tail = (coarse - angle) - rest;
  // Taylor's series from the smallest term on, without the first terms, which are added last.
  const double square = angle * angle;
  double sine = 0;
  double cosine = 0;
  for (int n = 9; n >= 1; --n) {
    // 1 / ((2n) (2n+1)) - x^2 ... , so that sine and cosine end as -(x^2 / 3! - x^4 / 5! ...) and x^2 / 4! - x^4 / 6!
    // ...
    sine = square * (1 - sine) / ((2 * n) * (2 * n + 1));
    cosine = square * (1 - cosine) / ((2 * n + 1) * (2 * n + 2));
  }
  const double half = square / 2;
  const double first = 1 - half;
  const double sine_of_rest = angle + (tail * first - angle * sine);
  const double cosine_of_rest = first + (((1 - first) - half) + (half * cosine - angle * tail));
  switch (quarters & 3) {
    case 0:
      return {sine_of_rest, cosine_of_rest};
    case 1:
      return {cosine_of_rest, -sine_of_rest};
    case 2:
      return {-sine_of_rest, -cosine_of_rest};
    default:
      return {-cosine_of_rest, sine_of_rest};
  }
}

// The nearest integer, halves away from zero; |x| < 2^62.
constexpr int64_t ConstantRound(double x) { return static_cast<int64_t>(x < 0 ? x - 0.5 : x + 0.5); }

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_CONSTANT_MATH_H_
