// Quantised sum of int8 by Helium, four elements at a time.
#include <arm_mve.h>

#include "tflite_micro/kernels/portable/add_quantized.h"

namespace tflite {
namespace kernels {
namespace {

// RoundedFactor for a shift of at least 1.
struct VectorFactor {
  VectorFactor(int32_t multiplier_of_factor, int32_t right_shift)
      : multiplier(vdupq_n_s32(multiplier_of_factor)), shift(vdupq_n_s32(-right_shift)) {}

  int32x4_t Times(int32x4_t doubled) const {
    const int32x4_t product = vrmulhq_s32(doubled, multiplier);
    return vrshlq_s32(vaddq_s32(product, vshrq_n_s32(product, 31)), shift);
  }

  int32x4_t multiplier;
  int32x4_t shift;
};

// See AddQuantized() for what is done. `count` is a multiple of 4, and neither operand is repeated.
void AddFours(const int8_t* larger, const int8_t* smaller, int8_t* out, int32_t count,
              const AddQuantizedParams& params) {
  const VectorFactor factor_smaller(params.multiplier_smaller, params.shift_smaller);
  const VectorFactor factor_out(params.multiplier_out, params.shift_out);
  const int32_t doubled_larger = params.sign_larger * (int32_t{1} << kAddLeftShiftS8);
  const int32x4_t larger_start = vdupq_n_s32(params.offset_larger * doubled_larger);
  const int32_t smaller_start = params.offset_smaller * (int32_t{2} << kAddLeftShiftS8);
  for (; count > 0; count -= 4) {
    const int32x4_t doubled = vaddq_n_s32(vshlq_n_s32(vldrbq_s32(smaller), kAddLeftShiftS8 + 1), smaller_start);
    const int32x4_t scaled = factor_smaller.Times(doubled);
    const int32x4_t sum = vmlaq_n_s32(larger_start, vldrbq_s32(larger), doubled_larger);
    const int32x4_t result = vaddq_n_s32(factor_out.Times(vaddq_s32(sum, vshlq_n_s32(scaled, 1))), params.offset_out);
    vstrbq_s32(out, vminq_s32(vmaxq_s32(result, vdupq_n_s32(params.lowest)), vdupq_n_s32(params.highest)));
    larger += 4;
    smaller += 4;
    out += 4;
  }
}

}  // namespace

void AddS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
           const void* untyped_params) {
  const auto& params = *static_cast<const AddQuantizedParams*>(untyped_params);
  const auto* a8 = static_cast<const int8_t*>(a);
  const auto* b8 = static_cast<const int8_t*>(b);
  auto* out8 = static_cast<int8_t*>(out);
  int32_t done = 0;
  if (step_a == 1 && step_b == 1 && params.shift_smaller > 0 && params.shift_out > 0) {
    done = count / 4 * 4;
    const bool swap = params.b_is_larger != 0;
    AddFours(swap ? b8 : a8, swap ? a8 : b8, out8, done, params);
  }
  AddQuantized(ElementType::kS8, a8 + done * step_a, step_a, b8 + done * step_b, step_b, out8 + done, count - done,
               untyped_params);
}

}  // namespace kernels
}  // namespace tflite
