// A table of FixedPoint<int16_t>::ExpOfLastQuarter(), the costly part of the logistic function and of tanh in 16 bits.
#ifndef TFLITE_MICRO_KERNELS_LAST_QUARTER_H_
#define TFLITE_MICRO_KERNELS_LAST_QUARTER_H_

#include <stdint.h>

#include "tflite_micro/kernels/fixed_point_functions.h"

namespace tflite {
namespace kernels {

// 1/4 of an argument with 3 integer bits is 2^kLastQuarterBits.
inline constexpr int32_t kLastQuarterBits = 10;

// Element i: e^(i / 4096 - 1/4), a unit.
struct LastQuarter {
  int16_t exponentials[1 << kLastQuarterBits];
};

constexpr LastQuarter MakeLastQuarter() {
  LastQuarter table = {};
  for (int32_t i = 0; i < 1 << kLastQuarterBits; ++i) {
    const int32_t unit = (i - (1 << kLastQuarterBits)) * 8;
    table.exponentials[i] = static_cast<int16_t>(FixedPoint<int16_t>::ExpOfLastQuarter(unit));
  }
  return table;
}

inline constexpr LastQuarter kLastQuarter = MakeLastQuarter();

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_LAST_QUARTER_H_
