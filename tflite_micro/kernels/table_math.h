// The functions of constant_math.h for programs: compiled once. In double precision, whose last bit, which libraries
// disagree about, is lost when a table's entry is rounded: tables are the same on every target.
#ifndef TFLITE_MICRO_KERNELS_TABLE_MATH_H_
#define TFLITE_MICRO_KERNELS_TABLE_MATH_H_

#include "tflite_micro/kernels/constant_math.h"

namespace tflite {
namespace kernels {

// |x| < 700
double TableExponential(double x);
// x > 0
double TableLogarithm(double x);
// |x| <= 8
SineCosine TableSineCosine(double x);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_TABLE_MATH_H_
