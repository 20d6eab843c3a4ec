// The loop that add_s8.cc and add_s16.cc share; only the element type and the left shift differ.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_ADD_QUANTIZED_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_ADD_QUANTIZED_H_

#include <stdint.h>

#include "tflite_micro/kernels/add.h"
#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/portable/quantized_elements.h"

namespace tflite {
namespace kernels {

// A multiplication by a fixed-point factor, rounded twice: `doubled` is twice the value.
struct RoundedFactor {
  RoundedFactor(int32_t multiplier_of_factor, int right_shift)
      : multiplier(multiplier_of_factor),
        half(static_cast<int32_t>((uint32_t{1} << right_shift) >> 1)),
        negative_mask(right_shift > 0 ? -1 : 0),
        shift(right_shift) {}

  int32_t Times(int32_t doubled) const {
    const int32_t product =
        static_cast<int32_t>((static_cast<int64_t>(doubled) * multiplier + (int64_t{1} << 31)) >> 32);
    // Halves away from zero: a negative product loses 1 before it is shifted, unless the shift is by 0.
    return (product + half + ((product >> 31) & negative_mask)) >> shift;
  }

  int32_t multiplier;
  int32_t half;
  int32_t negative_mask;
  int shift;
};

TFLM_BODY_FOR_TYPES void AddQuantized(ElementType type, const void* a, int32_t step_a, const void* b, int32_t step_b,
                                      void* out, int32_t count, const void* untyped_params) {
  const auto& params = *static_cast<const AddQuantizedParams*>(untyped_params);
  const int left_shift = type == ElementType::kS16 ? kAddLeftShiftS16 : kAddLeftShiftS8;
  const bool swap = params.b_is_larger != 0;
  const void* larger = swap ? b : a;
  const void* smaller = swap ? a : b;
  const int32_t step_larger = swap ? step_b : step_a;
  const int32_t step_smaller = swap ? step_a : step_b;
  const RoundedFactor factor_smaller(params.multiplier_smaller, params.shift_smaller);
  const RoundedFactor factor_out(params.multiplier_out, params.shift_out);
  // Sums are kept doubled, which they have room for: 2 * (255 << 20) and 2 * (2^15 << 15) fit.
  const int32_t doubled_larger = params.sign_larger * (int32_t{1} << left_shift);
  const int32_t larger_start = params.offset_larger * doubled_larger;
  const int32_t doubled_smaller = int32_t{2} << left_shift;
  const int32_t smaller_start = params.offset_smaller * doubled_smaller;
  const int32_t offset_out = params.offset_out;
  const int32_t lowest = params.lowest;
  const int32_t highest = params.highest;
  const auto finish = [&](int32_t doubled_sum, int32_t i) {
    StoreElement(type, Clamp<int32_t>(factor_out.Times(doubled_sum) + offset_out, lowest, highest), out, i);
  };
  const int32_t bytes_larger = step_larger * ElementBytes(type);
  if (step_smaller == 0) {
    const int32_t start =
        larger_start + 2 * factor_smaller.Times(smaller_start + LoadElement(type, smaller, 0) * doubled_smaller);
    for (int32_t i = 0; i < count; ++i) {
      finish(start + LoadElement(type, larger, 0) * doubled_larger, i);
      larger = Advance(larger, bytes_larger);
    }
    return;
  }
  for (int32_t i = 0; i < count; ++i) {
    const int32_t scaled = factor_smaller.Times(smaller_start + LoadElement(type, smaller, i) * doubled_smaller);
    finish(larger_start + LoadElement(type, larger, 0) * doubled_larger + 2 * scaled, i);
    larger = Advance(larger, bytes_larger);
  }
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_ADD_QUANTIZED_H_
