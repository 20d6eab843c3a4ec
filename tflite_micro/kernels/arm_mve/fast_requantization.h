// Requantisation of four sums at a time.
#ifndef TFLITE_MICRO_KERNELS_ARM_MVE_FAST_REQUANTIZATION_H_
#define TFLITE_MICRO_KERNELS_ARM_MVE_FAST_REQUANTIZATION_H_

#include <arm_mve.h>
#include <stdint.h>

#include "tflite_micro/kernels/requantization.h"

namespace tflite {
namespace kernels {
namespace arm_mve {

// The shift of an entry as FastScale() takes it: negative, to the right. Not negative where only
// Requantization::Apply() will do. A multiplier of 0 goes with any shift.
inline int32_t FastShift(const Requantization& requantization, int32_t entry) {
  return requantization.multipliers[entry] == 0 ? -1 : requantization.shifts[entry];
}

// sums * multipliers * 2^(shifts - 31), rounded twice as MultiplyByQuantizedMultiplier() does: the second time halves
// go away from zero, which the instruction for rounding shifts does once a negative value has lost 1.
inline int32x4_t FastScale(int32x4_t sums, int32x4_t multipliers, int32x4_t shifts) {
  const int32x4_t products = vqrdmulhq_s32(sums, multipliers);
  return vrshlq_s32(vaddq_s32(products, vshrq_n_s32(products, 31)), shifts);
}

}  // namespace arm_mve
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ARM_MVE_FAST_REQUANTIZATION_H_
